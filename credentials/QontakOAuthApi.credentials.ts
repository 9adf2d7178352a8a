import type {
	Icon,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IDataObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { accountOf, fingerprintOf, tokensOf } from '../nodes/Qontak/auth/account';
import { getWorkingTokens } from '../nodes/Qontak/auth/renewal';
import { testRules } from '../nodes/Qontak/auth/testRules';
import { safeForKey } from '../nodes/shared/transport/keySafety';

const NO_API =
	'There is no Qontak API at this Base URL. Usually it is https://service-chat.qontak.com/api/open/v1.';

/**
 * Qontak by user name and password (source: "Qontak password login"): logs in once, then lives on
 * refresh tokens. The tokens are kept in hidden fields, which n8n encrypts with the rest.
 */
export class QontakOAuthApi implements ICredentialType {
	name = 'qontakOAuthApi';

	displayName = 'Qontak Login (OAuth) API';

	documentationUrl =
		'https://github.com/n8n-nodes-whatsapp-gateways/n8n-nodes-whatsapp-gateways/blob/main/docs/qontak.md#which-credential';

	icon: Icon = { light: 'file:../icons/qontak.svg', dark: 'file:../icons/qontak.dark.svg' };

	httpRequestNode = {
		name: 'Qontak (Login)',
		docsUrl: 'https://docs.qontak.com/docs/omnichannel-hub/183d86fcd6f8e-introduction',
		apiBaseUrl: 'https://service-chat.qontak.com/api/open/v1/',
	};

	properties: INodeProperties[] = [
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
		{
			displayName: 'Refresh Token',
			name: 'refreshToken',
			type: 'hidden',
			typeOptions: { password: true },
			default: '',
		},
		{ displayName: 'Account Fingerprint', name: 'accountFingerprint', type: 'hidden', default: '' },
		{
			displayName: 'Username',
			name: 'username',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. name@company.com',
			description: 'Use an admin or supervisor',
			hint: 'The email address and password you log in to Qontak with',
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
		},
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			required: true,
			default: 'RRrn6uIxalR_QaHFlcKOqbjHMG63elEdPTair9B9YdY',
			description:
				'The one Qontak publishes for everybody. Change it only when Qontak gave you your own.',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: 'Sa8IGIh_HpVK1ZLAF0iFf7jU760osaUNV659pBIZR00',
			description:
				'The one Qontak publishes for everybody. Change it only when Qontak gave you your own.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://service-chat.qontak.com/api/open/v1',
			description: 'Older accounts use https://chat-service.qontak.com/api/open/v1',
		},
		{
			displayName: 'Token URL',
			name: 'tokenUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://service-chat.qontak.com/oauth/token',
			description: 'Leave it empty to use /oauth/token at the host of the base URL',
		},
	];

	/** Tokens that work: see {@link getWorkingTokens}. Throws LoginFailure and RefusedRefresh. */
	async preAuthentication(
		this: IHttpRequestHelper,
		credential: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		const account = accountOf(credential);
		const accountFingerprint = fingerprintOf(account);
		const tokens = tokensOf(credential, accountFingerprint);
		const circumstances = {
			isDoubted: credential.accessToken === '',
			tellsRefusedRefresh: credential.tellsRefusedRefresh === true,
		};
		const working = await getWorkingTokens(
			this,
			account,
			accountFingerprint,
			tokens,
			circumstances,
		);
		// Without a token n8n keeps what it has and does not repeat the request
		// (source: "n8n credentials").
		if (working.accessToken === credential.accessToken) return {};
		return { ...working, accountFingerprint };
	}

	/** Leaves the token out when user or password were changed since: it is somebody else's. */
	async authenticate(
		credential: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const { accessToken } = tokensOf(credential, fingerprintOf(accountOf(credential)));
		if (accessToken === '') return request;
		return {
			...safeForKey(request),
			headers: { ...request.headers, Authorization: `Bearer ${accessToken}` },
		};
	}

	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{$credentials.baseUrl}}',
			url: '/integrations',
			qs: { limit: 1 },
			headers: { Accept: 'application/json' },
		},
		rules: testRules(
			{
				401: 'Qontak does not take the token of this login. Check username and password by logging in at chat.qontak.com.',
				403: 'The login works, but this user may not use the API. Use an admin or supervisor of Qontak.',
				404: NO_API,
			},
			NO_API,
		),
	};
}

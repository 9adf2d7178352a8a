import type {
	ICredentialDataDecryptedObject,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	IDataObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { testRules } from '../nodes/Qontak/auth/testRules';
import {
	baseUrlLookField,
	lookAtBaseUrl,
	prepareLook,
} from '../nodes/shared/transport/baseUrlLook';
import { safeForKey } from '../nodes/shared/transport/keySafety';

const USUAL_BASE_URL = 'https://service-chat.qontak.com/api/open/v1';

const NO_API = `There is no Qontak API at this Base URL. Usually it is ${USUAL_BASE_URL}.`;

/** Qontak by a token made in its settings, which is valid for a year (source: "Qontak tokens"). */
export class QontakTokenApi implements ICredentialType {
	name = 'qontakTokenApi';

	displayName = 'Qontak Token API';

	documentationUrl =
		'https://github.com/n8n-nodes-whatsapp-gateways/n8n-nodes-whatsapp-gateways/blob/main/docs/qontak.md#which-credential';

	icon: Icon = { light: 'file:../icons/qontak.svg', dark: 'file:../icons/qontak.dark.svg' };

	httpRequestNode = {
		name: 'Qontak (Token)',
		docsUrl: 'https://docs.qontak.com/docs/omnichannel-hub/183d86fcd6f8e-introduction',
		apiBaseUrl: 'https://service-chat.qontak.com/api/open/v1/',
	};

	properties: INodeProperties[] = [
		baseUrlLookField,
		{
			displayName: 'Token Kind',
			name: 'kind',
			type: 'options',
			options: [
				{
					name: 'User Token',
					value: 'user',
					description: 'For broadcasts, templates, contact lists and rooms; answers as an agent',
				},
				{
					name: 'Bot Token',
					value: 'bot',
					description: 'For answering in rooms as a bot, and for webhooks',
				},
			],
			default: 'user',
			description: 'What you chose when you made the token',
		},
		{
			displayName: 'Token',
			name: 'token',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'You have to be an admin or supervisor. Two tokens can be active at a time.',
			hint: 'Made in Qontak under Settings, API Token, Omnichannel',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: USUAL_BASE_URL,
			description: 'Older accounts use https://chat-service.qontak.com/api/open/v1.',
		},
	];

	/** See {@link lookAtBaseUrl}. */
	async preAuthentication(
		this: IHttpRequestHelper,
		credential: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		return prepareLook(this, credential);
	}

	async authenticate(
		credential: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const { token } = credential;
		await lookAtBaseUrl(credential, request, USUAL_BASE_URL);
		return {
			...safeForKey(request),
			headers: { ...request.headers, Authorization: `Bearer ${String(token ?? '')}` },
		};
	}

	/**
	 * The one call that both kinds of token may make, or for a user's the list of templates, which a bot
	 * may not read (source: "Qontak tokens").
	 */
	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{$credentials.baseUrl}}',
			url: '={{ $credentials.kind === "bot" ? "/health" : "/templates/whatsapp?limit=1" }}',
			headers: { Accept: 'application/json' },
		},
		rules: testRules({
			401: 'Qontak does not know this token, or it has expired: a token lives for a year. Make a new one in Qontak under Settings, API Token.',
			403: "Qontak knows this token, but not as a user token. If it is a bot's, choose Bot Token under 'Token Kind'; else make one in Qontak as an admin or supervisor.",
			404: NO_API,
		}),
	};
}

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
import { authorizationOf } from '../nodes/DecisionTelecom/auth/authorization';
import {
	baseUrlLookField,
	lookAtBaseUrl,
	prepareLook,
} from '../nodes/shared/transport/baseUrlLook';
import {
	REDIRECT_RULES,
	REDIRECTS,
	safeForKey,
	unknownCallerRules,
} from '../nodes/shared/transport/keySafety';

const USUAL_BASE_URL = 'https://web.it-decision.com/v1/api';

const WRONG_KEY =
	"DecisionTelecom does not accept the key in this form. Try the other choices of 'Key Format'; if none works, ask your account manager for the key.";

const WRONG_ADDRESS =
	"DecisionTelecom's API does not answer at this 'Base URL'. Usually it is https://web.it-decision.com/v1/api, with /v1/api at its end. The key was not checked.";

/** How a server answers at an address that is not the API's: no call of the API does. */
const NOT_HERE = [403, 404, 405, 410];

/** The key of an account at DecisionTelecom (source: "DecisionTelecom key"). */
export class DecisionTelecomApi implements ICredentialType {
	name = 'decisionTelecomApi';

	displayName = 'DecisionTelecom (Basic) API';

	documentationUrl =
		'https://github.com/n8n-nodes-whatsapp-gateways/n8n-nodes-whatsapp-gateways/blob/main/docs/decisionTelecom.md#credential';

	icon: Icon = {
		light: 'file:../icons/decisionTelecom.svg',
		dark: 'file:../icons/decisionTelecom.dark.svg',
	};

	httpRequestNode = {
		name: 'DecisionTelecom',
		docsUrl: 'https://en-api.decisiontele.com/whatsapp-business-api',
		apiBaseUrl: 'https://web.it-decision.com/v1/api/',
	};

	properties: INodeProperties[] = [
		baseUrlLookField,
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			hint: 'Your account manager at DecisionTelecom gives it to you',
		},
		{
			displayName: 'Key Format',
			name: 'keyFormat',
			type: 'options',
			options: [
				{
					name: 'As Issued',
					value: 'asIssued',
					description: 'Send the key as it is. Right for most accounts.',
				},
				{
					name: 'Base64(Key)',
					value: 'base64',
					description: 'Encode the key first, as the libraries of DecisionTelecom do',
				},
				{
					name: 'Base64(Key:)',
					value: 'base64Colon',
					description: 'Encode the key with a colon behind it, as the PHP example does',
				},
			],
			default: 'asIssued',
			description:
				'How the key is sent. The documents of DecisionTelecom show all three ways. If the key is not accepted, try the next one.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: USUAL_BASE_URL,
			description: 'Change it only when DecisionTelecom gave you an address of your own.',
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
		const { apiKey, keyFormat } = credential;
		await lookAtBaseUrl(credential, request, USUAL_BASE_URL);
		return {
			...safeForKey(request),
			headers: { ...request.headers, Authorization: authorizationOf(apiKey, keyFormat) },
		};
	}

	/**
	 * Asks for the status of a message that does not exist. A good key is answered with some error
	 * about the message, whose code no document shows. So of the documented statuses 401 alone speaks
	 * against the key. A status or a body that no call of the API has speaks against the address: both
	 * its answers and its errors have a `status` (sources: "DecisionTelecom key",
	 * "DecisionTelecom errors").
	 */
	test: ICredentialTestRequest = {
		request: {
			method: 'POST',
			baseURL: '={{$credentials.baseUrl}}',
			url: '/receive-whatsapp',
			headers: { Accept: 'application/json' },
			body: { message_id: 0 },
			ignoreHttpStatusErrors: { ignore: true, except: [401, ...NOT_HERE, ...REDIRECTS] },
		},
		rules: [
			...REDIRECT_RULES,
			{ type: 'responseCode', properties: { value: 401, message: WRONG_KEY } },
			...NOT_HERE.map((value) => ({
				type: 'responseCode',
				properties: { value, message: WRONG_ADDRESS },
			})),
			// Its errors may come with HTTP 200 (source: "DecisionTelecom errors").
			{
				type: 'responseSuccessBody',
				properties: { key: 'status', value: 401, message: WRONG_KEY },
			},
			...unknownCallerRules(WRONG_KEY),
			// Of a web page, of nothing and of anybody else's JSON it is undefined.
			...[undefined, ...NOT_HERE].map((value) => ({
				type: 'responseSuccessBody',
				properties: { key: 'status', value, message: WRONG_ADDRESS },
			})),
		] as ICredentialTestRequest['rules'],
	};
}

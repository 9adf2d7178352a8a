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
import {
	baseUrlLookField,
	lookAtBaseUrl,
	prepareLook,
} from '../nodes/shared/transport/baseUrlLook';
import {
	REDIRECT_RULES,
	safeForKey,
	unknownCallerRules,
} from '../nodes/shared/transport/keySafety';

const USUAL_BASE_URL = 'https://waba.ivosights.com';

const WRONG_KEY =
	'Ivosights does not know this API key. Copy it again from the Ivosights dashboard, section Developer.';

/**
 * The key of one WhatsApp number at Ivosights, and what protects its webhooks
 * (sources: "Ivosights access", "Ivosights webhooks").
 */
export class IvosightsApi implements ICredentialType {
	name = 'ivosightsApi';

	displayName = 'Ivosights API';

	documentationUrl =
		'https://github.com/n8n-nodes-whatsapp-gateways/n8n-nodes-whatsapp-gateways/blob/main/docs/ivosights.md#credential';

	icon: Icon = { light: 'file:../icons/ivosights.svg', dark: 'file:../icons/ivosights.dark.svg' };

	httpRequestNode = {
		name: 'Ivosights',
		docsUrl: 'https://wabacdn.s45.in/docs/index.html',
		apiBaseUrl: 'https://waba.ivosights.com/api/v1/',
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
			description: 'Each WhatsApp number has a key of its own',
			hint: 'In the Ivosights dashboard, in the section Developer',
		},
		{
			displayName: 'Environment',
			name: 'environment',
			type: 'options',
			options: [
				{
					name: 'Production',
					value: 'production',
					description: 'Messages reach your customers and are charged',
				},
				{
					name: 'Sandbox',
					value: 'sandbox',
					description: 'For trying out: only sending messages and fetching media work here',
				},
			],
			default: 'production',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: USUAL_BASE_URL,
			description: 'Change it only when Ivosights gave you an address of your own.',
		},
		{
			displayName: 'Webhook Protection',
			name: 'webhookAuthentication',
			type: 'options',
			options: [
				{
					name: 'Basic Auth',
					value: 'basic',
					description: 'Ivosights sends a user and password that you set with the webhook',
				},
				{
					name: 'Header',
					value: 'header',
					description: 'Ivosights sends a header that you set with the webhook',
				},
				{
					name: 'None',
					value: 'none',
					description: 'Whoever knows the webhook URL can post to it',
				},
			],
			default: 'none',
			description: 'How the Ivosights Trigger tells that a webhook really comes from Ivosights',
			hint: 'Set the same in the Ivosights dashboard, in the section Developer, Webhook',
		},
		{
			displayName: 'Webhook User',
			name: 'webhookUser',
			type: 'string',
			default: '',
			displayOptions: { show: { webhookAuthentication: ['basic'] } },
		},
		{
			displayName: 'Webhook Password',
			name: 'webhookPassword',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			displayOptions: { show: { webhookAuthentication: ['basic'] } },
		},
		{
			displayName: 'Webhook Header Name',
			name: 'webhookHeaderName',
			type: 'string',
			default: '',
			placeholder: 'e.g. X-Webhook-Key',
			displayOptions: { show: { webhookAuthentication: ['header'] } },
		},
		{
			displayName: 'Webhook Header Value',
			name: 'webhookHeaderSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			displayOptions: { show: { webhookAuthentication: ['header'] } },
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
		const { apiKey } = credential;
		await lookAtBaseUrl(credential, request, USUAL_BASE_URL);
		return {
			...safeForKey(request),
			headers: { ...request.headers, 'X-API-KEY': String(apiKey ?? '') },
		};
	}

	/** Reads something small. The sandbox has no such call, but the key is the same. */
	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{$credentials.baseUrl}}',
			url: '/api/v1/template-categories',
			headers: { Accept: 'application/json' },
		},
		rules: [
			...REDIRECT_RULES,
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message: WRONG_KEY,
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 403,
					message: 'Ivosights knows this API key, but it may not be used for the WhatsApp API.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 404,
					message:
						'There is no Ivosights API at this Base URL. Usually it is https://waba.ivosights.com.',
				},
			},
			...unknownCallerRules(WRONG_KEY),
			// Of a web page, of nothing and of a refusal inside a success there is no list
			// (source: "Ivosights lists").
			{
				type: 'responseSuccessBody',
				properties: {
					key: 'data',
					value: undefined,
					message:
						"Something answered at this Base URL, but not as Ivosights' API does. Usually it is https://waba.ivosights.com. If it is, copy the API key again.",
				},
			},
		] as ICredentialTestRequest['rules'],
	};
}

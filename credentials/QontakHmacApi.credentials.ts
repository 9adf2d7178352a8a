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
import { signed } from '../nodes/Qontak/auth/signature';
import { testRules } from '../nodes/Qontak/auth/testRules';
import {
	baseUrlLookField,
	lookAtBaseUrl,
	prepareLook,
} from '../nodes/shared/transport/baseUrlLook';
import { safeForKey } from '../nodes/shared/transport/keySafety';

const USUAL_BASE_URL = 'https://api.mekari.com/qontak/chat/v1';

const NO_API = `There is no Qontak API at this Base URL. Usually it is ${USUAL_BASE_URL}.`;

/** Qontak through api.mekari.com, every request signed (source: "Qontak request signature"). */
export class QontakHmacApi implements ICredentialType {
	name = 'qontakHmacApi';

	displayName = 'Qontak HMAC API';

	documentationUrl =
		'https://github.com/n8n-nodes-whatsapp-gateways/n8n-nodes-whatsapp-gateways/blob/main/docs/qontak.md#which-credential';

	icon: Icon = { light: 'file:../icons/qontak.svg', dark: 'file:../icons/qontak.dark.svg' };

	httpRequestNode = {
		name: 'Qontak (HMAC)',
		docsUrl: 'https://docs.qontak.com/docs/omnichannel-hub/3f11066e2ce6c-api-mekari-v1-0',
		apiBaseUrl: 'https://api.mekari.com/qontak/chat/v1/',
	};

	properties: INodeProperties[] = [
		baseUrlLookField,
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			required: true,
			default: '',
			description: 'Of an application with the method HMAC and the scope qontak-chat:all',
			hint: 'At developers.mekari.com, in your application; an admin makes it',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			hint: 'Beside the client ID',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: USUAL_BASE_URL,
			description: 'Change it only when Mekari gave you another address.',
		},
	];

	/** See {@link lookAtBaseUrl}. */
	async preAuthentication(
		this: IHttpRequestHelper,
		credential: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		return prepareLook(this, credential);
	}

	/** Signs the request line as it goes on the wire: see {@link signed}. */
	async authenticate(
		credential: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		await lookAtBaseUrl(credential, request, USUAL_BASE_URL);
		return signed(safeForKey(request), credential, new Date());
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
				401: 'Mekari does not accept the signature. Copy client ID and secret again, check that the application has the scope qontak-chat:all and that the clock of your n8n is right, and that your Qontak account has an admin and a supervisor.',
				403: 'Mekari knows this application, but it may not use Qontak. Give it the scope qontak-chat:all at developers.mekari.com.',
				404: NO_API,
			},
			NO_API,
		),
	};
}

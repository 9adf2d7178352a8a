import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { composeProperties } from '../shared/operation/properties';
import { receiveAnswer } from '../shared/wait/receiveAnswer';
import { runAndWait } from '../shared/wait/runAndWait';
import { waitingWebhooks, WAITING_TOOLTIP } from '../shared/wait/webhooks';
import { authenticationProperty } from './auth/authentication';
import { qontak } from './gateway';
import {
	getBroadcastVariables,
	getTemplateLanguages,
	getTemplateText,
	getTemplateVariables,
	searchAgents,
	searchApprovedTemplates,
	searchBroadcasts,
	searchChannels,
	searchContactLists,
	searchTemplates,
} from './lists';
import { operations, resources } from './operations';

/** WhatsApp through Qontak (Mekari). */
export class Qontak implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Qontak WhatsApp',
		name: 'qontak',
		icon: { light: 'file:../../icons/qontak.svg', dark: 'file:../../icons/qontak.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle:
			'={{ ($parameter["options"]?.dryRun === true ? "dry run · " : "") + $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Send WhatsApp messages, templates and broadcasts through Mekari Qontak',
		defaults: { name: 'Qontak WhatsApp' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'qontakHmacApi',
				required: true,
				displayOptions: { show: { authentication: ['hmac'] } },
			},
			{
				name: 'qontakOAuthApi',
				required: true,
				displayOptions: { show: { authentication: ['login'] } },
			},
			{
				name: 'qontakTokenApi',
				required: true,
				displayOptions: { show: { authentication: ['token'] } },
			},
		],
		waitingNodeTooltip: WAITING_TOOLTIP,
		webhooks: waitingWebhooks,
		properties: [
			authenticationProperty,
			...composeProperties(resources, operations, 'message', {
				message: 'sendTemplate',
				template: 'getMany',
				broadcast: 'create',
				contactList: 'create',
				channel: 'getMany',
				room: 'getMany',
			}),
		],
	};

	methods = {
		loadOptions: { getTemplateLanguages },
		listSearch: {
			searchAgents,
			searchApprovedTemplates,
			searchBroadcasts,
			searchChannels,
			searchContactLists,
			searchTemplates,
		},
		resourceMapping: { getBroadcastVariables, getTemplateText, getTemplateVariables },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runAndWait(this, qontak, operations);
	}

	/** Takes the answers to questions that an execution waits for. */
	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receiveAnswer(this, qontak);
	}
}

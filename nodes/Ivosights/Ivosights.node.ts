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
import { ivosights } from './gateway';
import {
	getTemplateLanguages,
	getTemplateText,
	getTemplateVariables,
	getWebhooks,
	searchApprovedTemplates,
	searchTemplates,
} from './lists';
import { operations, resources } from './operations';
import { readListeners } from './trigger/listeners';

/** WhatsApp through Ivosights (IVOWBA). */
export class Ivosights implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Ivosights WhatsApp',
		name: 'ivosights',
		icon: { light: 'file:../../icons/ivosights.svg', dark: 'file:../../icons/ivosights.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle:
			'={{ ($parameter["options"]?.dryRun === true ? "dry run · " : "") + $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Send WhatsApp messages and templates through Ivosights (IVOWBA)',
		defaults: { name: 'Ivosights WhatsApp' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'ivosightsApi', required: true }],
		waitingNodeTooltip: WAITING_TOOLTIP,
		webhooks: waitingWebhooks,
		properties: composeProperties(resources, operations, 'message', {
			message: 'sendTemplate',
			template: 'getMany',
		}),
	};

	methods = {
		loadOptions: { getTemplateLanguages, getWebhooks },
		listSearch: { searchTemplates, searchApprovedTemplates },
		resourceMapping: { getTemplateText, getTemplateVariables },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runAndWait(this, ivosights, operations, readListeners);
	}

	/** Takes the answers to questions that an execution waits for. */
	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receiveAnswer(this, ivosights);
	}
}

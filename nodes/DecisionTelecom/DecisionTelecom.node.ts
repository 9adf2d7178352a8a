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
import { decisionTelecom } from './gateway';
import { operations, resources } from './operations';
import { getTemplateVariables } from './lists';

/** WhatsApp through DecisionTelecom. */
export class DecisionTelecom implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'DecisionTelecom WhatsApp',
		name: 'decisionTelecom',
		icon: {
			light: 'file:../../icons/decisionTelecom.svg',
			dark: 'file:../../icons/decisionTelecom.dark.svg',
		},
		group: ['output'],
		version: 1,
		subtitle:
			'={{ ($parameter["options"]?.dryRun === true ? "dry run · " : "") + $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Send WhatsApp messages and templates through DecisionTelecom',
		defaults: { name: 'DecisionTelecom WhatsApp' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'decisionTelecomApi', required: true }],
		waitingNodeTooltip: WAITING_TOOLTIP,
		webhooks: waitingWebhooks,
		properties: composeProperties(resources, operations, 'message', {
			message: 'sendTemplate',
			template: 'preview',
		}),
	};

	methods = { resourceMapping: { getTemplateVariables } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runAndWait(this, decisionTelecom, operations);
	}

	/** Takes the answers to questions that an execution waits for. */
	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receiveAnswer(this, decisionTelecom);
	}
}

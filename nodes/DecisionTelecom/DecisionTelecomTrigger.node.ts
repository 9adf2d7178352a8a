import type {
	IHookFunctions,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { receive } from '../shared/webhook/receive';
import { decisionTelecomCallback } from './trigger/source';

/** Starts a workflow with what becomes of messages sent through DecisionTelecom. */
export class DecisionTelecomTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'DecisionTelecom WhatsApp Trigger',
		name: 'decisionTelecomTrigger',
		icon: {
			light: 'file:../../icons/decisionTelecom.svg',
			dark: 'file:../../icons/decisionTelecom.dark.svg',
		},
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["events"].join(", ") }}',
		description: 'Starts the workflow when the status of a message changes',
		defaults: { name: 'DecisionTelecom WhatsApp Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'decisionTelecomApi', required: true }],
		// No document tells how DecisionTelecom calls back, so both ways are open.
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				responseData: '',
				path: 'decisiontelecom',
				ndvHideMethod: true,
			},
			{
				name: 'setup',
				httpMethod: 'GET',
				responseMode: 'onReceived',
				responseData: '',
				path: 'decisiontelecom',
				ndvHideUrl: true,
			},
		],
		triggerPanel: {
			header: '',
			executionsHelp: {
				inactive:
					"<b>Get receipts in three steps</b><br />1. Copy the <b>Production URL</b> from 'Webhook URLs' in this node.<br />2. Paste it into <b>Callback URL</b> of each DecisionTelecom WhatsApp node that sends, in this or any other workflow. Both nodes need the same credential: the sending node adds a token to the URL, by which this trigger knows its callbacks.<br />3. Publish this workflow.<br /><br /><b>Try it out</b><br />The Production URL only works while the workflow is published. To see a receipt here, press the listen button, and send a message with the <b>Test URL</b> as Callback URL.<br /><br />DecisionTelecom must be able to reach your n8n from the internet.",
				active:
					'<b>This workflow is published.</b> Receipts start it; look at them in the executions list.<br /><br />Nothing arrives?<br />1. Check that the sending node has the <b>Production URL</b> of this node in <b>Callback URL</b>.<br />2. Check that both nodes use the same credential. A callback with another token is refused, which the log of n8n tells.<br />3. Check that your n8n can be reached from the internet.<br />4. Ask for the status instead: the operation <b>Get Status</b> works without callbacks.',
			},
			activationHint:
				"Once your workflow is ready, publish it and paste the Production URL into 'Callback URL' of the nodes that send. It then starts with each receipt, without this window.",
		},
		properties: [
			{
				displayName:
					"Copy this node's Production URL into 'Callback URL' of the DecisionTelecom WhatsApp nodes that send. They need the same credential as this trigger. What customers write cannot be received: DecisionTelecom documents no way for it.",
				name: 'setupNotice',
				type: 'notice',
				default: '',
			},
			{
				displayName: 'Events',
				name: 'events',
				type: 'multiOptions',
				required: true,
				options: [
					{
						name: 'Message Status',
						value: 'status',
						description:
							'A message of yours was sent, delivered, read or failed. There are several for each message you send.',
					},
					{
						name: 'Other',
						value: 'other',
						description: 'Whatever else DecisionTelecom reports',
					},
				],
				default: ['status'],
				description: 'What starts the workflow',
			},
			{
				displayName: 'Statuses',
				name: 'statuses',
				type: 'multiOptions',
				displayOptions: { show: { events: ['status'] } },
				options: [
					{ name: 'Deleted', value: 'deleted', description: 'It was deleted' },
					{ name: 'Delivered', value: 'delivered', description: 'It reached the phone' },
					{ name: 'Failed', value: 'failed', description: 'It could not be delivered' },
					{ name: 'Other', value: 'other', description: 'Any status that is not listed here' },
					{ name: 'Pending', value: 'pending', description: 'DecisionTelecom is at it' },
					{ name: 'Read', value: 'read', description: 'The customer opened it' },
					{ name: 'Rejected', value: 'rejected', description: 'It was not taken on' },
					{ name: 'Sent', value: 'sent', description: 'WhatsApp took it on' },
				],
				default: [],
				description: 'Which statuses start the workflow. Leave empty for all.',
			},
			{
				displayName: 'Ignore Repeats',
				name: 'ignoreRepeats',
				type: 'boolean',
				default: true,
				description:
					'Whether to start the workflow only once when DecisionTelecom reports the same event again. Tests with the Test URL always start it.',
			},
			{
				displayName: 'Simplify',
				name: 'simplify',
				type: 'boolean',
				default: true,
				description:
					'Whether to return a simplified version of the response instead of the raw data',
			},
		],
	};

	/** Nothing is registered at DecisionTelecom: each message brings its own callback URL. */
	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return true;
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return true;
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return true;
			},
		},
		setup: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return true;
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return true;
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this, decisionTelecomCallback);
	}
}

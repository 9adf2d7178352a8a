import type {
	IHookFunctions,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { simplifyField } from '../shared/operation/fields';
import { receive } from '../shared/webhook/receive';
import {
	eventsField,
	ignoreRepeatsField,
	statusesField,
	triggerOptionsField,
} from '../shared/webhook/triggerFields';
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
		// n8n shows it for the pair of nodes (source: "n8n forms").
		description: 'Send WhatsApp templates and messages through DecisionTelecom, receive receipts',
		defaults: { name: 'DecisionTelecom WhatsApp Trigger' },
		eventTriggerDescription: "Send a message with this node's Test URL as its 'Callback URL'",
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
					"<b>Get receipts in three steps</b><br />1. Copy the <b>Production URL</b> from 'Webhook URLs' in this node.<br />2. Paste it into <b>Callback URL</b> of each DecisionTelecom WhatsApp node that sends, in this or any other workflow. Both nodes need the same credential: the sending node adds a token to the URL, by which this trigger knows its callbacks.<br />3. Publish this workflow.<br /><br /><b>Try it out</b><br />The Production URL only works while the workflow is published. To see a receipt here, press <b>Test this trigger</b>, and send a message with the <b>Test URL</b> as Callback URL.<br /><br />DecisionTelecom must be able to reach your n8n from the internet.",
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
			eventsField('status', [
				{
					name: 'Message Status',
					value: 'status',
					description:
						'A message of yours was sent, delivered, read or failed. There are several for each message you send.',
				},
				{
					name: 'Other Event',
					value: 'other',
					description:
						"Whatever else DecisionTelecom reports. Its content is in 'raw': add the option 'Include Raw Data'.",
				},
			]),
			statusesField({
				deleted: 'It was deleted',
				pending: 'DecisionTelecom is at it',
				played: false,
				events: ['status'],
			}),
			ignoreRepeatsField('DecisionTelecom reports'),
			simplifyField,
			triggerOptionsField,
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

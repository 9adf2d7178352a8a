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
	askingTriggerOptionsField,
	directionField,
	downloadMediaFields,
	eventsField,
	ignoreRepeatsField,
	statusesField,
} from '../shared/webhook/triggerFields';
import { checkRegistration } from './trigger/registration';
import { ivosightsWebhook } from './trigger/source';

/** Starts a workflow with what customers write through Ivosights, and with delivery receipts. */
export class IvosightsTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Ivosights WhatsApp Trigger',
		name: 'ivosightsTrigger',
		icon: { light: 'file:../../icons/ivosights.svg', dark: 'file:../../icons/ivosights.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["events"].join(", ") }}',
		// n8n shows it for the pair of nodes (source: "n8n forms").
		description:
			'Send WhatsApp templates and messages through Ivosights, receive replies and receipts',
		defaults: { name: 'Ivosights WhatsApp Trigger' },
		eventTriggerDescription: 'Write to your number from a phone',
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'ivosightsApi', required: true }],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				responseData: '',
				path: 'webhook',
			},
		],
		triggerPanel: {
			header: '',
			executionsHelp: {
				inactive:
					"<b>Connect Ivosights once</b><br />1. Copy the <b>Production URL</b> from 'Webhook URLs' in this node.<br />2. In the Ivosights dashboard open <b>Developer</b>, then <b>Webhook</b>, then <b>Create Webhook</b>.<br />3. Enter a name of your choice, paste the URL and save.<br />4. If the credential has a 'Webhook Protection', enter the same user and password, or the same header, there.<br />5. Check that the webhook is switched on, then publish this workflow.<br /><br /><b>Try it out</b><br />The Production URL only works while the workflow is published. To see a message here, press <b>Test this trigger</b> and let Ivosights post to the <b>Test URL</b> instead.<br /><br />Ivosights tries each post 3 times and counts it as delivered only when it is answered with 200 or 201. n8n does that for you.",
				active:
					"<b>This workflow is published.</b> Messages to the Production URL start it; look at them in the executions list.<br /><br />Nothing arrives?<br />1. In the Ivosights dashboard open <b>Developer</b>, then <b>Webhook</b>.<br />2. Check that the webhook has this node's <b>Production URL</b> and is switched on.<br />3. If the credential has a 'Webhook Protection', check that the same user and password, or the same header, are entered there.<br /><br />To see a message here, press <b>Test this trigger</b> and let Ivosights post to the <b>Test URL</b>. Ivosights tries each post 3 times and counts it as delivered only when it is answered with 200 or 201.",
			},
			activationHint:
				'Once your workflow is ready, publish it and enter the Production URL in the Ivosights dashboard. It then starts with each message, without this window.',
		},
		properties: [
			{
				displayName:
					"Ivosights has to know this node's Production URL: in its dashboard open Developer, Webhook, Create Webhook, enter a name and paste the URL. If the credential has a 'Webhook Protection', enter the same values there.",
				name: 'setupNotice',
				type: 'notice',
				default: '',
			},
			eventsField('message', [
				{
					name: 'Contact Changed Number',
					value: 'contactChanged',
					description: 'A customer moved to another phone number',
				},
				{
					name: 'Marketing Preference',
					value: 'preference',
					description: 'A customer stopped or resumed your marketing messages',
				},
				{
					name: 'Message Received',
					value: 'message',
					description: 'A customer wrote, sent a file or pressed a button',
				},
				{
					name: 'Message Status',
					value: 'status',
					description:
						'A message of yours was sent, delivered, read or failed, or a customer took one back. There are several for each message you send.',
				},
				{
					name: 'Other Event',
					value: 'other',
					description:
						"Whatever else Ivosights posts, e.g. messages that cannot be answered. Its content is in 'raw': add the option 'Include Raw Data'.",
				},
			]),
			directionField('Your Business'),
			statusesField({
				deleted: 'A customer took a message back',
				pending: 'It waits to be sent',
				played: true,
				events: ['status'],
			}),
			...downloadMediaFields('Ivosights'),
			ignoreRepeatsField('Ivosights posts'),
			simplifyField,
			askingTriggerOptionsField,
		],
	};

	webhookMethods = {
		default: {
			/** Ivosights has no call to create a webhook; this only logs what is missing there. */
			async checkExists(this: IHookFunctions): Promise<boolean> {
				await checkRegistration(this);
				return true;
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return true;
			},
			/** The webhook stays in the dashboard: it may be published again tomorrow. */
			async delete(this: IHookFunctions): Promise<boolean> {
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this, ivosightsWebhook);
	}
}

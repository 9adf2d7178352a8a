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
	directionField,
	downloadMediaFields,
	eventsField,
	ignoreRepeatsField,
	statusesField,
	triggerOptionsField,
} from '../shared/webhook/triggerFields';
import { authenticationProperty } from './auth/authentication';
import { searchChannels } from './lists';
import { isRegistered, register, unregister } from './trigger/registration';
import { qontakWebhook } from './trigger/source';

/** Starts a workflow with what customers write through Qontak, and with what becomes of messages. */
export class QontakTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Qontak WhatsApp Trigger',
		name: 'qontakTrigger',
		icon: { light: 'file:../../icons/qontak.svg', dark: 'file:../../icons/qontak.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["events"].join(", ") }}',
		// n8n shows it for the pair of nodes (source: "n8n forms").
		description:
			'Send WhatsApp templates and messages through Qontak, receive replies and receipts',
		defaults: { name: 'Qontak WhatsApp Trigger' },
		eventTriggerDescription: 'Write to your number from a phone',
		inputs: [],
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
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				responseData: '',
				path: 'qontak',
			},
		],
		triggerPanel: {
			header: '',
			executionsHelp: {
				inactive:
					"<b>Nothing to set up at Qontak</b><br />Publish this workflow: the node registers its Production URL at Qontak with the events you chose, and takes it out again when you unpublish.<br /><br /><b>Try it out</b><br />Press <b>Test this trigger</b> and write to your number from a phone. The Test URL is registered for that moment only.<br /><br />Qontak posts each kind of event to one address of the account. If another system has that place, this node leaves it alone and says so: see 'Take Over' and 'Registration'.",
				active:
					'<b>This workflow is published.</b> Messages start it; look at them in the executions list. To test here, unpublish it first: Qontak posts to one address only.<br /><br />Nothing arrives?<br />1. Check that your n8n can be reached from the internet.<br />2. The operation <b>Webhook: Get</b> of the Qontak WhatsApp node shows which address Qontak posts to. If it is another one, unpublish this workflow and publish it again.<br />3. After a change of the password, client secret or token in the credential, unpublish and publish too: the token in the registered URL is made of it.',
			},
			activationHint:
				'Once your workflow is ready, publish it. It then starts with each event, without this window.',
		},
		properties: [
			authenticationProperty,
			eventsField('message', [
				{
					name: 'Broadcast Status',
					value: 'broadcastStatus',
					description:
						'A template message or a message of a broadcast was sent, delivered, read or failed',
				},
				{
					name: 'Marketing Preference',
					value: 'preference',
					description:
						'A customer stopped or resumed your marketing messages, where your account passes that on',
				},
				{
					name: 'Message',
					value: 'message',
					description: 'Somebody wrote or sent a file: the customer, unless chosen otherwise below',
				},
				{
					name: 'Message Status',
					value: 'status',
					description:
						'A message of an agent or a bot was sent, delivered, read or failed. There are several for each message.',
				},
				{
					name: 'Other Event',
					value: 'other',
					description:
						"Whatever else Qontak posts, e.g. messages that cannot be answered. Its content is in 'raw': add the option 'Include Raw Data'.",
				},
				{
					name: 'Room Event',
					value: 'room',
					description:
						"A conversation was closed; where your account has that switched on also opened or assigned. 'kind' tells which.",
				},
				{
					name: 'Template Status',
					value: 'template',
					description: 'WhatsApp approved or rejected a template',
				},
			]),
			directionField('Agents and Bots'),
			statusesField({
				deleted: 'It was taken back',
				pending: 'Qontak is at it',
				played: true,
				events: ['status', 'broadcastStatus'],
				note: 'They may arrive out of order.',
			}),
			{
				displayName: 'Channel',
				name: 'channel',
				type: 'resourceLocator',
				default: { mode: 'list', value: '' },
				description:
					'Which of your numbers. Leave empty for all WhatsApp numbers; other channels, such as Instagram, never start the workflow. Events that do not tell their channel start it all the same: often those of broadcasts and resolved rooms.',
				modes: [
					{
						displayName: 'From List',
						name: 'list',
						type: 'list',
						typeOptions: { searchListMethod: 'searchChannels', searchable: true },
					},
					{
						displayName: 'By ID',
						name: 'id',
						type: 'string',
						placeholder: 'e.g. 56b60c3c-0123-46af-958b-32f3ad12ee37',
					},
				],
			},
			{
				displayName: 'Registration',
				name: 'registration',
				type: 'options',
				options: [
					{
						name: 'Automatic',
						value: 'automatic',
						description: 'The node registers its URL at Qontak when the workflow is published',
					},
					{
						name: 'Manual',
						value: 'manual',
						description:
							'Nothing is changed at Qontak: you bring the events to the URL of this node',
					},
				],
				default: 'automatic',
				description: 'How Qontak gets to know the URL of this node',
			},
			{
				displayName:
					"Copy the Production URL above, put <b>?token=</b> and the token of the next field behind it, and enter that at Qontak or in the system that forwards Qontak's events. That system may send the token as the header <b>X-Webhook-Token</b> instead. Posts without it start nothing.",
				name: 'manualNotice',
				type: 'notice',
				displayOptions: { show: { registration: ['manual'] } },
				default: '',
			},
			{
				displayName: 'Token',
				name: 'webhookToken',
				type: 'string',
				typeOptions: { password: true },
				required: true,
				displayOptions: { show: { registration: ['manual'] } },
				default: '',
				placeholder: 'e.g. k3Jw-81fLq_Zt0bYv2',
				description:
					'A secret of your own that proves who posts: 16 or more letters, digits, - and _',
			},
			{
				displayName: 'Take Over',
				name: 'takeOver',
				type: 'boolean',
				displayOptions: { show: { registration: ['automatic'] } },
				default: false,
				description:
					"Whether to replace another system's address at Qontak, which then gets no more events. It is put back when the workflow is unpublished.",
			},
			...downloadMediaFields('Qontak'),
			ignoreRepeatsField('Qontak posts'),
			simplifyField,
			triggerOptionsField,
		],
	};

	methods = { listSearch: { searchChannels } };

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await isRegistered(this);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				await register(this);
				return true;
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				await unregister(this);
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this, qontakWebhook);
	}
}

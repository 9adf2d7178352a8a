import {
	dryRunField,
	extraFieldsField,
	optionsField,
	recipientField,
	retryField,
	timeoutField,
} from '../../shared/operation/fields';
import type { Field } from '../../shared/operation/field';
import { defaultCountryField, optionalChannelField, roomIdField } from '../fields';

/** Where a message goes that needs an open conversation. */
export const targetFields = [
	{
		displayName: 'Send To',
		name: 'sendTo',
		type: 'options',
		options: [
			{
				name: 'Phone Number',
				value: 'recipient',
				description: "The customer's open conversation is looked up, which takes one more request",
			},
			{
				name: 'Room',
				value: 'room',
				description: 'A conversation whose ID you have, for example from the Qontak Trigger',
			},
		],
		default: 'room',
	},
	{ ...roomIdField, displayOptions: { show: { sendTo: ['room'] } } },
	{ ...recipientField, displayOptions: { show: { sendTo: ['recipient'] } } },
	{ ...optionalChannelField, displayOptions: { show: { sendTo: ['recipient'] } } },
] as const satisfies readonly Field[];

const sendAsField = {
	displayName: 'Send As',
	name: 'sendAs',
	type: 'options',
	options: [
		{
			name: 'Agent',
			value: 'agent',
			description: 'As the person who logged in or whose token it is; wants a login or user token',
		},
		{
			name: 'Automatic',
			value: 'automatic',
			description: 'As an agent with a login or user token, as a bot otherwise',
		},
		{ name: 'Bot', value: 'bot', description: 'As the bot; wants a bot token or HMAC' },
	],
	default: 'automatic',
	description: 'Who seems to write in Qontak. The customer sees no difference.',
} as const satisfies Field;

/** Options of plain messages in a room, which agents and bots send at endpoints of their own. */
export const plainOptionsField = optionsField([
	defaultCountryField,
	dryRunField,
	extraFieldsField,
	retryField,
	sendAsField,
	timeoutField,
]);

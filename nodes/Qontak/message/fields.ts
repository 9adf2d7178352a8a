import { campaignFields } from '../../shared/operation/campaignFields';
import {
	defaultCountryFieldFor,
	dryRunField,
	extraFieldsField,
	optionsField,
	retryField,
	sendOptionsFieldFor,
	timeoutField,
} from '../../shared/operation/fields';
import type { Field } from '../../shared/operation/field';
import { limitWaitTimeField } from '../../shared/wait/waitLimit';
import { HOME } from '../gateway';

/** For numbers without a country code. */
export const defaultCountryField = defaultCountryFieldFor(HOME);

/** Options of an operation that sends a message. */
export const sendOptionsField = sendOptionsFieldFor(HOME);

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

/** A number is given only where no room is. */
const roomCountryField = {
	...defaultCountryField,
	displayOptions: { show: { '/sendTo': ['recipient'] } },
} as const satisfies Field;

/** Options of a message in a room. */
export const roomOptionsField = optionsField([
	roomCountryField,
	dryRunField,
	extraFieldsField,
	retryField,
	timeoutField,
	...campaignFields,
]);

const plainOptions = [
	roomCountryField,
	dryRunField,
	extraFieldsField,
	retryField,
	sendAsField,
	timeoutField,
	...campaignFields,
] as const satisfies readonly Field[];

/** Options of plain messages in a room, which agents and bots send at endpoints of their own. */
export const plainOptionsField = optionsField(plainOptions);

/** Options of a question in a room. */
export const questionOptionsField = optionsField([...plainOptions, limitWaitTimeField]);

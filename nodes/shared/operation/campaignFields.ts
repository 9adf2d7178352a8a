import { MUST_SAY, type Field } from './field';
import { speedField } from './speedField';
import { quietHoursField, stopWhenField } from './timingFields';

/** Options of every operation that sends a message: who gets it, and how often. */

export const doNotSendField = {
	displayName: 'Do Not Send To',
	name: 'doNotSend',
	type: 'string',
	typeOptions: { ...MUST_SAY, rows: 3, takesList: true },
	default: '',
	placeholder: 'e.g. +62 812-3456-7890, +62 813 1111 2222',
	description: 'Phone numbers that get nothing, such as customers who opted out',
	hint: 'In any usual notation, separated by commas or lines, or an expression that gives a list',
} as const satisfies Field;

const repeatedRecipientsField = {
	displayName: 'Repeated Recipients',
	name: 'repeatedRecipients',
	type: 'options',
	typeOptions: MUST_SAY,
	options: [
		{
			name: 'Send Each',
			value: 'send',
			description: 'Every item is sent, also when somebody gets the same message twice',
		},
		{
			name: 'Skip',
			value: 'skip',
			description: 'Each phone number gets one message at most',
		},
		{
			name: 'Skip Identical Messages',
			value: 'skipIdentical',
			description: 'Nobody gets the same message twice; different ones are sent',
		},
	],
	default: 'skipIdentical',
	description: 'What to do when a phone number comes twice in one run',
	hint: 'Counts within one run, in whatever notation a number is written',
} as const satisfies Field;

const sendOnceField = {
	displayName: 'Send Once',
	name: 'sendOnce',
	type: 'fixedCollection',
	default: {},
	options: [
		{
			displayName: 'Campaign',
			name: 'campaign',
			values: [
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					default: '',
					placeholder: 'e.g. October offer',
					description:
						'Whoever got this campaign from this node before is skipped, also after a crash, a restart or a retry',
					hint: 'Whoever got this campaign before is skipped. A new campaign needs a new name.',
				},
				{
					displayName: 'Recipient Key',
					name: 'recipientKey',
					type: 'string',
					typeOptions: MUST_SAY,
					default: '',
					placeholder: 'e.g. {{ $json.orderId }}',
					description:
						'What gets one message only: an order number lets one customer get a message for each order',
					hint: 'Left empty, it is the phone number',
				},
				{
					displayName: 'Unconfirmed',
					name: 'unconfirmed',
					type: 'options',
					typeOptions: MUST_SAY,
					options: [
						{
							name: 'Repeat',
							value: 'repeat',
							description: 'Send again; the customer may get the message twice',
						},
						{
							name: 'Report',
							value: 'report',
							description: 'Fail the item, so that you can look it up at the gateway',
						},
					],
					default: 'report',
					description:
						'What to do about those of whom nobody can tell, since an earlier run was killed while it sent to them',
				},
			],
		},
	],
} as const satisfies Field;

/** See above; each of them is read by the engine alone. */
export const campaignFields = [
	doNotSendField,
	quietHoursField,
	repeatedRecipientsField,
	sendOnceField,
	speedField,
	stopWhenField,
] as const;

import { replyButtonsField } from '../message/buttons';
import { footerField, headerTextField } from '../message/headerBodyFooter';
import { listFields } from '../message/list';
import type { Field } from '../operation/field';

/** The form of a question. n8n makes a human review of it by the names of its first fields. */

export const messageField = {
	displayName: 'Message',
	name: 'message',
	type: 'string',
	typeOptions: { rows: 4 },
	required: true,
	default: '',
	placeholder: 'e.g. Do you take the order as it is?',
	description: 'What to ask. WhatsApp shows *bold*, _italic_ and ~strikethrough~.',
} as const satisfies Field;

export const responseTypeField = {
	displayName: 'Response Type',
	name: 'responseType',
	type: 'options',
	options: [
		{
			name: 'Approval',
			value: 'approval',
			description: 'One button to approve, or two to approve or decline',
		},
		{ name: 'List', value: 'list', description: 'A list of up to ten rows to choose from' },
		{ name: 'Reply Buttons', value: 'buttons', description: 'Two or three buttons to press' },
	],
	default: 'buttons',
	description: 'How the person answers, without leaving the chat',
} as const satisfies Field;

export const approvalOptionsField = {
	displayName: 'Approval Options',
	name: 'approvalOptions',
	type: 'fixedCollection',
	placeholder: 'Add option',
	default: {},
	displayOptions: { show: { responseType: ['approval'] } },
	options: [
		{
			displayName: 'Values',
			name: 'values',
			values: [
				{
					displayName: 'Type of Approval',
					name: 'approvalType',
					type: 'options',
					options: [
						{ name: 'Approve and Decline', value: 'double' },
						{ name: 'Approve Only', value: 'single' },
					],
					default: 'double',
				},
				{
					displayName: 'Approve Button Label',
					name: 'approveLabel',
					type: 'string',
					default: 'Approve',
					description: 'Up to 20 characters',
				},
				{
					displayName: 'Decline Button Label',
					name: 'disapproveLabel',
					type: 'string',
					displayOptions: { show: { approvalType: ['double'] } },
					default: 'Decline',
					description: 'Up to 20 characters',
				},
			],
		},
	],
} as const satisfies Field;

const [buttonTextField, sectionsInputField, sectionsField, sectionsJsonField] = listFields;

export const buttonsField = {
	...replyButtonsField,
	default: {
		button: [
			{ title: '', id: '' },
			{ title: '', id: '' },
		],
	},
	displayOptions: { show: { responseType: ['buttons'] } },
	description: 'Two or three buttons. The customer presses one of them.',
} as const satisfies Field;

/** The rows of a list. */
export const sectionFields = [
	{ ...sectionsInputField, displayOptions: { show: { responseType: ['list'] } } },
	{
		...sectionsField,
		displayOptions: { show: { responseType: ['list'], sectionsInput: ['form'] } },
	},
	{
		...sectionsJsonField,
		displayOptions: { show: { responseType: ['list'], sectionsInput: ['json'] } },
	},
] as const satisfies readonly Field[];

/** Of these, the fields of the chosen kind of answer show. */
export const questionFields = [
	messageField,
	responseTypeField,
	approvalOptionsField,
	buttonsField,
	{ ...buttonTextField, displayOptions: { show: { responseType: ['list'] } } },
	...sectionFields,
] as const satisfies readonly Field[];

/** n8n wakes a node that waits only once: a reminder is a loop in the workflow. */
const reminderField = {
	displayName: 'Is a Reminder',
	name: 'reminder',
	type: 'boolean',
	default: true,
	description:
		'Whether this node may remind of what it asked before: when a workflow leads those who did not answer in time back to this node, the buttons of the earlier message count as well',
} as const satisfies Field;

/** A text is matched with certainty only where it quotes the question. */
export const acceptTextField = {
	displayName: 'Accept Written Reply',
	name: 'acceptText',
	type: 'boolean',
	default: true,
	description:
		"Whether a text counts as an answer, too, if the customer writes it as a reply to the question: by holding or swiping the message in WhatsApp. It comes out as 'text', with an empty 'choice'; it neither approves nor declines. A text that does not quote the question is never taken for an answer.",
} as const satisfies Field;

/** Options of a question. */
export const questionOptionFields = [
	footerField,
	headerTextField,
	reminderField,
] as const satisfies readonly Field[];

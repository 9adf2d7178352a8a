import type { Field, FormOf } from '../../shared/operation/field';
import { TEMPLATE_TEXT } from '../../shared/template/contentFields';
import { templateValueFields } from '../../shared/template/valueFields';

/**
 * DecisionTelecom cannot list its templates (source: "DecisionTelecom messages"), so the person
 * names the template and tells what it has: from that, the form makes a field for each variable, as
 * with the other gateways.
 */
export const templateNameFields = [
	{
		displayName: 'Template Name',
		name: 'templateName',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. image_tmp_en',
		description: 'The name under which the template was registered',
	},
	{
		displayName: 'Template Language',
		name: 'templateLanguage',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. en_US',
		description:
			'Code of the language in which the template was registered, such as en, en_US or uk',
	},
	{
		displayName: 'Template Namespace',
		name: 'templateNamespace',
		type: 'string',
		default: '',
		placeholder: 'e.g. 1c2d3e4f_5a6b_7c8d_9e0f_a1b2c3d4e5f6',
		description:
			'The namespace of your templates, which DecisionTelecom gives you with them. Leave it empty only if they say that you need none.',
	},
] as const satisfies readonly Field[];

const headerField = {
	displayName: 'Template Header',
	name: 'templateHeader',
	type: 'options',
	options: [
		{ name: 'Document', value: 'document', description: 'A header with a file' },
		{ name: 'Image', value: 'image', description: 'A header with a picture' },
		{
			name: 'None',
			value: 'none',
			description: 'The template has no header, or one that is always the same',
		},
		{ name: 'Text', value: 'text', description: 'A header with a variable in its text' },
		{ name: 'Video', value: 'video', description: 'A header with a video' },
	],
	default: 'none',
} as const satisfies Field;

const headerTextField = {
	displayName: 'Template Header Text',
	name: 'templateHeaderText',
	type: 'string',
	typeOptions: TEMPLATE_TEXT,
	noDataExpression: true,
	default: '',
	displayOptions: { show: { templateHeader: ['text'] } },
	placeholder: 'e.g. Order {{1}}',
	description: 'The words of the header, with its variable. Only used to check and preview.',
} as const satisfies Field;

const templateTextField = {
	displayName: 'Template Text',
	name: 'templateText',
	type: 'string',
	typeOptions: { rows: 4, ...TEMPLATE_TEXT },
	noDataExpression: true,
	default: '',
	placeholder: 'e.g. Hello {{1}}, your order {{2}} has been shipped.',
	hint: 'Copy the text of the template here: then each variable gets its field and is checked before sending',
	description:
		'The body of the template as it was approved, with its variables. It is not sent: only used to check and preview.',
} as const satisfies Field;

const buttonsField = {
	displayName: 'Template Buttons',
	name: 'templateButtons',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, ...TEMPLATE_TEXT },
	placeholder: 'Add button with a variable',
	default: {},
	description: 'The buttons that need a value. Buttons that are always the same need none.',
	options: [
		{
			displayName: 'Button',
			name: 'button',
			values: [
				{
					displayName: 'Kind',
					name: 'kind',
					type: 'options',
					options: [
						{
							name: 'Code to Copy',
							value: 'copyCode',
							description: 'Copies a code, such as a coupon',
						},
						{
							name: 'Flow',
							value: 'flow',
							description: 'Opens a flow of WhatsApp',
						},
						{
							name: 'Link',
							value: 'url',
							description: 'Opens a link that ends in a variable',
						},
						{
							name: 'One-Time Code',
							value: 'oneTimeCode',
							description: 'Copies the one-time code that stands in the text',
						},
					],
					default: 'url',
				},
				{
					displayName: 'Position',
					name: 'position',
					type: 'number',
					typeOptions: { minValue: 1, maxValue: 10 },
					default: 1,
					description: 'Its place among all buttons of the template; the first one is 1',
				},
				{
					displayName: 'Text',
					name: 'text',
					type: 'string',
					default: '',
					placeholder: 'e.g. Track',
					description: 'The words on the button. Only used to preview.',
				},
			],
		},
	],
} as const satisfies Field;

/**
 * What makes another field of a button, of as many as there can be (source: "WhatsApp template rules"). Not its
 * words: n8n empties all fields of a mapper when one of these changes (source: "n8n forms").
 */
const BUTTON_PARTS = Array.from({ length: 10 }, (_, place) => place).flatMap((place) =>
	['kind', 'position'].map((part) => `templateButtons.button[${place}].${part}`),
);

const [inputField, variablesField, jsonField] = templateValueFields;

/** For what the form has no field for: DecisionTelecom hands WhatsApp's components on. */
const componentsField = {
	displayName: 'Template Components (JSON)',
	name: 'templateComponentsJson',
	type: 'json',
	typeOptions: { rows: 6 },
	default: '[]',
	displayOptions: { show: { templateInput: ['components'] } },
	placeholder: 'e.g. [{"type": "body", "parameters": [{"type": "text", "text": "Budi"}]}]',
	description:
		"WhatsApp's own components of a template message, sent as they are: header, body and button with their parameters",
} as const satisfies Field;

/** What the template has, and the values of its variables. */
export const templateContentFields = [
	headerField,
	headerTextField,
	templateTextField,
	buttonsField,
	{
		...inputField,
		options: [
			{
				name: 'Components (JSON)',
				value: 'components',
				description: "WhatsApp's own components, for what this form does not offer",
			},
			...inputField.options,
		],
	},
	{
		...variablesField,
		displayOptions: { show: { templateInput: ['form'] } },
		typeOptions: {
			...variablesField.typeOptions,
			loadOptionsDependsOn: [
				'templateHeader',
				'templateHeaderText',
				'templateText',
				'templateButtons.button',
				...BUTTON_PARTS,
			],
		},
	},
	{
		...jsonField,
		description:
			'An object with the ID of each variable: header_1, header_media, body_1, button_0_url and so on. A variable may be an amount or a time: {"type": "currency", "currency": {…}} or {"type": "date_time", "date_time": {…}}.',
	},
	componentsField,
] as const satisfies readonly Field[];

export type TemplateNameForm = FormOf<typeof templateNameFields>;
export type TemplateContentForm = FormOf<typeof templateContentFields>;

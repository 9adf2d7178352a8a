import {
	bodyField,
	footerField,
	headerTextField,
	headerTypeField,
} from '../message/headerBodyFooter';
import type { Field } from '../operation/field';

/** The form of a template's content: what WhatsApp makes of a template is the same at every gateway. */

/** Marks a field with a template's text: `{{1}}` in it is the template's, not n8n's (operation/templateText.ts). */
export const TEMPLATE_TEXT = { templateText: true } as const;

const FORM = { contentInput: ['form'] } as const;
const ORDINARY = { ...FORM, category: ['MARKETING', 'UTILITY'] } as const;
const ONE_TIME = { ...FORM, category: ['AUTHENTICATION'] } as const;

/** What a template is for: it decides what WhatsApp takes and charges (source: "WhatsApp template rules"). */
export const categoryField = {
	displayName: 'Category',
	name: 'category',
	type: 'options',
	options: [
		{
			name: 'Authentication',
			value: 'AUTHENTICATION',
			description: 'One-time codes. WhatsApp writes the text.',
		},
		{ name: 'Marketing', value: 'MARKETING', description: 'Offers, news, invitations' },
		{
			name: 'Utility',
			value: 'UTILITY',
			description: 'What follows from an order or an account, such as a receipt',
		},
	],
	default: 'UTILITY',
} as const satisfies Field;

/** Form or JSON. `json` says what the gateway takes as JSON. */
export const contentInputField = (json: string) =>
	({
		displayName: 'Content Given As',
		name: 'contentInput',
		type: 'options',
		options: [
			{ name: 'Form', value: 'form', description: 'Header, body, footer and buttons below' },
			{ name: 'JSON', value: 'json', description: json },
		],
		default: 'form',
	}) as const satisfies Field;

/** The words of a field that differ from gateway to gateway. */
export interface Hint {
	placeholder: string;
	description: string;
}

/** The words of the buttons that differ from gateway to gateway. */
export interface ButtonHints {
	urlExample: Hint;
	phoneNumber?: Pick<Hint, 'description'>;
}

/** What gateways want differently, in the words of the form. */
export interface ContentHints extends ButtonHints {
	headerMedia: Hint;
}

const headerContentFields = (headerMedia: Hint) =>
	[
		{ ...headerTypeField, displayOptions: { show: ORDINARY } },
		{
			...headerTextField,
			typeOptions: TEMPLATE_TEXT,
			displayOptions: { show: { ...ORDINARY, headerType: ['text'] } },
			description: 'A bold line above the text, up to 60 characters, with {{1}} at most once',
		},
		{
			displayName: 'Header Example',
			name: 'headerExample',
			type: 'string',
			typeOptions: TEMPLATE_TEXT,
			default: '',
			displayOptions: { show: { ...ORDINARY, headerType: ['text'] } },
			placeholder: 'e.g. Toko Kita',
			description: "What {{1}} of the header could be. WhatsApp's reviewers read it.",
		},
		{
			displayName: 'Header Media URL',
			name: 'headerMediaUrl',
			type: 'string',
			default: '',
			displayOptions: { show: { ...ORDINARY, headerType: ['document', 'image', 'video'] } },
			...headerMedia,
		},
	] as const satisfies readonly Field[];

const textFields = [
	{
		...bodyField,
		typeOptions: { ...bodyField.typeOptions, ...TEMPLATE_TEXT },
		displayOptions: { show: ORDINARY },
		placeholder: 'e.g. Hello {{1}}, your order {{2}} has been shipped.',
		description:
			'Up to 1,024 characters, with variables {{1}}, {{2}} and so on, but none at its beginning or end',
		hint: '{{1}} stays a variable of the template, also when n8n shows this field as an expression',
	},
	{
		displayName: 'Body Examples',
		name: 'bodyExamples',
		type: 'string',
		typeOptions: { rows: 3, ...TEMPLATE_TEXT },
		default: '',
		displayOptions: { show: ORDINARY },
		placeholder: 'e.g. Budi',
		description: "What each variable of the body could be. WhatsApp's reviewers read it.",
		hint: 'One line for each variable, in their order',
	},
	{ ...footerField, typeOptions: TEMPLATE_TEXT, displayOptions: { show: ORDINARY } },
] as const satisfies readonly Field[];

/** The buttons of a template's definition. */
const contentButtonsField = ({ phoneNumber, urlExample }: ButtonHints) =>
	({
		displayName: 'Buttons',
		name: 'buttons',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true, ...TEMPLATE_TEXT },
		default: {},
		placeholder: 'Add button',
		options: [
			{
				displayName: 'Button',
				name: 'button',
				values: [
					{
						displayName: 'Action',
						name: 'type',
						type: 'options',
						options: [
							{ name: 'Call a Number', value: 'PHONE_NUMBER' },
							{ name: 'Open a Link', value: 'URL' },
							{ name: 'Quick Reply', value: 'QUICK_REPLY' },
						],
						default: 'URL',
					},
					{
						displayName: 'Phone Number',
						name: 'phoneNumber',
						type: 'string',
						default: '',
						displayOptions: { show: { type: ['PHONE_NUMBER'] } },
						placeholder: 'e.g. +62 21 2290 2218',
						...phoneNumber,
					},
					{
						displayName: 'Text',
						name: 'text',
						type: 'string',
						default: '',
						placeholder: 'e.g. Track order',
						description: 'What is written on the button, up to 25 characters',
					},
					{
						displayName: 'URL',
						name: 'url',
						type: 'string',
						default: '',
						displayOptions: { show: { type: ['URL'] } },
						placeholder: 'e.g. https://example.com/track/{{1}}',
						description:
							'Where the button leads. With {{1}} at its end, each message brings its own.',
					},
					{
						displayName: 'URL Example',
						name: 'urlExample',
						type: 'string',
						default: '',
						displayOptions: { show: { type: ['URL'] } },
						...urlExample,
					},
				],
			},
		],
	}) as const satisfies Field;

const oneTimeCodeFields = [
	{
		displayName: 'Copy Button Text',
		name: 'copyButtonText',
		type: 'string',
		typeOptions: TEMPLATE_TEXT,
		default: 'Copy code',
		displayOptions: { show: ONE_TIME },
		description: 'What is written on the button that copies the code, up to 25 characters',
	},
	{
		displayName: 'Add Security Recommendation',
		name: 'securityRecommendation',
		type: 'boolean',
		default: true,
		displayOptions: { show: ONE_TIME },
		description: 'Whether WhatsApp adds that the code must not be shared',
	},
	{
		displayName: 'Code Expires After (Minutes)',
		name: 'codeExpiration',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 90 },
		default: 10,
		displayOptions: { show: ONE_TIME },
		description: 'WhatsApp tells it below the code',
	},
] as const satisfies readonly Field[];

/** Header, body, footer and buttons, or the parts of a one-time code, while they are given as a form. */
export const contentFields = (hints: ContentHints) =>
	[
		...headerContentFields(hints.headerMedia),
		...textFields,
		{ ...contentButtonsField(hints), displayOptions: { show: ORDINARY } },
		...oneTimeCodeFields,
	] as const satisfies readonly Field[];

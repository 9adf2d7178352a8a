import { bodyField, footerField, headerTextField } from '../../shared/interactive';
import type { Field } from '../../shared/operation';

/** The form of a new template. */

const FORM = { contentInput: ['form'] } as const;
const ORDINARY = { ...FORM, category: ['MARKETING', 'UTILITY'] } as const;
const ONE_TIME = { ...FORM, category: ['AUTHENTICATION'] } as const;

const basics = [
	{
		displayName: 'Name',
		name: 'templateName',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. order_shipped',
		description: 'Small letters, digits and _ only. It cannot be changed later.',
	},
	{
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
	},
	{
		displayName: 'Language',
		name: 'language',
		type: 'string',
		required: true,
		default: 'id',
		placeholder: 'e.g. en_US',
		description: 'The code of the language, as Get Languages gives it',
	},
	{
		displayName: 'Content Given As',
		name: 'contentInput',
		type: 'options',
		options: [
			{ name: 'Form', value: 'form', description: 'Header, body, footer and buttons below' },
			{
				name: 'JSON',
				value: 'json',
				description: "WhatsApp's own components, for what this form does not offer",
			},
		],
		default: 'form',
	},
] as const satisfies readonly Field[];

const header = [
	{
		displayName: 'Header',
		name: 'headerType',
		type: 'options',
		options: [
			{ name: 'Document', value: 'document' },
			{ name: 'Image', value: 'image' },
			{ name: 'None', value: 'none' },
			{ name: 'Text', value: 'text' },
			{ name: 'Video', value: 'video' },
		],
		default: 'none',
		displayOptions: { show: ORDINARY },
		description: 'What stands above the text',
	},
	{
		...headerTextField,
		displayOptions: { show: { ...ORDINARY, headerType: ['text'] } },
		description: 'A bold line above the text, up to 60 characters, with {{1}} at most once',
	},
	{
		displayName: 'Header Example',
		name: 'headerExample',
		type: 'string',
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
		placeholder: 'e.g. https://cdn.qontak.com/uploads/direct/images/picture.jpg',
		description: 'Link to an example of the file, best one that Upload of files gave',
	},
] as const satisfies readonly Field[];

const text = [
	{
		...bodyField,
		displayOptions: { show: ORDINARY },
		placeholder: 'e.g. Hello {{1}}, your order {{2}} has been shipped.',
		description:
			'Up to 1,024 characters, with variables {{1}}, {{2}} and so on, but none at its beginning or end',
	},
	{
		displayName: 'Body Examples',
		name: 'bodyExamples',
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		displayOptions: { show: ORDINARY },
		placeholder: 'e.g. Budi',
		description: 'One line for each variable of the body, in their order: what it could be',
	},
	{ ...footerField, displayOptions: { show: ORDINARY } },
] as const satisfies readonly Field[];

const buttons = {
	displayName: 'Buttons',
	name: 'buttons',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	default: {},
	displayOptions: { show: ORDINARY },
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
					placeholder: 'e.g. https://example.com/track/A-1001',
					description: 'A whole link as it could be. Only needed when the URL has {{1}}.',
				},
			],
		},
	],
} as const satisfies Field;

const oneTimePassword = [
	{
		displayName: 'Copy Button Text',
		name: 'copyButtonText',
		type: 'string',
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

const json = {
	displayName: 'Components (JSON)',
	name: 'componentsJson',
	type: 'json',
	typeOptions: { rows: 8 },
	default: '[]',
	displayOptions: { show: { contentInput: ['json'] } },
	placeholder: 'e.g. [{"type": "BODY", "text": "Hello."}]',
	description: 'A list of components of the types HEADER, BODY, FOOTER and BUTTONS',
} as const satisfies Field;

/** Everything that a new template is asked for. */
export const createFields = [
	...basics,
	...header,
	...text,
	buttons,
	...oneTimePassword,
	json,
] as const satisfies readonly Field[];

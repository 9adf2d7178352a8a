import type { Field } from '../../shared/operation/field';
import {
	categoryField,
	contentFields,
	contentInputField,
	TEMPLATE_TEXT,
} from '../../shared/template/contentFields';
import { writeOptionsFieldFor } from '../../shared/operation/fields';
import { HOME } from '../gateway';

/** The form of a template's definition, for create and update. */

const basics = [
	{
		displayName: 'Label',
		name: 'label',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Order shipped',
		description: "The template's title in Ivosights. The name at WhatsApp is made of it.",
	},
	categoryField,
	{
		displayName: 'Language Name or ID',
		name: 'language',
		type: 'options',
		typeOptions: { loadOptionsMethod: 'getTemplateLanguages' },
		default: 'id',
		description:
			'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
	},
	{
		displayName: 'Propose Right Away',
		name: 'propose',
		type: 'boolean',
		default: false,
		description:
			'Whether to hand the template to WhatsApp for approval at once. Otherwise it stays a draft.',
	},
	contentInputField("Ivosights' own fields, for what this form does not offer"),
] as const satisfies readonly Field[];

const content = contentFields({
	headerMedia: {
		placeholder: 'e.g. https://example.com/picture.jpg',
		description: 'Public https link to an example of the file. Each message brings its own.',
	},
	urlExample: {
		placeholder: 'e.g. A-1001',
		description: 'What {{1}} of the URL could be. Only needed when it has {{1}}.',
	},
	phoneNumber: { description: 'In any usual notation' },
});

const json = {
	displayName: 'Content (JSON)',
	name: 'contentJson',
	type: 'json',
	typeOptions: { rows: 8, ...TEMPLATE_TEXT },
	default: '{}',
	displayOptions: { show: { contentInput: ['json'] } },
	placeholder: 'e.g. {"body": {"text": "Hello {{1}}, welcome.", "examples": ["Budi"]}}',
	description:
		"Ivosights' fields header, body, footer, buttons and otp, as its documents show them. Label, category and language are given above.",
} as const satisfies Field;

/** Options of create and update. */
export const writeOptionsField = writeOptionsFieldFor(HOME);

/** Everything that create and update ask for. */
export const definitionFields = [...basics, ...content, json] as const satisfies readonly Field[];

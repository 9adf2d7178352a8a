import type { Field } from '../../shared/operation/field';
import {
	categoryField,
	contentFields,
	contentInputField,
	TEMPLATE_TEXT,
} from '../../shared/template/contentFields';

/** The form of a new template. */

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
		displayName: 'Purpose',
		name: 'purpose',
		type: 'options',
		options: [
			{
				name: 'Broadcast',
				value: 'broadcast',
				description: 'To be sent to any phone number, to one person or to many',
			},
			{
				name: 'Room',
				value: 'room',
				description:
					'For conversations whose 24 hours are over. Qontak gives it a name of its own.',
			},
		],
		default: 'broadcast',
		description: 'What the template is for',
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
	contentInputField("WhatsApp's own components, for what this form does not offer"),
] as const satisfies readonly Field[];

const content = contentFields({
	headerMedia: {
		placeholder: 'e.g. https://cdn.qontak.com/uploads/direct/images/picture.jpg',
		description: 'Link to an example of the file, best one that Upload of files gave',
	},
	urlExample: {
		placeholder: 'e.g. https://example.com/track/A-1001',
		description: 'A whole link as it could be. Only needed when the URL has {{1}}.',
	},
});

const json = {
	displayName: 'Components (JSON)',
	name: 'componentsJson',
	type: 'json',
	typeOptions: { rows: 8, ...TEMPLATE_TEXT },
	default: '[]',
	displayOptions: { show: { contentInput: ['json'] } },
	placeholder: 'e.g. [{"type": "BODY", "text": "Hello."}]',
	description: 'A list of components of the types HEADER, BODY, FOOTER and BUTTONS',
} as const satisfies Field;

/** Everything that a new template is asked for. */
export const createFields = [...basics, ...content, json] as const satisfies readonly Field[];

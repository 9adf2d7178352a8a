import type { ResourceMapperFields } from 'n8n-workflow';
import type { Field } from '../operation/field';
import { oneTimeCodeButton, type TemplateContent, type TemplateDefinition } from './definition';
import { asHtml } from './mapperNotice';
import { previewTemplate } from './preview';

/**
 * The whole text of the chosen template, to be read while its variables are filled in. n8n has no field
 * that only shows a text of the gateway's; a mapper without fields shows its notice
 * (source: "n8n forms"). Its node needs the method `getTemplateText`.
 */
export const templateTextField = {
	displayName: 'Template Text',
	name: 'templateTextShown',
	type: 'resourceMapper',
	noDataExpression: true,
	default: { mappingMode: 'defineBelow', value: null },
	displayOptions: { hide: { template: [''] } },
	typeOptions: {
		loadOptionsDependsOn: ['template.mode', 'template.value'],
		resourceMapper: {
			resourceMapperMethod: 'getTemplateText',
			mode: 'add',
			fieldWords: { singular: 'template text', plural: 'the template text' },
			supportAutoMap: false,
			hideNoDataError: true,
			refreshStaleSchemaOnOpen: true,
		},
	},
} as const satisfies Field;

const NOTHING_FILLED = { body: [], buttons: [], warnings: [] };

/** What stands for a header that is no text. */
const headerOf = ({ header }: TemplateContent) =>
	header && header.format !== 'TEXT'
		? `[${header.format.charAt(0)}${header.format.slice(1).toLowerCase()}]`
		: '';

/** A template as a customer reads it, its variables still in it, as the notice of {@link templateTextField}. */
export function templateText(definition?: TemplateDefinition): ResourceMapperFields {
	if (definition === undefined) return { fields: [] };
	const { name, language } = definition;
	// The link of a button that copies a code is for WhatsApp's eyes only.
	const buttons =
		oneTimeCodeButton(definition) === undefined
			? definition.buttons
			: definition.buttons.map((button) => ({ ...button, url: undefined }));
	const { text } = previewTemplate(
		{ ...definition, buttons },
		{ ...NOTHING_FILLED, cards: definition.cards?.map(() => NOTHING_FILLED) },
	);
	const whole = [headerOf(definition), text].filter(Boolean).join('\n\n');
	const title = [name, language].filter(Boolean).join(' · ');
	const shown = whole === '' ? 'Its text is not known.' : asHtml(whole);
	return { fields: [], emptyFieldsNotice: `<b>${asHtml(title)}</b><br><br>${shown}` };
}

import type { IDataObject } from 'n8n-workflow';
import {
	slotsOf,
	type TemplateButton,
	type TemplateDefinition,
	type TemplateHeader,
	type TemplateText,
	type TemplateVariableSlot,
} from '../../shared/template/definition';

/** A template as Ivosights gives it (source: "Ivosights templates"). */
export interface IvosightsTemplate extends IDataObject {
	id: string;
	label?: string;
	template_name?: string;
	status?: string;
	category_id?: string;
	language_id?: string;
	components?: Component[];
	updated_at?: string;
}

interface Component extends IDataObject {
	type: string;
	format?: string;
	text?: string;
	/** Keyed by placeholder, `{ "{{1}}": null }`; an empty list when there is none. */
	parameters?: Record<string, unknown> | unknown[];
	examples?: string[];
	buttons?: Button[];
}

interface Button extends IDataObject {
	type: string;
	text?: string;
	url?: string;
	url_type?: string;
	phone_number?: string;
	/** The documents spell it both ways. */
	examples?: string[];
	example?: string[];
}

const FORMATS = ['TEXT', 'IMAGE', 'VIDEO', 'DOCUMENT', 'LOCATION'] as const;

/**
 * The variables that a component lists. Its examples belong to the variables only when there is one
 * for each: the document also shows one example of the whole sentence.
 */
function listedVariables({
	parameters,
	examples = [],
	text = '',
}: Component): TemplateVariableSlot[] {
	const names = Array.isArray(parameters) ? [] : Object.keys(parameters ?? {});
	const keys = names.map((name) => name.replace(/[{}\s]/g, ''));
	const beginning = text.replace(/\{\{[\s\S]*$/, '').trim();
	const each =
		examples.length ===
		slotsOf(
			text,
			keys.map((key) => ({ key })),
		).length;
	const own = each && !(beginning !== '' && examples.some((e) => e.startsWith(beginning)));
	return keys.map((key, place) => (own ? { key, example: examples[place] } : { key }));
}

const textOf = (component: Component): TemplateText => ({
	text: component.text ?? '',
	variables: listedVariables(component),
});

function headerOf(component: Component): TemplateHeader {
	const format = FORMATS.find((known) => known === component.format?.toUpperCase()) ?? 'TEXT';
	return format === 'TEXT'
		? { format, ...textOf(component) }
		: { format, variables: [], example: component.examples?.[0] };
}

const buttonOf = (button: Button): TemplateButton => ({
	type: button.type.toUpperCase(),
	text: button.text ?? '',
	url: button.url,
	phoneNumber: button.phone_number,
	example: (button.examples ?? button.example)?.[0],
	...(button.url_type === 'dynamic' ? { dynamic: true } : {}),
});

/** Ivosights' template as the rules of WhatsApp's templates take it, its status in small letters. */
export function toDefinition(template: IvosightsTemplate): TemplateDefinition {
	const components = template.components ?? [];
	const find = (type: string) => components.find((c) => c.type.toUpperCase() === type);
	const header = find('HEADER');
	const body = find('BODY');
	return {
		id: template.id,
		name: template.template_name ?? template.label ?? template.id,
		label: template.label,
		language: template.language_id ?? '',
		category: template.category_id ?? '',
		status: (template.status ?? '').toLowerCase(),
		header: header && headerOf(header),
		body: body && textOf(body),
		footer: find('FOOTER')?.text,
		buttons: (find('BUTTONS')?.buttons ?? []).map(buttonOf),
	};
}

import type { IDataObject } from 'n8n-workflow';
import { dictionariesIn, isDictionary } from '../../shared/json';
import type { FormOf } from '../../shared/operation/field';
import type { Ask, Plan } from '../../shared/operation/operation';
import type {
	TemplateButton,
	TemplateDefinition,
	TemplateHeader,
} from '../../shared/template/definition';
import { fillAndPreview, type ReadyTemplate } from '../../shared/template/preview';
import { templateValues, type templateValueFields } from '../../shared/template/valueFields';
import { listedVariables } from '../../shared/template/variables';
import { listed, one, page, type Page } from '../reads';

const FORMATS = ['TEXT', 'IMAGE', 'VIDEO', 'DOCUMENT', 'LOCATION'] as const;

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');

/** Examples come as JSON in a string (source: "Qontak templates"), as a list, or as a text. */
function firstExample(value: unknown): string | undefined {
	if (Array.isArray(value)) return textOf(value[0]) || undefined;
	const text = textOf(value).trim();
	const quoted = /^\[\s*"((?:[^"\\]|\\.)*)"/.exec(text)?.[1];
	if (quoted !== undefined) return quoted.replace(/\\(.)/g, '$1') || undefined;
	return text === '' || text === '[]' ? undefined : text;
}

/**
 * Documents show a header's format and example; where its text is, none shows
 * (source: "Qontak templates").
 */
function headerOf(header: IDataObject): TemplateHeader {
	const given = textOf(header.format).toUpperCase();
	const format = FORMATS.find((known) => known === given) ?? 'TEXT';
	const example = firstExample(header.example);
	if (format === 'TEXT') return { format, text: textOf(header.text), variables: [] };
	return { format, variables: [], example };
}

/** WhatsApp gives an example only for a link that ends in a variable, also where Qontak cuts it off. */
function buttonOf(button: IDataObject): TemplateButton {
	const url = textOf(button.url) || undefined;
	const example = firstExample(button.example);
	const dynamic = url?.includes('{{') === true || example !== undefined;
	return {
		type: textOf(button.type).toUpperCase(),
		text: textOf(button.text),
		url,
		phoneNumber: textOf(button.phone_number) || undefined,
		example,
		...(dynamic ? { dynamic: true } : {}),
	};
}

/** Qontak's template (source: "Qontak templates") as the rules of WhatsApp's templates want it. */
export function toDefinition(template: IDataObject): TemplateDefinition {
	const { header, body, footer } = template;
	return {
		id: textOf(template.id),
		name: textOf(template.name),
		language: textOf(template.language),
		category: textOf(template.category),
		status: textOf(template.status).toLowerCase(),
		header: isDictionary(header) ? headerOf(header) : undefined,
		body: { text: textOf(body), variables: [] },
		footer: textOf(footer) || undefined,
		buttons: dictionariesIn(template.buttons).map(buttonOf),
	};
}

const PATH = ['templates', 'whatsapp'];

type Query = NonNullable<Ask['query']>;

/** Templates, `most` at most (source: "Qontak templates"). */
export function* templates(
	most: number,
	query: Query = {},
	wanted?: (template: IDataObject) => boolean,
): Plan<IDataObject[]> {
	return yield* listed(PATH, query, most, wanted);
}

/** One page of templates, for the editor's list. */
export function* templatePage(query: Query, cursor?: string): Plan<Page> {
	return yield* page(PATH, query, cursor);
}

/** One template by its id (source: "Qontak templates"). Throws Failure `templateNotFound`. */
export function* template(id: string, once?: Ask['once']): Plan<IDataObject> {
	return yield* one((chosen) => ['templates', chosen, 'whatsapp'], id, {
		label: 'Template',
		reason: 'templateNotFound',
		once,
	});
}

/**
 * Reads the chosen template once per run and fills it with the form's values, and with `more` for
 * what comes from elsewhere (the link of an uploaded file). Throws Failure.
 */
export function* prepareTemplate(
	form: { template: string } & FormOf<typeof templateValueFields>,
	more: (definition: TemplateDefinition) => Record<string, string> = () => ({}),
): Plan<ReadyTemplate> {
	const definition = toDefinition(yield* template(form.template, 'run'));
	return fillAndPreview(definition, { ...templateValues(form, definition), ...more(definition) });
}

/** A template with what people need of it, the most useful first. */
export function simplifiedTemplate(template: IDataObject): IDataObject {
	const definition = toDefinition(template);
	return {
		id: definition.id,
		name: definition.name,
		language: definition.language,
		category: definition.category,
		status: definition.status,
		body: definition.body?.text ?? '',
		variables: listedVariables(definition),
		quality: template.quality_rating_text ?? null,
	};
}

export const templateSample = {
	id: 'cf7a16bd-e84f-4f72-8cce-70934edfc585',
	name: 'message',
	language: 'id',
	category: 'UTILITY',
	status: 'approved',
	body: 'Hi {{1}}, Silakan periksa invoice di email anda.',
	variables: [{ id: 'body_1', label: 'Body {{1}} – "Hi {{1}}, Silakan periksa…"' }],
	quality: 'Neutral',
};

/**
 * The entries of one of Qontak's plain lists, as name and value. No document shows their form: they
 * may be texts, or objects with a name and a code.
 */
export function choicesIn(body: unknown): IDataObject[] {
	const data = isDictionary(body) ? body.data : undefined;
	const entries = Array.isArray(data) ? data : [];
	return entries.flatMap((entry): IDataObject[] => {
		if (typeof entry === 'string') return [{ name: entry, value: entry }];
		if (!isDictionary(entry)) return [];
		const value = entry.code ?? entry.value ?? entry.id ?? entry.name;
		return value === undefined ? [] : [{ name: entry.name ?? value, value }];
	});
}

import type { IDataObject } from 'n8n-workflow';
import { dictionariesIn, isDictionary } from '../../shared/json';
import type {
	TemplateButton,
	TemplateDefinition,
	TemplateHeader,
} from '../../shared/template/definition';

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

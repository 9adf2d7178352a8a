import type { IDataObject } from 'n8n-workflow';
import { dictionariesIn, isDictionary } from '../../shared/json';
import type {
	TemplateButton,
	TemplateDefinition,
	TemplateHeader,
} from '../../shared/template/definition';
import { buttonType, headerFormat, unknownHeader } from '../../shared/template/parts';
import { exampleLink, hasExample, readableExample } from './example';

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');

/** A header; a text alone is one, too, as body and footer are texts. */
function headerIn(header: unknown): IDataObject | undefined {
	if (isDictionary(header)) return header;
	const text = textOf(header);
	return text.trim() === '' ? undefined : { text };
}

/** A list, also in a text: a plain text may as well be the words of the header themselves. */
const isList = (example: unknown): boolean =>
	typeof example === 'string' ? /^\s*[[{#]/.test(example) : true;

/**
 * Documents show a header's format and example; where its text is, none shows
 * (source: "Qontak templates"): without it, a list of examples tells that there is a variable.
 * `undefined` for a format that is not known here.
 */
function headerOf(header: IDataObject): TemplateHeader | undefined {
	const format = headerFormat(header.format);
	if (format === undefined) return undefined;
	if (format === 'TEXT') {
		const text = textOf(header.text);
		const hasVariable = text === '' && isList(header.example) && hasExample(header.example);
		if (!hasVariable) return { format, text, variables: [] };
		const example = readableExample(header.example);
		return { format, text: '{{1}}', variables: [{ key: '1', example }] };
	}
	return { format, variables: [], example: exampleLink(header.example) };
}

/** Names under which Qontak could tell of the parts that no document of it shows. */
const FURTHER: Readonly<Record<string, string>> = {
	carousel: 'a carousel',
	cards: 'a carousel',
	carousel_cards: 'a carousel',
	limited_time_offer: 'a limited-time offer',
	lto: 'a limited-time offer',
};

const says = (value: unknown): boolean =>
	Array.isArray(value) ? value.length > 0 : isDictionary(value) && Object.keys(value).length > 0;

/** What the template has beside header, body, footer and buttons, in words. */
function unknownIn(template: IDataObject): string[] {
	const header = headerIn(template.header);
	const odd = header !== undefined && headerOf(header) === undefined;
	const further = Object.keys(FURTHER).filter((name) => says(template[name]));
	const components = dictionariesIn(template.components)
		.map(({ type }) => textOf(type).toUpperCase())
		.filter((type) => !['HEADER', 'BODY', 'FOOTER', 'BUTTONS', ''].includes(type))
		.map((type) => `the part ${type}`);
	return [
		...(odd ? [unknownHeader(header?.format)] : []),
		...new Set(further.map((name) => FURTHER[name])),
		...components,
	];
}

/** WhatsApp gives an example only for a link that ends in a variable, also where Qontak cuts it off. */
function buttonOf(button: IDataObject): TemplateButton {
	const url = textOf(button.url) || undefined;
	const example = readableExample(button.example);
	const dynamic = url?.includes('{{') === true || hasExample(button.example);
	return {
		type: buttonType(button.type, url, button.phone_number),
		text: textOf(button.text),
		url,
		phoneNumber: textOf(button.phone_number) || undefined,
		example,
		...(dynamic ? { dynamic: true } : {}),
	};
}

/** Qontak's template (source: "Qontak templates") as the rules of WhatsApp's templates want it. */
export function toDefinition(template: IDataObject): TemplateDefinition {
	const { body, footer } = template;
	const header = headerIn(template.header);
	const unknown = unknownIn(template);
	return {
		id: textOf(template.id),
		name: textOf(template.name),
		language: textOf(template.language),
		category: textOf(template.category),
		status: textOf(template.status).toLowerCase(),
		header: header && headerOf(header),
		body: { text: textOf(body), variables: [] },
		footer: textOf(footer) || undefined,
		buttons: dictionariesIn(template.buttons).map(buttonOf),
		...(unknown.length > 0 ? { unknown } : {}),
	};
}

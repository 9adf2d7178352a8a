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

/**
 * Documents show a header's format and example; where its text is, none shows
 * (source: "Qontak templates"). `undefined` for a format that is not known here.
 */
function headerOf(header: IDataObject): TemplateHeader | undefined {
	const format = headerFormat(header.format);
	if (format === undefined) return undefined;
	if (format === 'TEXT') return { format, text: textOf(header.text), variables: [] };
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
	const { header } = template;
	const odd = isDictionary(header) && headerOf(header) === undefined;
	const further = Object.keys(FURTHER).filter((name) => says(template[name]));
	const components = dictionariesIn(template.components)
		.map(({ type }) => textOf(type).toUpperCase())
		.filter((type) => !['HEADER', 'BODY', 'FOOTER', 'BUTTONS', ''].includes(type))
		.map((type) => `the part ${type}`);
	return [
		...(odd ? [unknownHeader(header.format)] : []),
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
	const { header, body, footer } = template;
	const unknown = unknownIn(template);
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
		...(unknown.length > 0 ? { unknown } : {}),
	};
}

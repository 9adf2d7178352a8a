import type { IDataObject } from 'n8n-workflow';
import {
	slotsOf,
	type TemplateButton,
	type TemplateContent,
	type TemplateDefinition,
	type TemplateHeader,
	type TemplateOffer,
	type TemplateText,
	type TemplateVariableSlot,
} from '../../shared/template/definition';
import { buttonType, headerFormat, unknownHeader } from '../../shared/template/parts';

/** A template as Ivosights gives it (source: "Ivosights templates"). */
export interface IvosightsTemplate extends IDataObject {
	id: string;
	label?: string | null;
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
	text?: string | null;
	/** Keyed by placeholder, `{ "{{1}}": null }`; an empty list when there is none. */
	parameters?: Record<string, unknown> | unknown[] | null;
	examples?: string[] | null;
	buttons?: Button[];
	/** WhatsApp's own form of a carousel and of a limited-time offer; no document shows them. */
	cards?: Array<{ components?: Component[] }>;
	limited_time_offer?: { text?: string; has_expiration?: boolean };
}

interface Button extends IDataObject {
	type: string;
	text?: string | null;
	url?: string | null;
	url_type?: string | null;
	phone_number?: string | null;
	/** The documents spell it both ways. */
	examples?: string[] | null;
	example?: string[] | null;
}

/** The examples that are texts: where there are none, Laravel may write null. */
const examplesIn = (examples: unknown): string[] =>
	Array.isArray(examples) ? examples.filter((one) => typeof one === 'string') : [];

/**
 * The variables that a component lists. Its examples belong to the variables only when there is one
 * for each: the document also shows one example of the whole sentence.
 */
function listedVariables(component: Component): TemplateVariableSlot[] {
	const { parameters } = component;
	const text = component.text ?? '';
	const examples = examplesIn(component.examples);
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

/** `undefined` for a format that is not known here. */
function headerOf(component: Component): TemplateHeader | undefined {
	const format = headerFormat(component.format);
	if (format === undefined) return undefined;
	return format === 'TEXT'
		? { format, ...textOf(component) }
		: { format, variables: [], example: examplesIn(component.examples)[0] };
}

const buttonOf = (button: Button): TemplateButton => ({
	type: buttonType(button.type, button.url, button.phone_number),
	text: button.text ?? '',
	url: button.url ?? undefined,
	phoneNumber: button.phone_number ?? undefined,
	example: examplesIn(button.examples ?? button.example)[0],
	...(button.url_type === 'dynamic' ? { dynamic: true } : {}),
});

const typeOf = ({ type }: Component): string => String(type ?? '').toUpperCase();

/** Header, body and buttons of a template or of one card. */
function contentOf(components: readonly Component[]): TemplateContent {
	const find = (type: string) => components.find((component) => typeOf(component) === type);
	const header = find('HEADER');
	const body = find('BODY');
	return {
		header: header && headerOf(header),
		body: body && textOf(body),
		buttons: (find('BUTTONS')?.buttons ?? []).map(buttonOf),
	};
}

const cardsIn = (components: readonly Component[]): Component[][] | undefined =>
	components
		.find((component) => typeOf(component) === 'CAROUSEL')
		?.cards?.map((card) => card.components ?? []);

function offerIn(components: readonly Component[]): TemplateOffer | undefined {
	const found = components.find((component) => typeOf(component) === 'LIMITED_TIME_OFFER');
	if (!found) return undefined;
	const { text, has_expiration: expires = true } = found.limited_time_offer ?? {};
	return { text: text ?? found.text ?? '', expires };
}

const KNOWN = ['HEADER', 'BODY', 'FOOTER', 'BUTTONS', 'CAROUSEL', 'LIMITED_TIME_OFFER'];

/** Parts that are not known here, in words; `where` is said of a card's. */
function unknownIn(components: readonly Component[], where = ''): string[] {
	return components.flatMap((component) => {
		const type = typeOf(component);
		if (!KNOWN.includes(type)) return [`the part ${type || 'without a name'}${where}`];
		if (type === 'CAROUSEL' && !component.cards?.every((card) => Array.isArray(card.components))) {
			return ['a carousel whose cards are not told'];
		}
		const odd = type === 'HEADER' && headerOf(component) === undefined;
		return odd ? [`${unknownHeader(component.format)}${where}`] : [];
	});
}

/** Ivosights' template as the rules of WhatsApp's templates take it, its status in small letters. */
export function toDefinition(template: IvosightsTemplate): TemplateDefinition {
	const components = template.components ?? [];
	const cards = cardsIn(components);
	const offer = offerIn(components);
	const inCards = (cards ?? []).map((card, place) => unknownIn(card, ` in card ${place + 1}`));
	const unknown = [unknownIn(components), ...inCards].flat();
	return {
		id: template.id,
		name: template.template_name ?? template.label ?? template.id,
		label: template.label ?? undefined,
		language: template.language_id ?? '',
		category: template.category_id ?? '',
		status: (template.status ?? '').toLowerCase(),
		...contentOf(components),
		footer: components.find((component) => typeOf(component) === 'FOOTER')?.text ?? undefined,
		...(cards && { cards: cards.map(contentOf) }),
		...(offer && { offer }),
		...(unknown.length > 0 ? { unknown } : {}),
	};
}

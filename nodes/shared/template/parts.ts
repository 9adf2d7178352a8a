import { Failure } from '../failure';
import {
	BUTTON_TYPES,
	HEADER_FORMATS,
	type TemplateContent,
	type TemplateDefinition,
	type TemplateHeader,
} from './definition';

/** Parts of templates that not every gateway carries, as a message names them. */
const SPECIAL = {
	carousel: 'a carousel',
	offer: 'a limited-time offer',
	location: 'a location as header',
	product: 'a product as header',
	catalog: 'a button for the catalog',
	products: 'a button for several products',
} as const;

/** One of the parts that not every gateway carries. */
export type SpecialPart = keyof typeof SPECIAL;

/** All of them. */
export const SPECIAL_PARTS = Object.keys(SPECIAL) as SpecialPart[];

/** One of WhatsApp's words, which are told in any capitals; empty for what is no text. */
export const wordIn = (value: unknown): string =>
	typeof value === 'string' ? value.trim().toUpperCase() : '';

/** A header's format by WhatsApp's word for it; `undefined` for one that is not known here. */
export function headerFormat(given: unknown): TemplateHeader['format'] | undefined {
	const word = wordIn(given);
	return word === '' ? 'TEXT' : HEADER_FORMATS.find((known) => known === word);
}

/** A button's type by WhatsApp's word for it; where it is not told, what the button has tells it. */
export function buttonType(given: unknown, url: unknown, phone: unknown): string {
	const word = String(given ?? '')
		.trim()
		.toUpperCase()
		.replace(/[\s-]+/g, '_');
	if (word !== '') return word;
	return url ? 'URL' : phone ? 'PHONE_NUMBER' : 'QUICK_REPLY';
}

/** What to call a header that is not known here. */
export const unknownHeader = (format: unknown): string =>
	`a header of the format ${String(format)}`;

const contentsOf = (definition: TemplateDefinition): TemplateContent[] => [
	definition,
	...(definition.cards ?? []),
];

function specialParts(definition: TemplateDefinition): SpecialPart[] {
	const contents = contentsOf(definition);
	const headers = contents.map(({ header }) => header?.format);
	const buttons = contents.flatMap((content) => content.buttons.map(({ type }) => type));
	return [
		...(definition.cards ? (['carousel'] as const) : []),
		...(definition.offer ? (['offer'] as const) : []),
		...(headers.includes('LOCATION') ? (['location'] as const) : []),
		...(headers.includes('PRODUCT') ? (['product'] as const) : []),
		...(buttons.includes('CATALOG') ? (['catalog'] as const) : []),
		...(buttons.includes('MPM') ? (['products'] as const) : []),
	];
}

/** Words that join a list: "a, b and c". */
export const joined = (words: readonly string[]): string =>
	words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

const namesOf = (parts: readonly SpecialPart[]): string =>
	joined(parts.map((part) => SPECIAL[part]));

/**
 * Throws a Failure (`invalidRequest`) that names every part of the template that nobody here knows how
 * to fill in: sent without it, the message would be refused, or reach the customer without that part.
 */
export function requireKnown(definition: TemplateDefinition): void {
	const buttons = contentsOf(definition)
		.flatMap((content) => content.buttons)
		.filter(({ type }) => !(BUTTON_TYPES as readonly string[]).includes(type))
		.map(({ type, text }) => `the button "${text}" of the type ${type}`);
	const unknown = [...(definition.unknown ?? []), ...buttons];
	if (unknown.length === 0) return;
	throw new Failure(
		'invalidRequest',
		`The template '${definition.label ?? definition.name}' has ${joined(unknown)}, which this node cannot send`,
		{
			field: 'Template',
			description: 'Choose another template, or send this one from the gateway itself.',
		},
	);
}

/**
 * Throws a Failure (`invalidRequest`) that names the parts that the gateway's requests have no place for.
 *
 * @param carried what they have a place for
 * @param gateway its name, for people
 */
export function requireCarried(
	definition: TemplateDefinition,
	carried: readonly SpecialPart[],
	gateway: string,
): void {
	const missing = specialParts(definition).filter((part) => !carried.includes(part));
	if (missing.length === 0) return;
	throw new Failure('invalidRequest', `${gateway} cannot send templates with ${namesOf(missing)}`, {
		field: 'Template',
		description: 'Its requests have no place for that. Choose another template.',
	});
}

/** Warns of parts that the gateway's documents do not show, though its requests have a place for them. */
export function unprinted(definition: TemplateDefinition, gateway: string): string[] {
	const parts = specialParts(definition);
	if (parts.length === 0) return [];
	return [
		`${gateway}’s documents show no template with ${namesOf(parts)}: it is sent in WhatsApp's own form. Try it with your own number first.`,
	];
}

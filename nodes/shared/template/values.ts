import { Failure } from '../failure';
import { isDictionary, parseJson } from '../json';
import { plainText, wrongTextIn } from '../operation/plainText';
import { checkRange, checkText } from '../whatsapp/limits';
import { checkMediaUrl } from '../whatsapp/media';
import { linkBase } from './definition';
import type { TemplateContent, TemplateDefinition } from './definition';
import { readProductList } from './productList';
import type { TemplateVariable } from './variables';
import { endOfWholeLink, isWholeLink } from './wholeLink';

/** What a person gave for a variable: its text, or why it cannot be sent. */
export type ReadValue = { text: string } | { missing: true } | { refused: string };

/**
 * What is given for variables: their values, or the names of the columns of a list that has a value for
 * each of its people. No name is held to the rules for values.
 */
export type Given = 'values' | 'columns';

/** The kinds whose values may differ from one person on a list to the next; a header's file is the same. */
const IN_COLUMNS: ReadonlyArray<TemplateVariable['kind']> = [
	'text',
	'urlSuffix',
	'code',
	'oneTimeCode',
	'flowToken',
];

/**
 * Reads the value of one variable as the text to send, by the rule that holds for texts in fields
 * (operation/plainText.ts). Spaces and line ends around a value carry no meaning and are dropped.
 */
export function readValue(
	value: unknown,
	variable: TemplateVariable,
	definition: TemplateDefinition,
	given: Given = 'values',
): ReadValue {
	// These two may be given as JSON.
	if (variable.kind === 'products' || variable.kind === 'flowData')
		return structured(value, variable);
	const read = plainText(value);
	if ('refused' in read) return { refused: `'${variable.label}' ${read.refused}. ${read.next}` };
	const text = read.text.trim();
	if (text === '') return { missing: true };
	if (given === 'columns' && IN_COLUMNS.includes(variable.kind)) return { text };
	return checked(text, variable, definition);
}

/** Products or a flow's data, as JSON in a text. */
function structured(value: unknown, { kind, label }: TemplateVariable): ReadValue {
	if (value === undefined || value === null || value === '') return { missing: true };
	const wrong = wrongTextIn(value);
	if (wrong) return { refused: `'${label}' ${wrong.refused}. ${wrong.next}` };
	const json = typeof value === 'string' ? parseJson(value) : value;
	if (json === null) return { missing: true };
	if (kind === 'products') {
		return tried(() => JSON.stringify(readProductList(Array.isArray(json) ? json : value, label)));
	}
	if (isDictionary(json)) return { text: JSON.stringify(json) };
	return { refused: `'${label}' is not a JSON object. Write it like {"name": "Budi"}` };
}

/** The card that the variable is of, or the template itself. */
export const contentOf = (
	definition: TemplateDefinition,
	{ card }: Pick<TemplateVariable, 'card'>,
): TemplateContent => (card === undefined ? definition : (definition.cards?.[card] ?? definition));

function checked(
	text: string,
	variable: TemplateVariable,
	definition: TemplateDefinition,
): ReadValue {
	const { label, kind, id } = variable;
	const content = contentOf(definition, variable);
	switch (kind) {
		case 'mediaUrl':
			return tried(() => checkMediaUrl(text, mediaKindOf(content), label));
		case 'location':
			if (!/_(?:latitude|longitude)$/.test(id)) break;
			if (Number.isNaN(Number(text))) return { refused: `'${label}' is not a number: ${text}` };
			return tried(() => {
				checkRange(Number(text), id.endsWith('latitude') ? 'latitude' : 'longitude', label);
				return text;
			});
		case 'code':
		case 'oneTimeCode':
			if (/\s/.test(text)) return { refused: `'${label}' has a space or a new line in it` };
			if (/https?:|www\./i.test(text)) return { refused: `'${label}' is a link, not a code` };
			return tried(() => {
				checkText(text, 'templateCode', label);
				return text;
			});
		case 'urlSuffix':
			return checkedSuffix(text, variable, content);
		case 'offerEnd':
			return checkedEnd(text, label);
	}
	return checkedLine(text, label);
}

/**
 * WhatsApp refuses parameters with line ends, tabs, or more than four spaces in a row
 * (source: "WhatsApp template values").
 */
function checkedLine(text: string, label: string): ReadValue {
	if (/[\n\r\v\f\u0085\u2028\u2029]/.test(text)) {
		return { refused: `'${label}' has a new line in it, which WhatsApp refuses in a variable` };
	}
	if (text.includes('\t')) {
		return { refused: `'${label}' has a tab in it, which WhatsApp refuses in a variable` };
	}
	if (/[ \u00a0]{5}/.test(text)) {
		return { refused: `'${label}' has more than four spaces in a row, which WhatsApp refuses` };
	}
	return { text };
}

function checkedSuffix(
	text: string,
	{ label, index = 0 }: TemplateVariable,
	content: TemplateContent,
): ReadValue {
	const base = linkBase(content.buttons[index]);
	if (/\s/.test(text)) return { refused: `'${label}' has a space or a new line in it` };
	if (isWholeLink(text, base)) {
		const end = endOfWholeLink(text, base);
		const follows = base === '' ? 'the fixed part of the link' : base;
		const here = end === undefined ? '' : `, here ${end}`;
		return { refused: `'${label}' holds the whole link; give only what follows ${follows}${here}` };
	}
	return tried(() => {
		checkText(base + text, 'templateButtonUrl', label);
		return text;
	});
}

/** When an offer ends, as the milliseconds since 1970 that WhatsApp wants. */
function checkedEnd(text: string, label: string): ReadValue {
	const number = /^\d{10}(?:\d{3})?$/.test(text) ? Number(text) : undefined;
	const seconds = number !== undefined && text.length === 10;
	const iso = number === undefined && HAS_ZONE.test(text) ? Date.parse(text) : NaN;
	const ms = number === undefined ? iso : number * (seconds ? 1_000 : 1);
	if (Number.isFinite(ms)) return { text: String(ms) };
	return {
		refused: `'${label}' is not a time with its zone: ${text}. Write it like 2026-12-31T23:59:00+07:00`,
	};
}

const HAS_ZONE = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d.*(?:Z|[+-]\d\d:?\d\d)$/i;

function mediaKindOf({ header }: TemplateContent): 'image' | 'video' | 'document' {
	if (header?.format === 'IMAGE') return 'image';
	return header?.format === 'VIDEO' ? 'video' : 'document';
}

/** Turns what a rule throws into a reason to refuse, so that all of them are told at once. */
function tried(rule: () => string): ReadValue {
	try {
		return { text: rule() };
	} catch (error) {
		if (error instanceof Failure) {
			return { refused: [error.message, error.details.description].filter(Boolean).join('. ') };
		}
		return { refused: String(error) };
	}
}

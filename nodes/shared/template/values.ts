import { Failure } from '../failure';
import { plainText } from '../operation/plainText';
import { checkRange, checkText } from '../whatsapp/limits';
import { checkMediaUrl } from '../whatsapp/media';
import { linkBase } from './definition';
import type { TemplateDefinition } from './definition';
import type { TemplateVariable } from './variables';

/** What a person gave for a variable: its text, or why it cannot be sent. */
export type ReadValue = { text: string } | { missing: true } | { refused: string };

/**
 * Reads the value of one variable as the text to send, by the rule that holds for texts in fields
 * (operation/plainText.ts). Spaces and line ends around a value carry no meaning and are dropped.
 */
export function readValue(
	value: unknown,
	variable: TemplateVariable,
	definition: TemplateDefinition,
): ReadValue {
	const read = plainText(value);
	if ('refused' in read) return { refused: `'${variable.label}' ${read.refused}. ${read.next}` };
	const text = read.text.trim();
	if (text === '') return { missing: true };
	return checked(text, variable, definition);
}

function checked(
	text: string,
	variable: TemplateVariable,
	definition: TemplateDefinition,
): ReadValue {
	const { label, kind, id } = variable;
	switch (kind) {
		case 'mediaUrl':
			return tried(() => checkMediaUrl(text, mediaKindOf(definition), label));
		case 'location':
			if (id !== 'header_latitude' && id !== 'header_longitude') break;
			if (Number.isNaN(Number(text))) return { refused: `'${label}' is not a number: ${text}` };
			return tried(() => {
				checkRange(Number(text), id === 'header_latitude' ? 'latitude' : 'longitude', label);
				return text;
			});
		case 'code':
		case 'oneTimeCode':
			if (/\s/.test(text)) return { refused: `'${label}' has a space or a new line in it` };
			return tried(() => {
				checkText(text, 'templateCode', label);
				return text;
			});
		case 'urlSuffix':
			return checkedSuffix(text, variable, definition);
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
	definition: TemplateDefinition,
): ReadValue {
	const base = linkBase(definition.buttons[index]);
	if (/\s/.test(text)) return { refused: `'${label}' has a space or a new line in it` };
	if (base !== '' && text.startsWith(base)) {
		return { refused: `'${label}' holds the whole link; give only what follows ${base}` };
	}
	return tried(() => {
		checkText(base + text, 'templateButtonUrl', label);
		return text;
	});
}

function mediaKindOf({ header }: TemplateDefinition): 'image' | 'video' | 'document' {
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

import type { INodeParameterResourceLocator, INodePropertyOptions } from 'n8n-workflow';
import { invalid } from '../failure';
import { isTooDeep } from '../json';
import type { Chosen, Field, Group, Json } from './field';
import { plainText, wrongTextIn } from './plainText';

const isNothing = (value: unknown) =>
	value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

/** A value as text. Throws Failure (`invalidRequest`) naming the label. */
export function toText(label: string, value: unknown): string {
	const read = plainText(value);
	if ('text' in read) return read.text;
	throw invalid(label, read.refused, read.next);
}

/** Fields whose reader judges their texts itself, with a reason of its own. */
const JUDGED_ELSEWHERE = ['recipient', 'templateVariablesJson'];

/**
 * n8n keeps to the least and the most of a field only where a person types, not in expressions
 * (source: "n8n forms").
 */
function toNumber({ displayName: label, typeOptions }: Field, value: unknown): number {
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	if (typeof number !== 'number' || !Number.isFinite(number)) {
		const what = isNothing(value) ? 'is empty' : 'is not a number';
		throw invalid(label, what, 'Enter digits only, for example 12.5.');
	}
	const { minValue = -Infinity, maxValue = Infinity } = typeOptions ?? {};
	if (number < minValue) throw invalid(label, `is ${number}`, `It has to be ${minValue} or more.`);
	if (number > maxValue) throw invalid(label, `is ${number}`, `It has to be ${maxValue} or less.`);
	return number;
}

const MOST_CHOICES = 10;

/** One of the field's choices, which an expression has to give by value. */
function toChoice({ displayName: label, options }: Field, value: unknown): unknown {
	const text = toText(label, value);
	// Choices that are loaded from the gateway are not known here.
	if (!options) return text;
	const choices = options as readonly INodePropertyOptions[];
	const chosen = choices.find((choice) => String(choice.value) === text);
	if (chosen) return chosen.value;
	const known = choices.map((choice) => choice.value).join(', ');
	throw invalid(
		label,
		isNothing(value) ? 'is empty' : `has no choice “${text}”`,
		choices.length > MOST_CHOICES
			? 'Choose one from the list.'
			: `Choose one from the list. An expression has to give one of: ${known}.`,
	);
}

function toBoolean(label: string, value: unknown): boolean {
	if (typeof value === 'boolean') return value;
	if (value === 'true' || value === 1) return true;
	if (value === 'false' || value === 0 || value === '') return false;
	throw invalid(
		label,
		'is neither true nor false',
		'Use the switch, or an expression that gives true or false.',
	);
}

/** Texts in JSON are held to the rule for texts, too, unless `checkTexts` is off. */
function toJson(label: string, value: unknown, checkTexts: boolean): Json {
	const json = typeof value === 'string' ? parsedJson(label, value) : (value as Json);
	if (isTooDeep(json)) {
		throw invalid(label, 'is nested too deeply', 'Give JSON of 100 levels at most.');
	}
	const wrong = checkTexts ? wrongTextIn(json) : undefined;
	if (wrong === undefined) return json;
	throw invalid(
		label,
		`${wrong.refused} (at ${wrong.at.slice(0, 60) || 'its only text'})`,
		wrong.next,
	);
}

function parsedJson(label: string, value: string): Json {
	if (value.trim() === '') return {};
	let json: Json | undefined;
	let fault = '';
	try {
		json = JSON.parse(value) as Json;
	} catch (cause) {
		fault = cause instanceof Error ? cause.message : '';
	}
	if (json !== undefined) return json;
	throw invalid(label, `is not valid JSON (${fault})`, 'Check quotes, commas and brackets.');
}

function toList(value: unknown): unknown[] {
	if (value === undefined || value === null) return [];
	return Array.isArray(value) ? value : [value];
}

function groupsOf(field: Field, value: unknown): Record<string, unknown> {
	const given = (value ?? {}) as Record<string, unknown>;
	const groups = (field.options ?? []) as readonly Group[];
	const multiple = field.typeOptions?.multipleValues === true;
	const result: Record<string, unknown> = {};
	for (const group of groups) {
		if (given[group.name] === undefined) continue;
		const entries = toList(given[group.name]).map((entry) => nestedForm(group.values, entry));
		result[group.name] = multiple ? entries : entries[0];
	}
	return result;
}

/** An expression that gives nothing would switch off, without a word, what a person set to be safe. */
function refuseNothing({ displayName: label, name }: Field, given: Record<string, unknown>): void {
	if (!(name in given) || (given[name] ?? undefined) !== undefined) return;
	throw invalid(
		label,
		'has an expression that gives nothing',
		'Check that the column in it exists and is filled in, or remove the expression.',
	);
}

/** The fields of a collection or group: absent ones stay absent in collections, default in groups. */
function nestedForm(
	fields: readonly Field[],
	value: unknown,
	keepAbsent = false,
): Record<string, unknown> {
	const given = (value ?? {}) as Record<string, unknown>;
	const result: Record<string, unknown> = {};
	for (const field of fields) {
		const own = given[field.name];
		if (field.typeOptions?.mustSay === true) refuseNothing(field, given);
		if (own === undefined && keepAbsent) continue;
		result[field.name] = coerce(field, own ?? field.default);
	}
	return result;
}

/** A raw parameter as the type its field promises. Throws Failure (`invalidRequest`) naming the label. */
export function coerce(field: Field, value: unknown): unknown {
	const ownReader = JUDGED_ELSEWHERE.includes(field.name);
	switch (field.type) {
		case 'number':
			return toNumber(field, value);
		case 'boolean':
			return toBoolean(field.displayName, value);
		case 'json':
			return toJson(field.displayName, value, !ownReader);
		case 'options':
			return toChoice(field, value);
		case 'multiOptions':
			return toList(value).map((entry) => toChoice(field, entry));
		case 'collection':
			return nestedForm(field.options as readonly Field[], value, true);
		case 'fixedCollection':
			return groupsOf(field, value);
		case 'resourceLocator':
			return toChosen(field, value);
		case 'resourceMapper':
		case 'notice':
			return value;
		default:
			// A list of texts, or of lists of them, where the field takes one.
			if (field.typeOptions?.takesList === true && Array.isArray(value)) return value;
			return ownReader && typeof value === 'string' ? value : toText(field.displayName, value);
	}
}

/** What a locator holds, and whether it is a name; without a mode, as an expression gives it, an ID. */
export function locatorIn(locator: unknown): { mode: Chosen['mode']; value: unknown } {
	// A default has no `__rl`.
	const isLocator = typeof locator === 'object' && locator !== null && 'mode' in locator;
	if (!isLocator) return { mode: 'id', value: locator };
	const { mode, value } = locator as INodeParameterResourceLocator;
	return { mode: mode === 'name' ? 'name' : 'id', value };
}

/** The ID; with how it was chosen where the field takes a name, too. */
function toChosen({ displayName: label, modes = [] }: Field, given: unknown): Chosen | string {
	const { mode, value } = locatorIn(given);
	const text = toText(label, value);
	return modes.some(({ name }) => name === 'name') ? { mode, value: text } : text;
}

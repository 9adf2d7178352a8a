import { createHash } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';

/** No gateway nests its data so deeply; `JSON.stringify` and n8n fail at some thousand levels. */
const MOST_LEVELS = 100;
const TOO_DEEP = '(nested too deeply)';

const isNested = (value: unknown): value is object => typeof value === 'object' && value !== null;

const isDeeper = (value: unknown, levels: number): boolean =>
	isNested(value) &&
	(levels === 0 || Object.values(value).some((part) => isDeeper(part, levels - 1)));

function cut(value: unknown, levels: number): unknown {
	if (!isNested(value)) return value;
	if (levels === 0) return TOO_DEEP;
	if (Array.isArray(value)) return value.map((part) => cut(part, levels - 1));
	return Object.fromEntries(
		Object.entries(value).map(([name, part]) => [name, cut(part, levels - 1)]),
	);
}

/** Whether JSON is nested more than 100 levels deep. */
export const isTooDeep = (json: unknown): boolean => isDeeper(json, MOST_LEVELS);

/**
 * JSON from outside, so that whatever walks through it comes to an end: what lies deeper than 100
 * levels is replaced by a remark.
 */
export const bounded = (json: unknown): unknown =>
	isTooDeep(json) ? cut(json, MOST_LEVELS) : json;

/**
 * A text as JSON, at most 100 levels deep: `null` when it is empty, `undefined` when it is not JSON.
 */
export function parseJson(text: string): unknown {
	if (text.trim() === '') return null;
	let json: unknown;
	try {
		json = bounded(JSON.parse(text));
	} catch {
		json = undefined;
	}
	return json;
}

/** Whether a JSON value is an object with names, not a list. */
export const isDictionary = (value: unknown): value is IDataObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object behind a name; an empty one when there is none. */
export const dictionaryIn = (value: unknown): IDataObject => (isDictionary(value) ? value : {});

/** The objects of a list; what is no object in it, or no list at all, is left out. */
export const dictionariesIn = (value: unknown): IDataObject[] =>
	Array.isArray(value) ? value.filter(isDictionary) : [];

/** A text that says something, or a number as text. */
export function textIn(value: unknown): string | undefined {
	if (typeof value === 'number' && Number.isFinite(value)) return String(value);
	return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** No gateway means a time after the year 5000; such a number is not in seconds. */
const LATEST_SECOND = 1e11;

/** Epoch seconds, as text or number, in ISO 8601 (UTC). `undefined` for what is no time. */
export function isoTime(seconds: unknown): string | undefined {
	const text = textIn(seconds);
	const value = text !== undefined && /^\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : 0;
	return value > 0 && value < LATEST_SECOND ? new Date(value * 1_000).toISOString() : undefined;
}

/** The same without the names whose value is `undefined`, so that no output shows them. */
export function defined<T extends object>(value: T): T {
	const given = Object.entries(value).filter(([, part]) => part !== undefined);
	return Object.fromEntries(given) as T;
}

/** An id for what has none of its own: the same for the same content, down to 100 levels. */
export const fingerprint = (content: IDataObject): string =>
	createHash('sha256')
		.update(JSON.stringify(bounded(content)))
		.digest('base64url')
		.slice(0, 22);

/** No server takes longer addresses; reading a host of foreign letters takes time with its square. */
const LONGEST_URL = 8_192;

/** A text as a URL; `undefined` when it is none, or longer than 8,192 characters. */
export const urlIn = (text: string): URL | undefined =>
	text.length <= LONGEST_URL && URL.canParse(text) ? new URL(text) : undefined;

/** A text without the given character at its end, however often it stands there. */
export function withoutTrailing(text: string, character: string): string {
	let end = text.length;
	while (end > 0 && text[end - 1] === character) end -= 1;
	return text.slice(0, end);
}

/** Whether a URL leads to this machine itself (loopback): what is sent there leaves it for nowhere. */
export function isLoopback(url: string): boolean {
	const host = urlIn(url)?.hostname ?? '';
	return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}

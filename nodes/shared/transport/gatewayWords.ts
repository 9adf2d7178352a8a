import type { IDataObject } from 'n8n-workflow';
import { isDictionary } from '../json';
import { meaningOfCode, type CodeMeaning } from '../whatsapp/errorCodes';

/** What a gateway said when it refused. */
export interface GatewayWords {
	message?: string;
	code?: string | number;
	/** Whether the code is one of WhatsApp's own, not the gateway's. */
	isWhatsAppCode?: boolean;
}

/** WhatsApp's own codes that no gateway has for anything else begin here. */
const FIRST_OF_ITS_OWN = 80_000;

/** A code in a field of whatever depth, also in JSON that was put into a text, and Meta's `(#130429)` before its words. */
const CODES =
	/"(?:error_?)?(?:sub_?)?code\\{0,9}"\s{0,9}:\s{0,9}(?:\\{0,9}")?(\d{5,6})\b|\(#(\d{5,6})\)/gi;

const isItsOwn = (code: string | number | undefined) =>
	Number(code) >= FIRST_OF_ITS_OWN && meaningOfCode(code)?.limitOf !== undefined;

/** One of WhatsApp's codes for a limit anywhere in an answer, where the gateway passes on what WhatsApp said. */
function whatsAppCodeIn(text: string): number | undefined {
	for (const [, inField, inWords] of text.matchAll(CODES)) {
		const code = inField ?? inWords;
		if (isItsOwn(code)) return Number(code);
	}
	return undefined;
}

const MAX_WORDS = 600;
const MAX_CODE = 60;
/** No gateway says anything of interest after so many characters. */
const MAX_READ = 20_000;

const textOf = (value: unknown): string | undefined =>
	typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;

/** A code is a number or one word; a whole sentence in its place is none. */
const codeOf = (value: unknown): string | number | undefined =>
	typeof value === 'number' ||
	(typeof value === 'string' && value.length <= MAX_CODE && /^\S+$/.test(value))
		? value
		: undefined;

function sentences(parts: Array<string | undefined>): string | undefined {
	const given = [...new Set(parts.filter((part): part is string => part !== undefined))];
	const ended = given.map((part, place) =>
		place < given.length - 1 && !/[.!?:]$/.test(part) ? `${part}.` : part,
	);
	return ended.length > 0 ? ended.join(' ') : undefined;
}

/** A text as it is, anything else as JSON. */
const written = (value: unknown): string =>
	typeof value === 'string' ? value : JSON.stringify(value);

const isNamedIn = (field: string, text: string) =>
	text.split(/[^\p{L}\p{N}_.-]+/u).some((word) => word.replace(/\.$/, '') === field);

/** `{ "wa_id": ["The wa_id field is required."] }`, as Laravel and Rails write it. */
function fieldErrors(fields: IDataObject): string | undefined {
	const lines = Object.entries(fields).map(([field, texts]) => {
		const list = (Array.isArray(texts) ? texts : [texts]).map(written).join(' ');
		return isNamedIn(field, list) ? list : `${field}: ${list}`;
	});
	return sentences(lines.map(textOf));
}

/** One of Meta's errors: `{ code, title, message, details, error_data: { details } }`. */
function whatsAppError(error: IDataObject): GatewayWords {
	const data = isDictionary(error.error_data) ? error.error_data : {};
	return {
		code: codeOf(error.code),
		isWhatsAppCode: true,
		message: sentences([
			textOf(error.title),
			textOf(error.message),
			textOf(error.details),
			textOf(data.details),
		]),
	};
}

/** One entry of `error.messages`: a text, or errors by field. */
function errorMessage(entry: unknown): string | undefined {
	if (!isDictionary(entry)) return textOf(entry);
	return isDictionary(entry.active_model_errors)
		? fieldErrors(entry.active_model_errors)
		: textOf(entry.message);
}

function fromError(error: IDataObject): GatewayWords {
	if (Array.isArray(error.messages)) {
		return { code: codeOf(error.code), message: sentences(error.messages.map(errorMessage)) };
	}
	return whatsAppError(error);
}

function fromBody(body: IDataObject): GatewayWords {
	if (Array.isArray(body.errors) && isDictionary(body.errors[0])) {
		const all = body.errors.filter(isDictionary).map(whatsAppError);
		return { ...all[0], message: sentences(all.map(({ message }) => message)) };
	}
	if (isDictionary(body.error)) return fromError(body.error);
	const own = textOf(body.message);
	const error = textOf(body.error);
	if (error !== undefined) {
		const told = textOf(body.error_description) ?? own;
		return { code: codeOf(error), message: told ?? error };
	}
	const fields = Array.isArray(body.errors)
		? sentences(body.errors.map(textOf))
		: isDictionary(body.errors)
			? fieldErrors(body.errors)
			: undefined;
	const name = textOf(body.name);
	return {
		code: codeOf(body.code),
		message: sentences([name === own ? undefined : name, own, fields]),
	};
}

/** The readable part of an HTML page: its title and first heading. */
function fromHtml(html: string): string {
	const parts = ['title', 'h1'].map((tag) =>
		textOf(
			new RegExp(`<${tag}[^>]{0,200}>([^<]{1,200})</${tag}>`, 'i')
				.exec(html)?.[1]
				.replace(/\s+/g, ' '),
		),
	);
	const words = sentences(parts);
	return words ? `a web page titled “${words}”` : 'a web page';
}

/** What is not in any known shape, as it came: better than to hide what the gateway said. */
function asItCame(json: unknown, text: string): string | undefined {
	if (json === null || json === true || json === false) return undefined;
	if (typeof json === 'object' && Object.keys(json as object).length === 0) return undefined;
	return textOf(typeof json === 'string' ? json : text.replace(/\s+/g, ' '));
}

/** At most `MAX_WORDS` characters, without half a character at the end. */
function shortened(words: string): string {
	if (words.length <= MAX_WORDS) return words;
	return `${words.slice(0, MAX_WORDS - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/**
 * The gateway's own words in an answer that is not a success. Reads Laravel's `message` and
 * `errors`, WhatsApp's `errors[]` and `error{}`, `error.messages[]`, `{ name, message, code }`
 * (source: "Gateway refusals"), HTML pages, plain text
 * and nothing at all. Any other JSON is given as it came. WhatsApp's code for a limit counts wherever it stands.
 *
 * @param json the parsed body, `undefined` when it is not JSON
 * @returns `message` has 600 characters at most
 */
export function readWords(json: unknown, answer: string): GatewayWords {
	const text = answer.slice(0, MAX_READ);
	const isPage = json === undefined && /<html|<!doctype html/i.test(text);
	const words: GatewayWords = isDictionary(json)
		? fromBody(json)
		: { message: isPage ? fromHtml(text) : undefined };
	const message = words.message ?? asItCame(json, text);
	const passedOn = isItsOwn(words.code) ? undefined : whatsAppCodeIn(text);
	return {
		...words,
		...(isItsOwn(words.code) ? { isWhatsAppCode: true } : {}),
		...(passedOn === undefined ? {} : { code: passedOn, isWhatsAppCode: true }),
		message: message && shortened(message),
	};
}

/** What WhatsApp's code in a refusal means; `undefined` when there is none that is known. */
export const whatsAppMeaning = ({ code, isWhatsAppCode }: GatewayWords): CodeMeaning | undefined =>
	isWhatsAppCode ? meaningOfCode(code) : undefined;

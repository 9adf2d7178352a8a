import { isDictionary, parseJson } from '../../shared/json';

/**
 * Ruby's way to write lists and objects, such as `{"header_handle"=>["…"]}`, `#<Hashie::Mash …>`,
 * `[:a]` or `nil`, and JSON that is cut: no person wrote these as an example.
 */
const NOTATION = [
	/=>/,
	/#<\w/,
	/^\s*\{\s*:?"?\w+"?\s*:/,
	/^\s*[[{]\s*(["':#{[\]}]|nil\b|null\b)/,
	/^\s*(nil|null|undefined|:\w+)\s*$/,
];

const isNotation = (text: string) => NOTATION.some((pattern) => pattern.test(text));

/** The first text in a value: of a list its first entry, of an object the first list in it. */
function firstText(value: unknown): string | undefined {
	if (typeof value === 'string') return value.trim() === '' ? undefined : value.trim();
	if (Array.isArray(value)) return firstText(value[0]);
	if (isDictionary(value)) return firstText(Object.values(value).find(Array.isArray));
	return undefined;
}

/**
 * An example as a person can read it: out of JSON in a text, a list or a plain text. Nothing for what
 * is written in Ruby's notation (source: "Qontak templates").
 */
export function readableExample(value: unknown): string | undefined {
	const given = firstText(value);
	if (given === undefined) return undefined;
	const parsed = /^[[{]/.test(given) ? parseJson(given) : undefined;
	// Ruby may write `nil` behind a first text that is one in JSON, too.
	const quoted = /^\[\s*("(?:[^"\\]|\\.)*")\s*[,\]]/.exec(given)?.[1];
	const text = firstText(parsed ?? (quoted === undefined ? undefined : parseJson(quoted)));
	const shown = parsed === undefined && quoted === undefined ? given : text;
	return shown === undefined || isNotation(shown) ? undefined : shown;
}

/** The same for a file: a link. WhatsApp's own handles of uploaded files say nothing to a person. */
export function exampleLink(value: unknown): string | undefined {
	const text = readableExample(value);
	return text !== undefined && /^https?:\/\/\S+$/i.test(text) ? text : undefined;
}

/**
 * Whether there is an example, readable or not: WhatsApp has one only for what has a variable
 * (source: "Qontak templates").
 */
export function hasExample(value: unknown): boolean {
	if (readableExample(value) !== undefined) return true;
	const text = firstText(value) ?? '';
	const withoutNames = text.replace(/["'][^"']*["']\s*(?:=>|:)/g, '');
	return isNotation(text) && /["'][^"']+["']/.test(withoutNames);
}

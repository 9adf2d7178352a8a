/** A value as the text it is, or why it is none: what is wrong follows a label, and what to do next. */
export type PlainText = { text: string } | { refused: string; next: string };

const WHOLE = 'Point the expression at one field, for example {{ $json.name }}.';

/** What an object becomes in a text where nobody told which part of it is meant. */
const OBJECT = /\[object [A-Z]\w{0,40}\]/;
/** What Luxon writes for a date that it could not read. */
const NO_DATE = /\bInvalid (?:DateTime|Date)\b/;
/**
 * An expression of n8n that was typed as text. Its names begin with $; the variables of WhatsApp's
 * templates, `{{1}}` and `{{name}}`, do not.
 */
const EXPRESSION = /\{\{[^{}]{0,300}\$(?:[a-z]|\()[^{}]{0,300}(?:\}\})?/i;

/**
 * The one rule for what may stand where a text is needed, in fields and in the variables of templates
 * alike. Numbers, booleans and what knows how to write itself (a date of Luxon or of JavaScript: as
 * ISO 8601, which is how n8n writes it inside a text) are text. Nothing is an empty text.
 */
export function plainText(value: unknown): PlainText {
	switch (typeof value) {
		case 'undefined':
			return { text: '' };
		case 'string':
			return checked(value);
		case 'boolean':
		case 'bigint':
			return { text: String(value) };
		case 'number':
			return Number.isFinite(value)
				? { text: String(value) }
				: {
						refused: 'is not a number that can be written',
						next: 'Check what is calculated there.',
					};
		case 'object':
			return value === null ? { text: '' } : ofObject(value);
		default:
			return { refused: `holds a ${typeof value} where a text is needed`, next: WHOLE };
	}
}

function ofObject(value: object): PlainText {
	const written = writtenByItself(value);
	if (typeof written === 'string') return checked(written);
	if (written === null) {
		return { refused: 'holds a date that does not exist', next: 'Check how the date is read.' };
	}
	const what = Array.isArray(value) ? 'a list' : 'an object';
	return { refused: `holds ${what} where a text is needed`, next: WHOLE };
}

/** What `toJSON` gives: a text for a date, `null` for one that does not exist. */
function writtenByItself(value: object): unknown {
	let written: unknown;
	try {
		const { toJSON } = value as { toJSON?: unknown };
		written = typeof toJSON === 'function' ? toJSON.call(value) : undefined;
	} catch {
		written = undefined;
	}
	return written;
}

function checked(text: string): PlainText {
	if (text.includes('[object ') && OBJECT.test(text)) {
		return {
			refused: `holds “${OBJECT.exec(text)?.[0]}”: a whole object was put into the text`,
			next: WHOLE,
		};
	}
	const expression = text.includes('$') ? EXPRESSION.exec(text)?.[0] : undefined;
	if (expression !== undefined) {
		return {
			refused: `holds an expression that was not filled in: ${shortened(expression)}`,
			next: 'Switch the field to Expression, and check that the column in it exists.',
		};
	}
	if (text.includes('Invalid Date') && NO_DATE.test(text)) {
		return { refused: 'holds a date that could not be read', next: 'Check how the date is read.' };
	}
	return { text };
}

const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);

/**
 * The first text in JSON that is none, as its place (`body.text`, `[0].title`) and what is wrong with
 * it. Goes through the whole value without recursion, however deep it is.
 */
export function wrongTextIn(
	json: unknown,
): { at: string; refused: string; next: string } | undefined {
	const waiting: Array<{ at: string; value: unknown }> = [{ at: '', value: json }];
	const seen = new Set<unknown>();
	for (let next = waiting.pop(); next; next = waiting.pop()) {
		const { at, value } = next;
		if (typeof value === 'string') {
			const read = checked(value);
			if ('refused' in read) return { at, ...read };
		}
		if (typeof value !== 'object' || value === null || seen.has(value) || 'toJSON' in value)
			continue;
		seen.add(value);
		const parts = Array.isArray(value)
			? value.map((part, place) => ({ at: `${at}[${place}]`, value: part as unknown }))
			: Object.entries(value).map(([name, part]) => ({
					at: at === '' ? name : `${at}.${name}`,
					value: part as unknown,
				}));
		waiting.push(...parts.reverse());
	}
	return undefined;
}

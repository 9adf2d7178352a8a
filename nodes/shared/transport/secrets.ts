import type { IHttpRequestOptions } from 'n8n-workflow';
import type { Access, RequestContext } from './exchange';
import { lowered, readings } from './spelling';
import { tokensIn } from './urlToken';

const SHORTEST_SECRET = 6;

const encoded = (text: string, encoding: 'base64' | 'base64url' | 'hex') =>
	Buffer.from(text, 'utf8').toString(encoding);

/** What a text in Base64 says; nothing for a text that is not in Base64, or that says nothing readable. */
function decoded(text: string): string[] {
	const bytes = Buffer.from(text, 'base64');
	const same = bytes.toString('base64').replace(/=+$/, '') === text.replace(/={0,2}$/, '');
	const plain = bytes.toString('utf8');
	return same && /^[\x20-\x7e]+$/.test(plain) ? [plain, ...plain.split(':')] : [];
}

/**
 * A secret as somebody may repeat it, in plain spelling and small letters: as it is, as a header carries
 * it, in Base64 and hex, and decoded where it is in Base64 itself.
 */
function formsOf(stored: string): string[] {
	const whole = stored.trim();
	const bare = whole.replace(/^(?:basic|bearer) {1,9}/i, '');
	const known = [whole, bare, ...decoded(bare)].filter(({ length }) => length >= SHORTEST_SECRET);
	return known
		.flatMap((secret) => [
			secret,
			// In a URL each byte is written on its own.
			Buffer.from(secret, 'utf8').toString('latin1'),
			...[secret, `${secret}:`].flatMap((text) => [
				encoded(text, 'base64'),
				encoded(text, 'base64').replace(/={1,2}$/, ''),
				encoded(text, 'base64url'),
				encoded(text, 'hex'),
			]),
		])
		.map(lowered);
}

const MASK = '***';

/** Places in the original text, from and to. */
type Span = [number, number];

function spansIn(text: string, forms: readonly string[]): Span[] {
	return readings(text).flatMap(({ text: plain, places }) =>
		forms.flatMap((form) => {
			const spans: Span[] = [];
			for (let at = plain.indexOf(form); at >= 0; at = plain.indexOf(form, at + form.length)) {
				const end = at + form.length;
				spans.push([places?.[at] ?? at, places?.[end] ?? end]);
			}
			return spans;
		}),
	);
}

/**
 * A function that puts `***` for each secret in a text, in whatever spelling it stands there: escaped as
 * JSON, URLs and HTML do it, in other letters, in Base64 or in hex. Secrets of less than six characters stay:
 * they would be found in ordinary words.
 */
export function masker(secrets: readonly string[]): (text: string) => string {
	const forms = [...new Set(secrets.flatMap(formsOf))];
	return (text) => {
		const spans = spansIn(text, forms).sort(([one], [other]) => one - other);
		const parts: string[] = [];
		let end = 0;
		for (const [from, to] of spans) {
			if (from >= end) parts.push(text.slice(end, from), MASK);
			end = Math.max(end, to);
		}
		return spans.length === 0 ? text : [...parts, text.slice(end)].join('');
	};
}

/**
 * A parsed JSON value with its texts and names masked. What was in it is changed, not copied; without
 * recursion, because an answer may be nested deeper than the stack is.
 */
export function maskJson(value: unknown, mask: (text: string) => string): unknown {
	const root = { value };
	const open: object[] = [root];
	for (let part = open.pop(); part !== undefined; part = open.pop()) {
		const named = part as Record<string, unknown>;
		for (const name of Object.keys(named)) {
			const own = named[name];
			const shown = Array.isArray(part) || part === root ? name : mask(name);
			const masked = typeof own === 'string' ? mask(own) : own;
			if (typeof masked === 'object' && masked !== null) open.push(masked);
			if (shown !== name) delete named[name];
			if (shown !== name || masked !== own) {
				Object.defineProperty(named, shown, {
					value: masked,
					configurable: true,
					enumerable: true,
					writable: true,
				});
			}
		}
	}
	return root.value;
}

/** The values of the credential's password-type fields. */
export function secretsOf(context: RequestContext, { type, credential }: Access): string[] {
	return context
		.getCredentialsProperties(type)
		.filter((property) => property.typeOptions?.password === true)
		.map((property) => credential[property.name])
		.filter((value): value is string => typeof value === 'string');
}

/** Tokens of webhooks that a request tells the gateway: its refusal may repeat the URL. */
export const tokensOf = ({ body }: IHttpRequestOptions): string[] =>
	tokensIn(typeof body === 'string' ? body : '');

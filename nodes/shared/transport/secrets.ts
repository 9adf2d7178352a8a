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

/** Less of a secret in Base64 may be chance. */
const SHORTEST_INNER = 8;

/**
 * What bytes look like in Base64 in the middle of something longer, as `user:key` is: which signs they
 * become hangs on how many bytes stand before, by threes. The signs they share with their neighbours are left out.
 */
const within = (bytes: Buffer): string[] =>
	[0, 1, 2].flatMap((before) => {
		const all = Buffer.concat([Buffer.alloc(before), bytes]);
		const from = Math.ceil((before * 8) / 6);
		const to = Math.floor((all.length * 8) / 6);
		const inner = [all.toString('base64'), all.toString('base64url')];
		return to - from < SHORTEST_INNER ? [] : inner.map((text) => text.slice(from, to));
	});

/** A secret as bytes that somebody shows: in Base64, in hex, in one row or spaced, of UTF-8 and UTF-16. */
function shownBytes(secret: string): string[] {
	const wide = Buffer.from(secret, 'utf16le');
	const codings = [Buffer.from(secret, 'utf8'), wide, Buffer.from(wide).swap16()];
	return codings.flatMap((bytes) => {
		const pairs = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'));
		return [
			...['', ' ', ':', '-'].map((between) => pairs.join(between)),
			...[',0x', ', 0x', ' 0x'].map((between) => pairs.join(between)),
			...[',', ', ', ' '].map((between) => Array.from(bytes).join(between)),
			...within(bytes),
			...within(Buffer.from(bytes.toString('base64'))),
		];
	});
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
			// As forms write a space, and as they read a plus.
			secret.replaceAll(' ', '+'),
			secret.replaceAll('+', ' '),
			...shownBytes(secret),
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

/** Gives a text without secrets. */
export type Mask = (text: string) => string;

/** Places in the original text, from and to. */
type Span = [number, number];

/** @param forms the shortest first: most texts of an answer are shorter than most forms */
function spansIn(text: string, forms: readonly string[]): Span[] {
	const spans: Span[] = [];
	for (const { text: plain, places } of readings(text)) {
		for (const form of forms) {
			if (form.length > plain.length) break;
			for (let at = plain.indexOf(form); at >= 0; at = plain.indexOf(form, at + form.length)) {
				const end = at + form.length;
				spans.push([places?.[at] ?? at, places?.[end] ?? end]);
			}
		}
	}
	return spans;
}

/**
 * A function that puts `***` for each secret in a text, in whatever spelling it stands there: escaped as
 * JSON, URLs and HTML do it, in other letters, in Base64 or in hex. Secrets of less than six characters stay:
 * they would be found in ordinary words.
 */
export function masker(secrets: readonly string[]): Mask {
	const forms = [...new Set(secrets.flatMap(formsOf))];
	forms.sort((one, other) => one.length - other.length);
	const shortest = forms[0]?.length ?? Infinity;
	return (text) => {
		// No reading of a text is longer than the text.
		if (text.length < shortest) return text;
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

const MADE = new WeakMap<object, { secrets: readonly string[]; mask: Mask }>();

/**
 * The same, made once for an owner, and anew when its secrets changed: to work out how a secret may be
 * spelt takes longer than to look for it in an answer. It is forgotten with its owner.
 */
export function maskerOf(owner: object, secrets: readonly string[]): Mask {
	const made = MADE.get(owner);
	const isSame =
		made?.secrets.length === secrets.length && made.secrets.every((one, n) => one === secrets[n]);
	if (made && isSame) return made.mask;
	const mask = masker(secrets);
	MADE.set(owner, { secrets, mask });
	return mask;
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

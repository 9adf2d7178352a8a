/**
 * The token of a trigger's webhook (webhook/token.ts) as its URL carries it: `…?token=…`. Only this file
 * knows that form.
 */

/** Name of the token in the query. */
const NAME = 'token';

/** A URL with the token in its query, in place of one that it had. */
export function withToken(url: string, token: string): string {
	const signed = new URL(url);
	signed.searchParams.set(NAME, token);
	return signed.href;
}

/**
 * Takes the token out of the query of a request. A caller may have put its own query behind ours with a
 * second `?`, which a server reads as part of the token: those pairs are among the others again.
 *
 * @returns the token, empty when there is none, and the rest of the query
 */
export function splitQuery<Value>(query: Record<string, Value>): {
	token: string;
	rest: Record<string, Value | string>;
} {
	const { [NAME]: given, ...others } = query;
	const [token, ...behind] = typeof given === 'string' ? given.split('?') : [''];
	const rest = { ...Object.fromEntries(new URLSearchParams(behind.join('?'))), ...others };
	return { token, rest };
}

const TOKEN = new RegExp(`[?&]${NAME}=([\\w-]{43})(?![\\w-])`, 'g');

/** The tokens in a text, wherever a URL in it carries one. A token is a SHA-256 in base64url. */
export const tokensIn = (text: string): string[] =>
	text.includes(`${NAME}=`) ? [...text.matchAll(TOKEN)].map(([, token]) => token) : [];

/** A text with `***` for the token in every URL whose path ends in `lastPart`. */
export const maskTokens = (text: string, lastPart: string): string =>
	text.replace(new RegExp(`(/${lastPart}\\?${NAME}=)[\\w-]+`, 'g'), '$1***');

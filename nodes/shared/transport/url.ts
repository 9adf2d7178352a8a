import { Failure } from '../failure';
import { isLoopback, urlIn, withoutTrailing } from '../json';
import type { Ask } from '../operation/operation';

/**
 * Brackets stay as they are: `channels[]` is how a gateway's own client writes and signs it
 * (source: "Gateway query notation").
 */
const encodedName = (name: string) =>
	encodeURIComponent(name).replaceAll('%5B', '[').replaceAll('%5D', ']');

/** Half of a character, as a text that was cut in the middle of an emoji ends with. */
const HALF_CHARACTER = /\p{Surrogate}/gu;

const encodedValue = (value: string) => encodeURIComponent(value.replace(HALF_CHARACTER, '\ufffd'));

/** The base URL with the path's segments behind it. Throws Failure (`invalidRequest`) for a segment that would leave the path. */
export function urlOf(base: string, { path, query }: Ask): string {
	for (const segment of path) {
		const isDots = segment === '.' || segment === '..';
		if (segment.trim() === '' || isDots || segment.search(HALF_CHARACTER) >= 0) {
			throw new Failure('invalidRequest', 'An ID is empty or is not an ID', {
				description: 'Check the ID fields of the node: each needs the ID as the gateway gave it.',
			});
		}
	}
	const url = `${base}/${path.map(encodeURIComponent).join('/')}`;
	const pairs = Object.entries(query ?? {}).flatMap(([name, value]) =>
		(Array.isArray(value) ? value : [value]).map(
			(one) => `${encodedName(name)}=${encodedValue(String(one))}`,
		),
	);
	return pairs.length > 0 ? `${url}?${pairs.join('&')}` : url;
}

/** Whether what is sent to a URL travels hidden: https, or http on this machine (loopback). */
export function isSafeUrl(text: string): boolean {
	const protocol = urlIn(text)?.protocol;
	return protocol === 'https:' || (protocol === 'http:' && isLoopback(text));
}

/** Those that are good: each request of a campaign asks for the same one. */
const CHECKED = new Map<string, string>();
const MOST_CHECKED = 100;

/**
 * A base URL as typed in a credential, without a slash at the end. Throws Failure (`invalidRequest`) unless it is
 * https, or http on this machine (loopback): a key must not travel in the clear. Nor may it have
 * a query, a fragment or a password in it, because paths are put behind it.
 *
 * @param label the credential's field
 */
export function checkedBaseUrl(typed: unknown, label = 'Base URL'): string {
	const text = String(typed ?? '').trim();
	const known = CHECKED.get(text);
	if (known !== undefined) return known;
	if (!isSafeUrl(text)) {
		const what = /^https:\/\//i.test(text) ? 'is no web address' : 'has to begin with https://';
		throw new Failure('invalidRequest', `'${label}' of the credential ${what}`, {
			description: 'Open the credential and enter an address that begins with https://.',
		});
	}
	if (/[?#@]/.test(text)) {
		throw new Failure('invalidRequest', `'${label}' of the credential is more than an address`, {
			description:
				'Open the credential and remove what follows a ? or #, and any user and password.',
		});
	}
	const { origin, pathname } = new URL(text);
	const url = withoutTrailing(`${origin}${pathname}`, '/');
	if (CHECKED.size >= MOST_CHECKED) CHECKED.clear();
	CHECKED.set(text, url);
	return url;
}

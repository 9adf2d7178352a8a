import { urlIn } from '../json';
import { withoutUnseen } from '../whatsapp/phone/signs';

/** Longest text that is looked at; links are no longer ("WhatsApp template rules"). */
const LONGEST = 4_000;
const ROUNDS = 3;

/** The text as its writer meant it: decoded, with plain signs, without what wraps a copied link. */
function plain(text: string): string {
	let read = withoutUnseen(text.slice(0, LONGEST).normalize('NFKC'));
	for (let round = 0; round < ROUNDS && /%[0-9a-f]{2}/i.test(read); round++) read = decoded(read);
	return read
		.replaceAll('&amp;', '&')
		.replace(/&#x2f;|&#47;/gi, '/')
		.replaceAll('\\', '/')
		.trim()
		.replace(/^[<("'[]+/, '');
}

function decoded(text: string): string {
	let read = text;
	try {
		read = decodeURIComponent(text);
	} catch {
		read = text;
	}
	return read;
}

/** Host and path of a link, in one spelling; `undefined` for what is none. */
function placeOf(link: string): { host: string; path: string; query: boolean } | undefined {
	const url = urlIn(link);
	if (!url) return undefined;
	const host = url.hostname.replace(/\.+$/, '').replace(/^www\./, '');
	return { host, path: url.pathname, query: link.includes('?') };
}

/** A link written with its scheme, however many slashes follow it. */
const SCHEME = /^https?:\/*/i;

/**
 * Whether a text is a whole link where only the end of one is wanted, in any spelling: http or https,
 * letters in any case, with the usual port, with or without `www.`, encoded, without its scheme.
 *
 * An end may hold a link of its own: behind a `?` of the fixed part, only a link that repeats the fixed
 * part itself is one too many.
 *
 * @param base the fixed part, before the variable; '' when nobody told it
 */
export function isWholeLink(text: string, base: string): boolean {
	const written = plain(text);
	const fixed = placeOf(base);
	if (SCHEME.test(written) && !fixed) return true;
	if (!fixed) return false;
	const rest = written.replace(SCHEME, '').replace(/^\/{2,}/, '');
	const place = placeOf(`https://${rest}`);
	const sameHost = place !== undefined && place.host === fixed.host && startsWithHost(rest);
	if (fixed.query) return sameHost && samePath(place.path, fixed.path) && rest.includes('?');
	return SCHEME.test(written) || sameHost;
}

/** A bare word such as `promo` would be read as a host, too: a host of the web has a dot or a port. */
const startsWithHost = (rest: string): boolean =>
	/^[^/?#]*[.:]/.test(rest) || /^localhost\b/i.test(rest);

const samePath = (path: string, fixed: string): boolean =>
	path.replace(/\/+$/, '') === fixed.replace(/\/+$/, '');

/** What follows the fixed part in a whole link, if it repeats that; `undefined` otherwise. */
export function endOfWholeLink(text: string, base: string): string | undefined {
	const fixed = placeOf(base);
	const written = plain(text);
	const url = urlIn(`https://${written.replace(SCHEME, '').replace(/^\/{2,}/, '')}`);
	if (!fixed || !url || placeOf(url.href)?.host !== fixed.host || fixed.query) return undefined;
	if (!url.pathname.startsWith(fixed.path)) return undefined;
	return `${url.pathname.slice(fixed.path.length)}${url.search}${url.hash}` || undefined;
}

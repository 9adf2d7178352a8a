import { Failure } from './failure';
import type { Ask } from './operation';

/** The base URL with the path's segments behind it. Throws Failure for a segment that would leave the path. */
export function urlOf(base: string, { path, query }: Ask): string {
	for (const segment of path) {
		if (segment.trim() === '' || segment === '.' || segment === '..') {
			throw new Failure('invalidRequest', 'An ID is empty or is not an ID', {
				description: 'Check the ID fields of the node: each needs the ID as the gateway gave it.',
			});
		}
	}
	const url = `${base}/${path.map(encodeURIComponent).join('/')}`;
	const pairs = Object.entries(query ?? {}).flatMap(([name, value]) =>
		(Array.isArray(value) ? value : [value]).map(
			(one) => `${encodeURIComponent(name)}=${encodeURIComponent(String(one))}`,
		),
	);
	return pairs.length > 0 ? `${url}?${pairs.join('&')}` : url;
}

/**
 * A base URL as typed in a credential, without a slash at the end. Throws Failure unless it is
 * https, or http on this machine (loopback): a key must not travel in the clear.
 */
export function checkedBaseUrl(typed: unknown): string {
	const text = String(typed ?? '')
		.trim()
		.replace(/\/+$/, '');
	const url = URL.canParse(text) ? new URL(text) : undefined;
	const loopback = url && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
	if (url && (url.protocol === 'https:' || (url.protocol === 'http:' && loopback))) return text;
	throw new Failure('invalidRequest', "'Base URL' of the credential is not an https address", {
		description: 'Open the credential and enter an address that starts with https://.',
	});
}

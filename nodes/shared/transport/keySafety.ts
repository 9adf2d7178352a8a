import type { IHttpRequestOptions } from 'n8n-workflow';
import { Failure } from '../failure';
import { withoutTrailing } from '../json';
import { checkedBaseUrl, isSafeUrl } from './url';

/** What n8n's helpers of both kinds are given: the one our nodes use, and the HTTP Request node's. */
type Request = IHttpRequestOptions & { uri?: string };

/**
 * Base and address, joined as n8n's HTTP client joins them (source: "n8n HTTP helper"). Slashes are
 * counted, not matched: a text of slashes alone would keep a regular expression busy.
 */
export function addressOf({ url, uri, baseURL }: Request): string {
	const address = String(url ?? uri ?? '');
	if (!baseURL || /^(?:[a-z][a-z\d+\-.]{0,30}:)?\/\//i.test(address)) return address;
	let start = 0;
	while (address[start] === '/') start += 1;
	return address === '' ? baseURL : `${withoutTrailing(baseURL, '/')}/${address.slice(start)}`;
}

/**
 * A request that a credential puts its key into, made safe for it: only over https, or to this
 * machine, and without following a redirect, which would carry the key to another host
 * (source: "n8n HTTP helper"). Holds for the credential's test and for n8n's HTTP Request node, as for
 * our own nodes.
 *
 * @throws Failure (`invalidRequest`) for any other address
 */
export function safeForKey(request: IHttpRequestOptions): IHttpRequestOptions {
	// Only the credential's test has a base apart from the address.
	if (request.baseURL !== undefined) checkedBaseUrl(request.baseURL);
	if (!isSafeUrl(addressOf(request))) {
		throw new Failure('invalidRequest', 'The address does not start with https://', {
			description:
				'The key of the credential was not sent: it would travel in the clear. Use an address that starts with https://.',
		});
	}
	const unfollowed = { followRedirect: false, followAllRedirects: false, maxRedirects: 0 };
	return { ...request, disableFollowRedirect: true, ...unfollowed };
}

/** The answers of an address that leads to another one. */
export const REDIRECTS = [301, 302, 303, 307, 308];

/** What the test of a credential says about an address that leads to another one. */
export const REDIRECT_RULES = REDIRECTS.map((value) => ({
	type: 'responseCode' as const,
	properties: {
		value,
		message:
			"The 'Base URL' leads on to another address. It was not followed, so that your key reaches nobody else. Enter the gateway's own address.",
	},
}));

/** A refusal inside a success, as Laravel, Symfony and OAuth write it: where, and what stands there. */
const UNKNOWN_CALLER: ReadonlyArray<readonly [string, ReadonlyArray<string | number>]> = [
	[
		'message',
		[
			'Unauthenticated.',
			'Unauthenticated',
			'Unauthorized.',
			'Unauthorized',
			'Invalid API key',
			'Invalid API key.',
			'Invalid token',
			'Invalid credentials',
			'Invalid credentials.',
		],
	],
	['error', ['Unauthenticated', 'Unauthorized', 'unauthorized', 'invalid_token', 'Invalid token']],
	['code', [401]],
	['statusCode', [401]],
];

/**
 * Rules of a credential's test for a key that is refused with a success. n8n compares whole values only,
 * so that the usual ones are listed.
 */
export const unknownCallerRules = (message: string) =>
	UNKNOWN_CALLER.flatMap(([key, values]) =>
		values.map((value) => ({
			type: 'responseSuccessBody' as const,
			properties: { key, value, message },
		})),
	);

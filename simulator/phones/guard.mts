import type { IncomingHttpHeaders } from 'node:http';

/** On every answer: nothing from elsewhere, nothing for elsewhere, no script but the page's own. */
export const SAFE_HEADERS: Record<string, string> = {
	'content-security-policy': [
		"default-src 'none'",
		"script-src 'self'",
		"style-src 'self'",
		"img-src 'self' data:",
		"media-src 'self'",
		"connect-src 'self'",
		"base-uri 'none'",
		"form-action 'none'",
		"frame-ancestors 'none'",
		"require-trusted-types-for 'script'",
	].join('; '),
	'cache-control': 'no-cache',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'referrer-policy': 'no-referrer',
	'x-content-type-options': 'nosniff',
};

/** Sent by the page with everything that changes something; another site could not without asking. */
export const OWN_HEADER = 'x-phones-page';

const THIS_MACHINE = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * Why a request is refused; undefined when it is welcome. The host must be this machine's own, or a
 * name that somebody points here could read along; what changes something must come from the page.
 */
export function refusal(method: string, headers: IncomingHttpHeaders): string | undefined {
	const { host = '', origin } = headers;
	const url = `http://${host}`;
	if (!URL.canParse(url) || !THIS_MACHINE.includes(new URL(url).hostname)) {
		return 'The phones page is for this machine only.';
	}
	if (method === 'GET' || method === 'HEAD') return undefined;
	const site = headers['sec-fetch-site'] ?? 'same-origin';
	if (origin !== new URL(url).origin || site !== 'same-origin' || !headers[OWN_HEADER]) {
		return 'Only the phones page itself may do this.';
	}
	return undefined;
}

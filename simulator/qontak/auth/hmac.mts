import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Mekari's HMAC, read from its documents alone (source: "Qontak request signature") and from no
 * code of the nodes: what is signed are two lines, the date and the request line as it stands on
 * the wire.
 */

const SCHEME =
	/^hmac username="([^"]+)", ?algorithm="hmac-sha256", ?headers="date request-line", ?signature="([^"]+)"$/;

/** The signature for one request; `requestLine` is `METHOD /path?query HTTP/1.1`. */
export function signatureOf(secret: string, date: string, requestLine: string): string {
	return createHmac('sha256', secret).update(`date: ${date}\n${requestLine}`).digest('base64');
}

/** The value of the Digest header for a body. */
export function digestOf(body: string | Uint8Array): string {
	return `SHA-256=${createHash('sha256').update(body).digest('base64')}`;
}

export interface SignedRequest {
	authorization: string | undefined;
	date: string | undefined;
	digest: string | undefined;
	/** As it came over the wire. */
	requestLine: string;
	body: Uint8Array;
}

export interface Application {
	clientId: string;
	clientSecret: string;
}

const LONGEST_SKEW_MS = 300_000;

/** Why a signed request is not believed; undefined when it is. The words are for tests only. */
export function distrust(
	request: SignedRequest,
	application: Application,
	now: Date,
): string | undefined {
	const [, username, signature] = SCHEME.exec(request.authorization ?? '') ?? [];
	if (username === undefined) return 'no hmac authorization';
	if (username !== application.clientId) return 'unknown client';
	const { date } = request;
	if (date === undefined) return 'no date';
	const sentAt = Date.parse(date);
	if (!/ GMT$/.test(date) || Number.isNaN(sentAt)) return 'date unreadable';
	if (Math.abs(now.getTime() - sentAt) > LONGEST_SKEW_MS) return 'clock skew';
	const expected = signatureOf(application.clientSecret, date, request.requestLine);
	if (!same(expected, signature)) return 'signature differs';
	if (request.digest !== undefined && request.digest !== digestOf(request.body)) {
		return 'digest differs';
	}
	return undefined;
}

function same(expected: string, given: string): boolean {
	const [a, b] = [Buffer.from(expected), Buffer.from(given)];
	return a.length === b.length && timingSafeEqual(a, b);
}

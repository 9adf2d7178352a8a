import { createHash, createHmac } from 'node:crypto';
import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { onTheWire } from './wire';

/**
 * Mekari's signature of a request line (source: "Qontak request signature").
 *
 * @param date the `Date` header, e.g. `Wed, 10 Nov 2021 07:24:29 GMT`
 * @param requestLine e.g. `POST /path?query HTTP/1.1`
 */
export function signatureOf(secret: string, date: string, requestLine: string): string {
	return createHmac('sha256', secret).update(`date: ${date}\n${requestLine}`).digest('base64');
}

/** The `Digest` header of a body's bytes. */
export function digestOf(body: string | Buffer): string {
	return `SHA-256=${createHash('sha256').update(body).digest('base64')}`;
}

/** Headers without the given ones, whatever their case. */
function without(headers: object, names: readonly string[]): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(headers).filter(([name]) => !names.includes(name.toLowerCase())),
	);
}

/**
 * The request with `Date`, `Authorization` and, for a JSON body, `Digest`. Takes the options of
 * n8n's helpers of both kinds: the one our nodes use and the one of the HTTP Request node. What is
 * signed is what is sent: the query becomes part of the URL, a JSON body becomes text.
 *
 * @param now when the request leaves; Mekari accepts 300 seconds of difference
 */
export function signed(
	request: IHttpRequestOptions,
	credential: ICredentialDataDecryptedObject,
	now: Date,
): IHttpRequestOptions {
	const { options, method, path, json } = onTheWire(request);
	const date = now.toUTCString();
	const signature = signatureOf(
		String(credential.clientSecret),
		date,
		`${method} ${path} HTTP/1.1`,
	);
	const authorization = [
		`hmac username="${String(credential.clientId)}"`,
		'algorithm="hmac-sha256"',
		'headers="date request-line"',
		`signature="${signature}"`,
	].join(', ');
	const headers = {
		...without(options.headers ?? {}, ['date', 'authorization', 'digest']),
		Date: date,
		Authorization: authorization,
		...(json === undefined ? {} : { Digest: digestOf(json) }),
	};
	return { ...options, headers } as IHttpRequestOptions;
}

import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { IHttpRequestOptions } from 'n8n-workflow';
import { digestOf, signatureOf, signed } from '../../../../nodes/Qontak/auth/signature';
import { onTheWire } from '../../../../nodes/Qontak/auth/wire';

/** Mekari's own two vectors, then the computed ones (source: "Qontak request signature"). */
const VECTORS = [
	[
		'YOUR_MEKARI_API_CLIENT_SECRET',
		'Wed, 10 Nov 2021 07:24:29 GMT',
		'POST /v2/klikpajak/v1/efaktur/out?auto_approval=false HTTP/1.1',
		'6+Ah/UTmbqd+DDqlh6zYZ0HuCwVhtElYDOoucRPCaFg=',
	],
	[
		'CLIENT_SECRET',
		'Tue, 24 Aug 2021 02:18:19 GMT',
		'POST /foo/bar?hello=world HTTP/1.1',
		'r70pUQMDXWaFUEWPybBbn9d+ae2naufbIckiT6wcAio=',
	],
	[
		'test-secret',
		'Fri, 20 Nov 2026 07:00:00 GMT',
		'POST /qontak/chat/v1/broadcasts/whatsapp/direct HTTP/1.1',
		'4dXoMsxr8e2YedEstXMhOiNLQbUdPRGWLfTrSL9KHC8=',
	],
	[
		'test-secret',
		'Fri, 20 Nov 2026 07:00:00 GMT',
		'GET /qontak/chat/v1/templates/whatsapp?limit=10&offset=1 HTTP/1.1',
		'Uy7M1tJ1FA3f/kqZzKzf3mURy6b7UTUbPpDvms1LAnQ=',
	],
	[
		'test-secret',
		'Fri, 20 Nov 2026 07:00:00 GMT',
		'PUT /qontak/chat/v1/message_interactions HTTP/1.1',
		'Uqiis05TErwxgkAGEMgK+PJDKCOws0/O+V2g+kDEnzg=',
	],
] as const;

const credential = { clientId: 'client', clientSecret: 'CLIENT_SECRET' };
const now = new Date('2021-08-24T02:18:19Z');
const asOptions = (options: object) => options as IHttpRequestOptions;

describe("Mekari's signature", () => {
	test.each(VECTORS)('with the secret %s at %s of %s', (secret, date, line, signature) => {
		expect(signatureOf(secret, date, line)).toBe(signature);
	});

	test('the digest of a body', () => {
		expect(digestOf('{"hello": "world"}')).toBe(
			'SHA-256=X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=',
		);
	});

	test('the whole request, as our nodes make it: the official vector in its headers', () => {
		const request = asOptions({
			method: 'POST',
			url: 'https://api.mekari.com/foo/bar?hello=world',
			headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
			body: '{"a":1}',
		});
		expect(signed(request, credential, now)).toEqual({
			method: 'POST',
			url: 'https://api.mekari.com/foo/bar?hello=world',
			body: '{"a":1}',
			headers: {
				Accept: 'application/json',
				'Content-Type': 'application/json',
				Date: 'Tue, 24 Aug 2021 02:18:19 GMT',
				Authorization:
					'hmac username="client", algorithm="hmac-sha256", headers="date request-line", signature="r70pUQMDXWaFUEWPybBbn9d+ae2naufbIckiT6wcAio="',
				Digest: `SHA-256=${createHash('sha256').update('{"a":1}').digest('base64')}`,
			},
		});
	});

	test('the same request, as the HTTP Request node makes it', () => {
		const request = asOptions({
			method: 'POST',
			uri: 'https://api.mekari.com/foo/bar',
			qs: { hello: 'world' },
			headers: { authorization: 'left over' },
			body: { a: 1 },
			json: true,
			useStream: true,
		});
		const result = signed(request, credential, now) as unknown as Record<string, unknown>;
		expect(result).toMatchObject({
			uri: 'https://api.mekari.com/foo/bar?hello=world',
			body: '{"a":1}',
			json: true,
			useStream: true,
			headers: {
				'Content-Type': 'application/json',
				Authorization: expect.stringContaining('r70pUQMDXWaFUEWPybBbn9d+ae2naufbIckiT6wcAio='),
			},
		});
		expect(result).not.toHaveProperty('qs');
		expect(result).not.toHaveProperty('url');
		expect(result.headers).not.toHaveProperty('authorization');
	});

	test('signing a signed request again gives the same line: n8n does so when it repeats one', () => {
		const request = asOptions({
			baseURL: 'https://api.mekari.com/qontak/chat/v1',
			url: '/rooms',
			qs: { 'channels[]': ['wa', 'wa_cloud'] },
		});
		const once = signed(request, credential, now);
		expect(signed(once, credential, now)).toEqual(once);
	});
});

describe('what goes on the wire', () => {
	test.each([
		[{ url: 'https://a.io/b', qs: { q: 'x y' } }, '/b?q=x%20y'],
		[{ url: 'https://a.io/b?c=1', qs: { d: 2 } }, '/b?c=1&d=2'],
		[{ uri: 'https://a.io/b', qs: { l: [1, 2] } }, '/b?l[0]=1&l[1]=2'],
		[{ uri: 'https://a.io/b', qs: { l: [1, 2] }, useQuerystring: true }, '/b?l=1&l=2'],
		[
			{ uri: 'https://a.io/b', qs: { l: [1, 2] }, qsStringifyOptions: { arrayFormat: 'brackets' } },
			'/b?l[]=1&l[]=2',
		],
		[{ url: 'https://a.io/b', qs: { l: ['a', 'b'] }, arrayFormat: 'comma' }, '/b?l=a%2Cb'],
		[{ url: 'https://a.io/b', qs: { o: { p: 'q' }, n: null, u: undefined } }, '/b?o[p]=q&n='],
		[{ url: 'https://a.io/b', qs: { 'channels[]': 'wa_cloud' } }, '/b?channels[]=wa_cloud'],
		[{ url: '/b/c', baseURL: 'https://a.io/v1/' }, '/v1/b/c'],
		[{ url: 'b', baseURL: 'https://a.io/v1' }, '/v1/b'],
		[{ url: '', baseURL: 'https://a.io/v1' }, '/v1'],
		[{ url: 'https://b.io/c', baseURL: 'https://a.io/v1' }, '/c'],
		[{ url: 'https://a.io/nama/Büdi#top' }, '/nama/B%C3%BCdi'],
		[{ url: 'https://a.io' }, '/'],
	])('%j', (options, path) => {
		expect(onTheWire(asOptions(options)).path).toBe(path);
	});

	test.each([
		['a form', { method: 'POST', url: 'https://a.io', form: { a: 1 } }],
		['multipart', { method: 'POST', url: 'https://a.io', formData: { a: 1 }, body: {} }],
		['a file', { method: 'POST', url: 'https://a.io', body: Buffer.from('x') }],
		['FormData', { method: 'POST', url: 'https://a.io', body: new FormData() }],
		['a read', { url: 'https://a.io', body: { a: 1 } }],
		[
			'a form by header',
			{
				method: 'POST',
				url: 'https://a.io',
				headers: { 'content-type': 'application/x-www-form-urlencoded' },
				body: { a: 1 },
			},
		],
	])('no digest for %s', (_, options) => {
		expect(signed(asOptions(options), credential, now).headers).not.toHaveProperty('Digest');
	});

	test('for any query, path is what Node makes of the URL that is sent', () => {
		const texts = fc.string({ unit: 'grapheme' });
		const value = fc.oneof(texts, fc.integer(), fc.boolean(), fc.array(texts));
		fc.assert(
			fc.property(fc.dictionary(texts, value), (qs) => {
				const { options, path } = onTheWire(asOptions({ url: 'https://a.io/b c', qs }));
				const sent = new URL(options.url);
				expect(path).toBe(sent.pathname + sent.search);
			}),
		);
	});
});

import fc from 'fast-check';
import { Failure } from '../../../../nodes/shared/failure';
import type { Ask } from '../../../../nodes/shared/operation/operation';
import { checkedBaseUrl, urlOf } from '../../../../nodes/shared/transport/url';

const BASE = 'https://waba.example.com/api/v1';
const ask = (path: string[], query?: Ask['query']): Ask => ({
	effect: 'read',
	method: 'GET',
	path,
	query,
});

describe('the URL of an ask', () => {
	test.each<[string[], Ask['query'], string]>([
		[['templates'], undefined, '/templates'],
		[
			['templates', 'a b/c?d#e&f=%2e%2e\\g'],
			{},
			'/templates/a%20b%2Fc%3Fd%23e%26f%3D%252e%252e%5Cg',
		],
		[['media', 'ü😀'], undefined, '/media/%C3%BC%F0%9F%98%80'],
		[['t'], { page: 2, all: true, q: 'a&b=c' }, '/t?page=2&all=true&q=a%26b%3Dc'],
		[['t'], { 'channels[]': ['wa', 'wa_cloud'] }, '/t?channels[]=wa&channels[]=wa_cloud'],
		[['t'], { none: [] }, '/t'],
		[['...', ' ..'], undefined, '/.../%20..'],
	])('%j %j', (path, query, expected) => {
		expect(urlOf(BASE, ask(path, query))).toBe(BASE + expected);
	});

	test.each(['', ' ', '\t', '.', '..', 'cut \ud83d'])('%j is no segment', (segment) => {
		const make = () => urlOf(BASE, ask(['templates', segment]));
		expect(make).toThrow(Failure);
		expect(make).toThrow('An ID is empty or is not an ID');
	});

	test('a query cut in the middle of an emoji is still one', () => {
		expect(urlOf(BASE, ask(['t'], { q: 'cut \ud83d' }))).toBe(`${BASE}/t?q=cut%20%EF%BF%BD`);
	});

	test('whatever the segments are, it stays under the base, as deep as there are segments', () => {
		const wild = fc.oneof(
			fc.string({ unit: 'binary', minLength: 1 }),
			fc.string({
				unit: fc.constantFrom('.', '/', '\\', '%', '2', 'e', 'E', '?', '#', '@', ':', ' '),
			}),
			fc.webUrl(),
		);
		fc.assert(
			fc.property(fc.array(wild, { minLength: 1, maxLength: 4 }), wild, (path, value) => {
				let text = '';
				try {
					text = urlOf(BASE, ask(path, { q: value }));
				} catch (thrown) {
					expect(thrown).toBeInstanceOf(Failure);
					return;
				}
				const url = new URL(text);
				expect(url.host).toBe('waba.example.com');
				const segments = url.pathname.split('/').slice(3);
				expect(url.pathname.startsWith('/api/v1/')).toBe(true);
				expect(segments.map(decodeURIComponent)).toEqual(path);
				expect([...url.searchParams.keys()]).toEqual(['q']);
				expect(url.hash).toBe('');
			}),
			{ numRuns: 500 },
		);
	});
});

describe('a base URL', () => {
	test.each([
		['https://waba.ivosights.com', 'https://waba.ivosights.com'],
		[' https://waba.ivosights.com// ', 'https://waba.ivosights.com'],
		['HTTPS://Proxy.Example.com:8443/waba/', 'https://proxy.example.com:8443/waba'],
		['https:proxy.example.com', 'https://proxy.example.com'],
		['http://127.0.0.1:5001', 'http://127.0.0.1:5001'],
		['http://127.8.0.1:5001', 'http://127.8.0.1:5001'],
		['http://localhost', 'http://localhost'],
		['http://[::1]:80/', 'http://[::1]'],
	])('%j is taken as %j', (typed, base) => {
		expect(checkedBaseUrl(typed)).toBe(base);
	});

	test.each<unknown>([
		undefined,
		null,
		'',
		'waba.ivosights.com',
		'http://waba.ivosights.com',
		'http://127.0.0.1.example.com',
		'http://localhost.example.com',
		'http://10.0.0.1',
		'ftp://127.0.0.1',
		'file:///etc/passwd',
		'javascript:alert(1)',
		{},
	])('%j is no https address', (typed) => {
		expect(() => checkedBaseUrl(typed)).toThrow(
			"'Base URL' of the credential has to begin with https://",
		);
	});

	test.each(['https://', 'https:// gateway.example', 'HTTPS://[nowhere]'])(
		'%j begins like one, but is none',
		(typed) => {
			expect(() => checkedBaseUrl(typed)).toThrow("'Base URL' of the credential is no web address");
		},
	);

	test.each([
		'https://waba.ivosights.com?key=1',
		'https://waba.ivosights.com/#/api',
		'https://user:password@waba.ivosights.com',
	])('%j is more than an address', (typed) => {
		expect(() => checkedBaseUrl(typed)).toThrow(
			"'Base URL' of the credential is more than an address",
		);
	});

	test('the complaint names the field of the credential', () => {
		expect(() => checkedBaseUrl('x', 'Token URL')).toThrow("'Token URL' of the credential");
	});

	test('anything that is taken is https, or this machine', () => {
		const typed = fc.oneof(
			fc.webUrl(),
			fc.string(),
			fc.tuple(fc.constantFrom('http', 'https', 'HTTP'), fc.domain()).map((p) => p.join('://')),
			fc.tuple(fc.constantFrom('http', 'https'), fc.ipV4()).map((p) => p.join('://')),
		);
		fc.assert(
			fc.property(typed, (text) => {
				let base = '';
				try {
					base = checkedBaseUrl(text);
				} catch (thrown) {
					expect(thrown).toBeInstanceOf(Failure);
					return;
				}
				const { protocol, hostname, search, hash } = new URL(`${base}/x`);
				expect(protocol === 'https:' || /^(127\.|localhost$)/.test(hostname)).toBe(true);
				expect(search + hash).toBe('');
				expect(base).not.toMatch(/\/$/);
			}),
		);
	});
});

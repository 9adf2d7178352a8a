import fc from 'fast-check';
import { isLoopback, parseJson, urlIn } from '../../../nodes/shared/json';

test.each(['http://localhost', 'https://127.0.0.1:5678/a', 'http://127.8.9.1', 'http://[::1]:1/x'])(
	'%s is this machine',
	(url) => expect(isLoopback(url)).toBe(true),
);

test.each([
	'',
	'localhost',
	'http://127.0.0.1.example.com',
	'http://localhost.example.com',
	'http://user@10.0.0.1/localhost',
	'https://128.0.0.1',
])('%j is not this machine', (url) => expect(isLoopback(url)).toBe(false));

test('any text is a URL or none, and JSON or none', () => {
	fc.assert(
		fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.json()), (text) => {
			expect(urlIn(text) instanceof URL).toBe(URL.canParse(text));
			const json = parseJson(text);
			if (json === undefined) expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError);
			else if (text.trim() !== '') expect(json).toEqual(JSON.parse(text));
		}),
	);
	expect(parseJson(' ')).toBeNull();
});

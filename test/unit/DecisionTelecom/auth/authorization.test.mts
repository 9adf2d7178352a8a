import fc from 'fast-check';
import { authorizationOf, isUsableKey } from '../../../../nodes/DecisionTelecom/auth/authorization';

const KEY = '0123456789abcdef0123456789abcdef';

test.each([
	['asIssued', `Basic ${KEY}`],
	['base64', `Basic ${Buffer.from(KEY).toString('base64')}`],
	['base64Colon', `Basic ${Buffer.from(`${KEY}:`).toString('base64')}`],
	// A credential stored before the choice existed.
	[undefined, `Basic ${KEY}`],
])('%s', (format, header) => {
	expect(authorizationOf(KEY, format)).toBe(header);
	expect(authorizationOf(` Basic ${KEY}\n`, format)).toBe(header);
});

test('a key that is Base64 already is not encoded again by itself', () => {
	fc.assert(
		fc.property(fc.string({ minLength: 1 }), (text) => {
			const issued = Buffer.from(text).toString('base64');
			expect(authorizationOf(issued, 'asIssued')).toBe(`Basic ${issued}`);
		}),
	);
});

test('what a header cannot carry is no key', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (key) => {
			if (!isUsableKey(key)) return;
			expect(() => new Headers({ Authorization: authorizationOf(key, 'asIssued') })).not.toThrow();
		}),
	);
	expect(['', ' ', 'Basic ', 'ключ', 'a\u0000b', undefined].some(isUsableKey)).toBe(false);
});

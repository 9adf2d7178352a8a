import fc from 'fast-check';
import { isComplete, isProven, type Proof } from '../../../../nodes/shared/webhook/proof';

const basic: Proof = { kind: 'basic', user: 'ivo', password: 'kunci-rahasia' };
const header: Proof = { kind: 'header', name: 'X-Webhook-Key', value: 'kunci-rahasia' };
const encoded = (text: string) => Buffer.from(text).toString('base64');
const authorization = (value: string) => ({ authorization: value });

test('without a protection everybody may come in', () => {
	expect(isProven({ kind: 'none' }, {})).toBe(true);
});

describe('Basic Auth', () => {
	test.each([
		`Basic ${encoded('ivo:kunci-rahasia')}`,
		`basic ${encoded('ivo:kunci-rahasia')}`,
		`BASIC  ${encoded('ivo:kunci-rahasia')} `,
	])('%s is right', (value) => {
		expect(isProven(basic, authorization(value))).toBe(true);
	});

	test.each([
		'',
		'Basic',
		'Basic ',
		`Basic ${encoded('ivo:')}`,
		`Basic ${encoded('ivo:kunci-rahasi')}`,
		`Basic ${encoded('ivo:kunci-rahasia2')}`,
		`Basic ${encoded('IVO:kunci-rahasia')}`,
		`Basic ${encoded('kunci-rahasia')}`,
		`Bearer ${encoded('ivo:kunci-rahasia')}`,
		encoded('ivo:kunci-rahasia'),
		'Basic ivo:kunci-rahasia',
	])('%p is wrong', (value) => {
		expect(isProven(basic, authorization(value))).toBe(false);
	});

	test('a missing header is wrong', () => {
		expect(isProven(basic, {})).toBe(false);
	});

	test('a password may have colons and letters of any language', () => {
		const proof: Proof = { kind: 'basic', user: 'ivo', password: 'a:ключ:é' };
		expect(isProven(proof, authorization(`Basic ${encoded('ivo:a:ключ:é')}`))).toBe(true);
	});
});

describe('header', () => {
	test('its name may be written in any case', () => {
		expect(isProven(header, { 'x-webhook-key': 'kunci-rahasia' })).toBe(true);
	});

	test.each([undefined, '', 'kunci', 'kunci-rahasia ', 'Kunci-rahasia'])('%p is wrong', (value) => {
		expect(isProven(header, { 'x-webhook-key': value })).toBe(false);
	});

	test('the right value in another header is wrong', () => {
		expect(isProven(header, { 'x-other': 'kunci-rahasia' })).toBe(false);
	});
});

describe('a protection without a secret', () => {
	test.each<Proof>([
		{ kind: 'basic', user: '', password: '' },
		{ kind: 'basic', user: 'ivo', password: '' },
		{ kind: 'basic', user: '', password: 'x' },
		{ kind: 'header', name: '', value: '' },
		{ kind: 'header', name: 'X-Webhook-Key', value: '' },
		{ kind: 'header', name: '', value: 'x' },
	])('%j lets nobody in', (proof) => {
		expect(isComplete(proof)).toBe(false);
		for (const text of [':', 'ivo:', ':x', '']) {
			const headers = { authorization: `Basic ${encoded(text)}`, 'x-webhook-key': '', '': 'x' };
			expect(isProven(proof, headers)).toBe(false);
		}
	});
});

test('only the right secret is right', () => {
	fc.assert(
		fc.property(fc.string(), fc.string({ minLength: 1 }), (given, secret) => {
			const proof: Proof = { kind: 'header', name: 'x-key', value: secret };
			expect(isProven(proof, { 'x-key': given })).toBe(given === secret);
		}),
	);
});

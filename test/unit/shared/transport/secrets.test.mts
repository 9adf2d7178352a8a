import fc from 'fast-check';
import { maskJson, masker, maskerOf } from '../../../../nodes/shared/transport/secrets';

const KEY = 'Ab/9+x=Yz&k"7~Q';

const hexOf = (text: string) => Buffer.from(text, 'utf8').toString('hex');
const escaped = (form: (code: string, sign: string) => string) => (text: string) =>
	Array.from(text, (sign) => form(sign.charCodeAt(0).toString(16), sign)).join('');
const every = (text: string) => escaped((code) => `%${code.padStart(2, '0')}`)(text);

/** How a gateway, or what stands in front of it, may repeat a key. */
const SPELLINGS: Record<string, (text: string) => string> = {
	'as it is': (text) => text,
	'in JSON': (text) => JSON.stringify(text).slice(1, -1),
	"in PHP's JSON": (text) => JSON.stringify(text).slice(1, -1).replaceAll('/', '\\/'),
	'in JSON twice': (text) => JSON.stringify(JSON.stringify(text)),
	'each sign by \\u': escaped((code) => `\\u${code.padStart(4, '0')}`),
	'each sign by \\U, in capitals': escaped((code) => `\\u${code.padStart(4, '0').toUpperCase()}`),
	'each sign by \\x': escaped((code) => `\\x${code.padStart(2, '0')}`),
	'each sign by \\x in brackets': escaped((code) => `\\x{${code}}`),
	'each sign in octal': escaped((code) => `\\${parseInt(code, 16).toString(8).padStart(3, '0')}`),
	'each sign in octal behind 0': escaped(
		(code) => `\\0${parseInt(code, 16).toString(8).padStart(3, '0')}`,
	),
	'in octal in JSON': (text) =>
		JSON.stringify(
			escaped((code) => `\\${parseInt(code, 16).toString(8).padStart(3, '0')}`)(text),
		).slice(1, -1),
	'read as a form': (text) => text.replaceAll('+', ' '),
	'some signs by \\u': escaped((code, sign) =>
		/[a-z0-9]/i.test(sign) ? sign : `\\u${code.padStart(4, '0')}`,
	),
	'in a URL': encodeURIComponent,
	'in a URL, in small letters': (text) =>
		encodeURIComponent(text).replace(/%../g, (code) => code.toLowerCase()),
	'in a URL twice': (text) => encodeURIComponent(encodeURIComponent(text)),
	'each sign by %': every,
	'in HTML': (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;'),
	'in HTML with a slash': (text) => text.replaceAll('&', '&amp;').replaceAll('/', '&sol;'),
	'in HTML by number': escaped((code) => `&#${parseInt(code, 16)};`),
	'in HTML by number with many zeros': escaped(
		(code) => `&#${'0'.repeat(12)}${parseInt(code, 16)};`,
	),
	'in HTML by hex': escaped((code) => `&#x${code};`),
	'in HTML in JSON': (text) => JSON.stringify(text.replaceAll('"', '&quot;')).slice(1, -1),
	'in small letters': (text) => text.toLowerCase(),
	'in capitals': (text) => text.toUpperCase(),
	'in hex': hexOf,
	'in hex, in capitals': (text) => hexOf(text).toUpperCase(),
	'in Base64': (text) => Buffer.from(text).toString('base64'),
	'in Base64 with a colon': (text) => Buffer.from(`${text}:`).toString('base64'),
	'in Base64 for URLs': (text) => Buffer.from(text).toString('base64url'),
	'in Base64 in a URL': (text) => encodeURIComponent(Buffer.from(text).toString('base64')),
	'behind Basic': (text) => `Basic ${text}`,
};

test.each(Object.entries(SPELLINGS))('a key %s is masked', (_, spell) => {
	const said = `You sent ${spell(KEY)}, which is wrong`;
	expect(masker([KEY])(said)).toMatch(
		/^You sent ["\\]{0,6}(Basic )?\*\*\*=*["\\]{0,6}(%3D)*, which is wrong$/,
	);
});

/** What stands around a key in Base64 is masked with it, but for what is beside it. */
const AROUND: Record<string, (text: string) => string> = {
	'with its user in Base64': (text) => Buffer.from(`user:${text}`).toString('base64'),
	'with a longer user in Base64': (text) => Buffer.from(`users:${text}`).toString('base64'),
	'in a header in Base64 for URLs': (text) => Buffer.from(`Bearer ${text}`).toString('base64url'),
	'in Base64 twice': (text) => btoa(btoa(text)),
	'in Base64 of UTF-16': (text) => Buffer.from(text, 'utf16le').toString('base64'),
	'in hex of UTF-16': (text) => Buffer.from(text, 'utf16le').toString('hex'),
	'in spaced hex': (text) => hexOf(text).replace(/..(?=.)/g, '$& '),
	'in hex with colons': (text) => hexOf(text).replace(/..(?=.)/g, '$&:'),
	'as a list of bytes': (text) => JSON.stringify([...Buffer.from(text)]),
	'in UTF-16 read as bytes': (text) => Buffer.from(text, 'utf16le').toString('latin1'),
	'with signs that nobody sees': (text) => Array.from(text).join('\u200b'),
	'over two lines': (text) => `${text.slice(0, 5)}\r\n${text.slice(5)}`,
	'in a URL five times': (text) => {
		let spelled = text;
		for (let times = 0; times < 5; times++) spelled = encodeURIComponent(spelled);
		return spelled;
	},
};

test.each(Object.entries(AROUND))('a key %s is masked', (_, spell) => {
	for (const key of [KEY, 'sk_live_4f9aQ81zT', 'two words are one key']) {
		const masked = masker([key])(`You sent ${spell(key)}, which is wrong`);
		expect(masked).toMatch(/^You sent \S{0,12}\*\*\*\S{0,6}, which is wrong$/);
	}
});

test('a key in a form is masked, with its spaces', () => {
	const form = new URLSearchParams({ password: 'a key / with spaces' }).toString();
	expect(masker(['a key / with spaces'])(form)).toBe('password=***');
});

test('any key in any spelling, within any text', () => {
	const key = fc.string({ minLength: 6, maxLength: 40, unit: 'grapheme-ascii' });
	const text = fc.string({ unit: fc.constantFrom('a', ' ', '"', '{', ':', '.', 'ß') });
	fc.assert(
		fc.property(
			key,
			text,
			text,
			fc.constantFrom(...Object.values(SPELLINGS)),
			(own, a, b, spell) => {
				fc.pre(own.trim().length >= 6 && own.trim() === own && !/[\\%&]|\*{3}/.test(own));
				const masked = masker([own])(`${a} ${spell(own)} ${b}`);
				expect(masked).toContain('***');
				expect(masked.toLowerCase()).not.toContain(own.toLowerCase());
			},
		),
	);
});

test.each(['a-real-key', 'a-real-key:', 'user:a-real-key'])(
	'a key that is Base64 itself is masked when it comes decoded: %s',
	(plain) => {
		const stored = Buffer.from(plain).toString('base64');
		expect(masker([stored])(`Unknown key a-real-key.`)).toBe('Unknown key ***.');
		expect(masker([`Basic ${stored}`])(`Unknown key ${stored}`)).toBe('Unknown key ***');
	},
);

test('words that are no secret stay', () => {
	const said = 'Gagal: nomor 628123 tidak ada &amp; %C3%A9 \\u00e9';
	expect(masker(['short', 'a-secret-key', ''])(said)).toBe(said);
});

test('the longer of two secrets that begin alike is masked whole', () => {
	expect(masker(['a-secret', 'a-secret-key'])('x a-secret-key y a-secret z')).toBe('x *** y *** z');
});

test('what looks for secrets is made once for an owner, and anew for other secrets', () => {
	const owner = {};
	const first = maskerOf(owner, ['a-secret-key']);
	expect(maskerOf(owner, ['a-secret-key'])).toBe(first);
	const renewed = maskerOf(owner, ['a-new-secret']);
	expect(renewed('a-new-secret')).toBe('***');
	expect(maskerOf(owner, ['a-new-secret', 'a-token-too'])('a-token-too')).toBe('***');
	expect(maskerOf({}, ['a-secret-key'])).not.toBe(first);
});

test('JSON is masked after it was parsed, names and depths too', () => {
	const deep = '['.repeat(20_000) + '"x a-secret-key"' + ']'.repeat(20_000);
	const text = `{"a\\u002dsecret\\u002dkey":1,"b":["a\\u002dsecret-key",{"__proto__":"A-SECRET-KEY"}]}`;
	const mask = masker(['a-secret-key']);
	const masked = maskJson(JSON.parse(text), mask);
	expect(JSON.stringify(masked)).toBe('{"b":["***",{"__proto__":"***"}],"***":1}');
	let inner: unknown = maskJson(JSON.parse(deep), mask);
	while (Array.isArray(inner)) inner = inner[0];
	expect(inner).toBe('x ***');
	expect([maskJson(undefined, mask), maskJson(null, mask), maskJson(7, mask)]).toEqual([
		undefined,
		null,
		7,
	]);
});

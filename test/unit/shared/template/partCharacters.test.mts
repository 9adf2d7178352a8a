import { checkButtonLink, checkCharacters } from '../../../../nodes/shared/template/partCharacters';
import { hasEmoji } from '../../../../nodes/shared/whatsapp/emoji';
import { refusedCharacters } from '../../../../simulator/core/templateCharacters.mts';
import { failureOf } from '../../support/failureOf.mts';

const REFUSED: Array<[string, 'header' | 'footer' | 'button', RegExp]> = [
	[
		'Halo {{1}} 🛒',
		'button',
		/^'X' has a variable and an emoji, which WhatsApp refuses in buttons$/,
	],
	['Halo {{name}}', 'footer', /has a variable, .* in footers$/],
	['Satu\nDua', 'header', /has a line break, .* in headers$/],
	['Satu\r\nDua', 'button', /a line break/],
	['Satu\nDua', 'footer', /a line break/],
	['Promo 🎉', 'header', /an emoji/],
	['Promo 🇮🇩', 'button', /an emoji/],
	['Promo 1️⃣', 'footer', /an emoji/],
	['*Promo*', 'header', /formatting/],
	['Rp 5.000*', 'header', /formatting/],
	['_Promo_', 'button', /formatting/],
	['lama ~baru~ sekali', 'footer', /formatting/],
	['`kode`', 'button', /formatting/],
	['*Promo* {{1}} 🎉\n', 'button', /a variable, an emoji and formatting/],
];

test.each(REFUSED)(
	'%j is refused in a %s, by the node and by the stand-in',
	(text, part, words) => {
		const failure = failureOf(() => checkCharacters(text, part, 'X'));
		expect(failure).toMatchObject({ reason: 'invalidRequest', details: { field: 'X' } });
		expect(failure.message).toMatch(words);
		expect(refusedCharacters(text, part)).toMatch(/^can't have any /);
	},
);

test.each([
	['Pesanan {{1}}', 'header'],
	['Pesanan {{order_id}}', 'header'],
	['Toko Kita™ © 2026', 'footer'],
	['Balas STOP', 'footer'],
	['Diskon 50% & gratis ongkir!', 'button'],
	['file_name_baru', 'button'],
	['a ~ b', 'button'],
	['Ya, saya mau → lihat', 'button'],
] as const)('%j is taken in a %s', (text, part) => {
	expect(() => checkCharacters(text, part, 'X')).not.toThrow();
	expect(refusedCharacters(text, part)).toBeUndefined();
});

test('a header has one variable at most', () => {
	expect(() => checkCharacters('{{1}} {{2}}', 'header', 'X')).toThrow('more than one variable');
});

test.each([
	['https://x.id/{{1}}', undefined],
	['https://x.id/promo', undefined],
	['https://x.id/{{1}}/a', 'may have one variable'],
	['https://x.id/{{2}}', 'may have one variable'],
	['x.id/promo', 'is not a link'],
	['https://x.id/a b', 'is not a link'],
])('the link %s', (url, words) => {
	if (words === undefined) expect(() => checkButtonLink(url, 'X')).not.toThrow();
	else expect(() => checkButtonLink(url, 'X')).toThrow(words);
});

test.each([
	['🎉', true],
	['☎️', true],
	['🇮🇩', true],
	['#️⃣', true],
	['™️', true],
	['™', false],
	['é ✓ 1 # *', false],
])('%s is an emoji: %s', (text, is) => expect(hasEmoji(text)).toBe(is));

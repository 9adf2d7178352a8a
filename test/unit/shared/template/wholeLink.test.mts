import fc from 'fast-check';
import { endOfWholeLink, isWholeLink } from '../../../../nodes/shared/template/wholeLink';

const BASE = 'https://pay.x.id/';

describe('a whole link where its end is wanted', () => {
	it.each([
		'https://pay.x.id/inv/77',
		'https://Pay.x.id/inv/77',
		'HTTPS://PAY.X.ID/inv/77',
		'http://pay.x.id/inv/77',
		'https://pay.x.id:443/inv/77',
		'http://pay.x.id:80/inv/77',
		'https://pay.x.id./inv/77',
		'https://www.pay.x.id/inv/77',
		'https://user@pay.x.id/inv/77',
		'pay.x.id/inv/77',
		'Pay.X.id/inv/77',
		'www.pay.x.id/inv/77',
		'//pay.x.id/inv/77',
		'https:/pay.x.id/inv/77',
		'https:\\\\pay.x.id\\inv\\77',
		'https%3A%2F%2Fpay.x.id%2Finv%2F77',
		'https%253A%252F%252Fpay.x.id%252Finv',
		'https:&#x2F;&#x2F;pay.x.id/inv/77',
		'<https://pay.x.id/inv/77>',
		'"https://pay.x.id/inv/77"',
		'\u200bhttps://pay.x.id/inv/77',
		'ｈｔｔｐｓ：／／pay.x.id/inv/77',
		'https://p%61y.x.id/inv',
		'https://other.id/inv/77',
	])('is recognised: %s', (text) => {
		expect(isWholeLink(text, BASE)).toBe(true);
	});

	it.each([
		'inv/77',
		'77?ref=https://other.id',
		'pay',
		'paying.x.id',
		'pay.x.idx/inv',
		'https',
		'a:b',
		'budi@example.com',
		'/inv/77',
		'%',
		'',
	])('is not seen in an end: %s', (text) => {
		expect(isWholeLink(text, BASE)).toBe(false);
	});

	it('behind a question mark an end may be a link of its own, but not the fixed part again', () => {
		const base = 'https://x.id/masuk?ke=';
		expect(isWholeLink('https://toko.id/keranjang', base)).toBe(false);
		expect(isWholeLink('https://x.id/keranjang', base)).toBe(false);
		expect(isWholeLink('https://X.id/masuk?ke=/keranjang', base)).toBe(true);
		expect(isWholeLink('x.id/masuk?ke=a', base)).toBe(true);
	});

	it('is a link with its scheme where nobody told the fixed part', () => {
		expect(isWholeLink('https://pay.x.id/77', '')).toBe(true);
		expect(isWholeLink('77', '')).toBe(false);
	});

	it('is told with its end, if the rest is the fixed part', () => {
		expect(endOfWholeLink('https://Pay.x.id/inv/77?a=1', BASE)).toBe('inv/77?a=1');
		expect(endOfWholeLink('pay.x.id/inv/77', 'https://pay.x.id/inv/')).toBe('77');
		expect(endOfWholeLink('https://other.id/77', BASE)).toBeUndefined();
		expect(endOfWholeLink('https://pay.x.id/', BASE)).toBeUndefined();
	});

	it('throws for no text', () => {
		fc.assert(
			fc.property(
				fc.string({ unit: 'binary' }),
				fc.oneof(fc.string(), fc.webUrl()),
				(text, base) => {
					expect(typeof isWholeLink(text, base)).toBe('boolean');
					endOfWholeLink(text, base);
				},
			),
		);
	});
});

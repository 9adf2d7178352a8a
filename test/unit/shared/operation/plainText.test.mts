import fc from 'fast-check';
import { plainText, wrongTextIn } from '../../../../nodes/shared/operation/plainText';

describe('any value', () => {
	it('is a text or refused with words, and nothing is thrown', () => {
		fc.assert(
			fc.property(
				fc.anything({ withDate: true, withBigInt: true, withNullPrototype: true }),
				(value) => {
					const read = plainText(value);
					if ('text' in read) expect(typeof read.text).toBe('string');
					else expect(read.refused.length * read.next.length).toBeGreaterThan(0);
					wrongTextIn(value);
				},
			),
		);
	});

	it('may have a toJSON that fails', () => {
		const toJSON = () => {
			throw new Error('no');
		};
		expect(plainText({ toJSON })).toMatchObject({
			refused: 'holds an object where a text is needed',
		});
	});
});

describe('texts in JSON', () => {
	it('are found at any depth, with their place', () => {
		const deep = Array.from({ length: 20_000 }).reduce<unknown>(
			(inner) => [inner],
			'{{ $json.a }}',
		);
		expect(wrongTextIn(deep)?.refused).toContain('{{ $json.a }}');
		expect(wrongTextIn({ body: { text: 'Hi' }, buttons: [{ text: '[object Object]' }] })?.at).toBe(
			'buttons[0].text',
		);
	});

	it('may hold themselves', () => {
		const round: Record<string, unknown> = { a: 'Hi' };
		round.round = round;
		expect(wrongTextIn(round)).toBeUndefined();
	});
});

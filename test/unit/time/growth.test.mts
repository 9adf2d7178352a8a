import { growthOf } from './growth.mts';
import { READERS } from './readers.mts';
import { SEEDS } from './seeds.mts';

/** Between what grows with the length (4) and what grows with its square (16). */
const MOST = 9;

test('a reader whose work grows with the square of the length is found', () => {
	const quadratic = (text: string) => /\n+(?=.*\d)/.exec(text);
	expect(growthOf(quadratic, (length) => '\n'.repeat(length))).toBeGreaterThan(MOST);
});

test.each(Object.entries(READERS))('%s takes time in line with its length', (_, read) => {
	const busy = SEEDS.map(([name, seed]) => ({ name, growth: growthOf(read, seed) })).filter(
		({ growth }) => growth > MOST,
	);
	expect(busy).toEqual([]);
});

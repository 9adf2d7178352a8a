import { newJob } from '../../../nodes/shared/engine/job';
import { reportBeforeSending } from '../../../nodes/shared/engine/settle';
import { Failure } from '../../../nodes/shared/failure';
import { growthOf } from './growth.mts';
import { READERS } from './readers.mts';
import { SEEDS } from './seeds.mts';

/** Between what grows with the length (4) and what grows with its square (16). */
const MOST = 9;

/** What looks like too much is measured again: what else the machine does only ever adds to a time. */
function leastGrowthOf(...measured: Parameters<typeof growthOf>): number {
	let least = Number.POSITIVE_INFINITY;
	for (let round = 0; round < 5 && least > MOST; round++) {
		least = Math.min(least, growthOf(...measured));
	}
	return least;
}

test('a reader whose work grows with the square of the length is found', () => {
	const quadratic = (text: string) => /\n+(?=.*\d)/.exec(text);
	expect(leastGrowthOf(quadratic, (length) => '\n'.repeat(length))).toBeGreaterThan(MOST);
});

test.each(Object.entries(READERS))('%s takes time in line with its length', (_, read) => {
	const busy = SEEDS.map(([name, seed]) => ({ name, growth: leastGrowthOf(read, seed) })).filter(
		({ growth }) => growth > MOST,
	);
	expect(busy).toEqual([]);
});

test('the report of items that all fail for one reason takes time in line with their number', () => {
	const failure = new Failure('invalidNumber', "'Recipient' is empty");
	const report = ({ length }: string) =>
		void reportBeforeSending(
			Array.from({ length }, (_, index) => ({ ...newJob(index), failure })),
			false,
		);
	expect(leastGrowthOf(report, (length) => 'x'.repeat(length))).toBeLessThan(MOST);
});

import fc from 'fast-check';
import type { Answer, Plan } from '../../../../nodes/shared/operation/operation';
import { poll } from '../../../../nodes/shared/operation/poll';

const PATIENCE = { firstPauseMs: 500, longestPauseMs: 2_000, longestMs: 6_000 };

/** Polls until the number of looks is `enough`; gives the last look and the pauses between them. */
function polled(enough: number, patience = PATIENCE, first?: number) {
	let looks = 0;
	function* look(): Plan<number> {
		looks += 1;
		return looks;
	}
	const plan = poll(look, (seen) => seen >= enough, patience, first);
	const waits: number[] = [];
	let step = plan.next(undefined as unknown as Answer);
	while (!step.done) {
		waits.push((step.value as { wait: number }).wait);
		step = plan.next(undefined as unknown as Answer);
	}
	return { seen: step.value, looks, waits };
}

test('it looks until it is done, with pauses that double up to the longest', () => {
	expect(polled(1)).toEqual({ seen: 1, looks: 1, waits: [] });
	expect(polled(5)).toEqual({ seen: 5, looks: 5, waits: [500, 1_000, 2_000, 2_000] });
});

test('the last look comes when the patience is used up', () => {
	expect(polled(99)).toEqual({ seen: 6, looks: 6, waits: [500, 1_000, 2_000, 2_000, 500] });
});

test('what is known already takes the place of the first look', () => {
	expect(polled(0, PATIENCE, 7)).toEqual({ seen: 7, looks: 0, waits: [] });
	expect(polled(2, PATIENCE, 0)).toEqual({ seen: 2, looks: 2, waits: [500, 1_000] });
});

test('all pauses together are never longer than allowed, and no look too few', () => {
	const ms = fc.integer({ min: 0, max: 100_000 });
	const pause = fc.integer({ min: 1, max: 100_000 });
	fc.assert(
		fc.property(pause, pause, ms, (firstPauseMs, longestPauseMs, longestMs) => {
			const patience = { firstPauseMs, longestPauseMs, longestMs };
			fc.pre(longestMs / Math.min(firstPauseMs, longestPauseMs) < 1_000);
			const { waits, looks } = polled(Infinity, patience);
			expect(waits.reduce((sum, wait) => sum + wait, 0)).toBe(longestMs);
			expect(Math.max(0, ...waits)).toBeLessThanOrEqual(longestPauseMs);
			expect(looks).toBe(waits.length + 1);
		}),
	);
});

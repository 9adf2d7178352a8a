import { BatchSize } from '../../../../nodes/shared/campaign/batchSize';

/** Runs a campaign of so many with visits that cost `visitMs` and as much for each of a batch. */
function campaign(people: number, messagesPerSecond: number, costOf: (row: number) => number) {
	const size = new BatchSize();
	let [row, sentMs, storeMs, largest] = [0, 0, 0, 0];
	let before = 0;
	while (row < people) {
		const batch = size.next;
		const visit = costOf(row) * (1 + batch / 400);
		size.note({
			storeMs: visit,
			sinceMs: (before * 1_000) / messagesPerSecond,
			sent: before,
			allKnown: false,
		});
		row += batch;
		before = batch;
		storeMs += visit;
		sentMs += (batch * 1_000) / messagesPerSecond;
		largest = Math.max(largest, batch);
	}
	return { share: storeMs / sentMs, largest };
}

/** As measured: 1.5 ms for an empty row, and about a millisecond for each thousand of it. */
const measured = (row: number) => 1.5 + row / 1_000;

describe('recording takes 5% of the time at most', () => {
	test.each([
		[1_000, 80],
		[10_000, 80],
		[100_000, 80],
		[10_000, 1.7],
	])('%d people at %d messages a second', (people, speed) => {
		expect(campaign(people, speed, measured).share).toBeLessThan(0.055);
	});
});

test('batches grow with the row, and are no larger than they need to be', () => {
	expect(campaign(1_000, 80, measured).largest).toBeLessThan(10);
	expect(campaign(100_000, 80, measured).largest).toBeGreaterThan(100);
	expect(campaign(100_000, 80, measured).largest).toBeLessThanOrEqual(1_000);
	expect(campaign(10_000, 1.7, measured).largest).toBeLessThanOrEqual(5);
});

test('those known from before are asked about in ever larger batches, up to 500', () => {
	const size = new BatchSize();
	const known = { storeMs: 5, sinceMs: 5, sent: 0, allKnown: true };
	const asked = Array.from({ length: 9 }, () => {
		size.note(known);
		return size.next;
	});
	expect(asked).toEqual([10, 20, 40, 80, 160, 320, 500, 500, 500]);
	expect(size.toSend).toBe(5);
	size.note({ ...known, allKnown: false });
	expect(size.next).toBe(5);
});

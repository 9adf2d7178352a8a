import { BatchSize } from '../../../../nodes/shared/campaign/batchSize';

/** What a visit costs the process, as measured, in ms. */
const cpu = (rows: number, batch: number) => rows * 0.0008 + batch * rows * 0.000005;
/** How long the store takes to answer, in ms. */
const DISK_MS = 6;

/** A campaign of so many: the share of recording in its time, and its largest batch. */
function campaign(people: number, messagesPerSecond: number) {
	const size = new BatchSize();
	let [rows, sentMs, storeMs, largest, sent] = [0, 0, 0, 0, 0];
	while (rows < people) {
		// Half a batch is left when the next visit is due.
		const batch = Math.ceil(size.next / 2);
		const cost = cpu(rows, batch);
		const sinceMs = (sent * 1_000) / messagesPerSecond;
		size.note({ storeMs: cost + DISK_MS, sinceMs, sent, rows, allKnown: false, starved: false });
		rows += batch;
		sent = batch;
		storeMs += cost;
		sentMs += (batch * 1_000) / messagesPerSecond;
		largest = Math.max(largest, batch);
	}
	return { share: storeMs / sentMs, largest };
}

describe('recording takes 5% of the time at most', () => {
	test.each([
		[1_000, 80],
		[10_000, 80],
		[100_000, 80],
		[10_000, 1.7],
	])('%d people at %d messages a second', (people, speed) => {
		expect(campaign(people, speed).share).toBeLessThan(0.05);
	});
});

test('batches grow with the row, and are no larger than they need to be', () => {
	expect(campaign(1_000, 80).largest).toBeLessThanOrEqual(5);
	expect(campaign(10_000, 80).largest).toBeLessThan(60);
	expect(campaign(100_000, 80).largest).toBeGreaterThan(100);
	expect(campaign(100_000, 80).largest).toBeLessThanOrEqual(1_000);
	expect(campaign(10_000, 1.7).largest).toBeLessThanOrEqual(5);
});

test('a store that answers late is asked early enough', () => {
	const size = new BatchSize();
	for (let visit = 0; visit < 9; visit++) {
		size.note({ storeMs: 200, sinceMs: 125, sent: 10, rows: 100, allKnown: false, starved: false });
	}
	// 200 ms are 16 messages: that many are left when half of the batch is.
	expect(size.toSend).toBe(32);
});

test('where messages wait for the store, more are recorded at once, until none waits', () => {
	const size = new BatchSize();
	const visit = { storeMs: 8, sinceMs: 40, sent: 5, rows: 100, allKnown: false };
	size.note({ ...visit, starved: true });
	expect(size.toSend).toBe(10);
	size.note({ ...visit, starved: true });
	expect(size.toSend).toBe(20);
	size.note({ ...visit, starved: false });
	expect(size.toSend).toBe(18);
});

test('how many are recorded ahead for their sake is a small part of the row: they are open if n8n is killed', () => {
	const size = new BatchSize();
	const starving = (rows: number) => {
		size.note({ storeMs: 8, sinceMs: 40, sent: 5, rows, allKnown: false, starved: true });
		return size.toSend;
	};
	expect([20, 40, 80, 150, 200, 300].map(starving)).toEqual([10, 20, 20, 20, 20, 30]);
});

test.each([
	// The last of them records others as well, who are open for a moment.
	['20 in a small row', 150, [10, 20, 20, 20, 20, 20, 20, 20, 20]],
	['a fiftieth of the row', 5_000, [10, 20, 40, 80, 100, 100, 100, 100, 100]],
	['500', 100_000, [10, 20, 40, 80, 160, 320, 500, 500, 500]],
])('those known from before are asked about in ever larger batches, up to %s', (_, rows, all) => {
	const size = new BatchSize();
	const known = { storeMs: 5, sinceMs: 5, sent: 0, rows, allKnown: true, starved: false };
	const asked = all.map(() => {
		size.note(known);
		return size.next;
	});
	expect(asked).toEqual(all);
	expect(size.toSend).toBe(5);
	size.note({ ...known, allKnown: false });
	expect(size.next).toBe(5);
});

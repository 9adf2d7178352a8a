import fc from 'fast-check';
import { Ledger, type Ending, type Verdict } from '../../../../nodes/shared/campaign/ledger';
import { nameOf, openMark, sentMark, type Entry } from '../../../../nodes/shared/campaign/marks';
import { SendOnce } from '../../../../nodes/shared/campaign/sendOnce';
import { storeOn, World, type Row } from './virtualStore.mts';

const CAMPAIGN = 'October';
const entry = (key: string, campaign = CAMPAIGN): Entry => ({ campaign, key });
const people = (count: number) => Array.from({ length: count }, (_, n) => `62812${n}`);

/** How the gateway takes a message, and whether it reached the person. */
type Fate = { ending: Ending; reached: boolean };
const accepted: Fate = { ending: 'accepted', reached: true };
const fates: Fate[] = [
	accepted,
	accepted,
	accepted,
	{ ending: 'notSent', reached: false },
	{ ending: 'unconfirmed', reached: true },
	{ ending: 'unconfirmed', reached: false },
];

/** A gateway, and what it did for each person. */
class Phones {
	readonly got = new Map<string, number>();

	async send(key: string, { ending, reached }: Fate, world: World): Promise<Ending> {
		await world.step();
		if (reached) this.got.set(key, (this.got.get(key) ?? 0) + 1);
		await world.step();
		return ending;
	}

	of(key: string): number {
		return this.got.get(key) ?? 0;
	}
}

interface Life {
	lists: string[][];
	lanes: number;
	fates: Fate[];
	order: number[];
	killedAt: number;
	repeat?: boolean;
}

/** One process: an execution for each list, all at once, each with several lanes. */
async function live(row: Row, phones: Phones, life: Life) {
	const world = new World(life.order, life.killedAt);
	const ledger = new Ledger();
	let clock = 0;
	let nth = 0;
	const verdicts = new Map<string, Verdict[]>();
	const execute = async (list: readonly string[]) => {
		const queue = list.map((key) => entry(key));
		const run = new SendOnce(ledger, storeOn(row, world), queue, () => (clock += 1));
		let next = 0;
		const lane = async () => {
			while (next < queue.length) {
				const one = queue[next];
				next += 1;
				const verdict = await run.claim(one, life.repeat === true);
				verdicts.set(one.key, [...(verdicts.get(one.key) ?? []), verdict]);
				if (verdict !== 'send') continue;
				const fate = life.fates[nth++ % life.fates.length];
				run.settle(one, await phones.send(one.key, fate, world));
			}
		};
		await Promise.all(Array.from({ length: life.lanes }, lane));
		expect(await run.close()).toBe(0);
	};
	const running = Promise.all(life.lists.map(execute));
	const end = await world.live();
	if (end === 'ended') await running;
	return { end, verdicts };
}

const isSent = (row: Row, key: string) => row.marks.includes(sentMark(nameOf(entry(key))));
const isOpen = (row: Row, key: string) => row.marks.includes(openMark(nameOf(entry(key))));

const calm: Omit<Life, 'lists'> = { lanes: 3, fates: [accepted], order: [0], killedAt: Infinity };

const lives = fc.record({
	lists: fc.array(fc.shuffledSubarray(people(14), { minLength: 1 }), {
		minLength: 1,
		maxLength: 3,
	}),
	lanes: fc.integer({ min: 1, max: 6 }),
	fates: fc.array(fc.constantFrom(...fates), { minLength: 1, maxLength: 7 }),
	order: fc.array(fc.nat(20), { minLength: 1, maxLength: 30 }),
	killedAt: fc.nat(220),
});

test('killed at any instant, any number of times: nobody twice, nobody lost', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(lives, { minLength: 1, maxLength: 4 }), async (history) => {
			const row: Row = { marks: [] };
			const phones = new Phones();
			for (const life of history) {
				await live(row, phones, life);
				for (const key of people(14)) {
					const state = [isSent(row, key), isOpen(row, key), phones.of(key)].join();
					// Neither sent nor recorded; sent and recorded; recorded as open.
					expect(['false,false,0', 'true,false,1', 'true,true,0', 'true,true,1']).toContain(state);
				}
			}
			const open = people(14).filter((key) => isOpen(row, key));
			const before = new Map(phones.got);
			const { verdicts } = await live(row, phones, { ...calm, lists: [people(14)] });
			for (const key of people(14)) {
				const verdict = open.includes(key)
					? 'unconfirmed'
					: before.has(key)
						? 'sentBefore'
						: 'send';
				expect([key, ...(verdicts.get(key) ?? [])]).toEqual([key, verdict]);
				expect(phones.of(key)).toBe(open.includes(key) ? (before.get(key) ?? 0) : 1);
			}
		}),
		{ numRuns: 400 },
	);
});

describe('one run after the other', () => {
	const once = async (row: Row, phones: Phones, more: Partial<Life> = {}) =>
		await live(row, phones, { ...calm, lists: [people(40)], ...more });

	test('the second sends nothing, and leaves the store as it was', async () => {
		const [row, phones]: [Row, Phones] = [{ marks: [] }, new Phones()];
		await once(row, phones);
		const { marks } = row;
		// One for each, and one for the campaign.
		expect(marks).toHaveLength(41);
		const { verdicts } = await once(row, phones);
		expect([...verdicts.values()].flat()).toEqual(Array(40).fill('sentBefore'));
		expect(row.marks.sort()).toEqual(marks.sort());
	});

	test('who was refused is tried again', async () => {
		const [row, phones]: [Row, Phones] = [{ marks: [] }, new Phones()];
		await once(row, phones, { fates: [{ ending: 'notSent', reached: false }] });
		expect(row.marks).toHaveLength(1);
		await once(row, phones);
		expect(phones.got.size).toBe(40);
	});

	test('who is open is sent to only when the person says so', async () => {
		const [row, phones]: [Row, Phones] = [{ marks: [] }, new Phones()];
		await once(row, phones, { fates: [{ ending: 'unconfirmed', reached: false }] });
		const { verdicts } = await once(row, phones);
		expect(new Set([...verdicts.values()].flat())).toEqual(new Set(['unconfirmed']));
		await once(row, phones, { repeat: true });
		expect(phones.got.size).toBe(40);
		expect(people(40).some((key) => isOpen(row, key))).toBe(false);
	});

	test('another campaign reaches the same people', async () => {
		const row: Row = { marks: [] };
		const ledger = new Ledger();
		const at = storeOn(row, { step: async () => undefined });
		const verdicts: Verdict[] = [];
		for (const campaign of [CAMPAIGN, 'November', 'November']) {
			const one = entry('6281', campaign);
			const run = new SendOnce(ledger, at, [one], () => 0);
			const verdict = await run.claim(one, false);
			if (verdict === 'send') run.settle(one, 'accepted');
			await run.close();
			verdicts.push(verdict);
		}
		expect(verdicts).toEqual(['send', 'send', 'sentBefore']);
		expect(row.marks.filter((mark) => mark.startsWith('C:'))).toHaveLength(2);
	});
});

test('what fails at the store is not sent, and a removal is made up for', async () => {
	const row: Row = { marks: [] };
	const sound = storeOn(row, { step: async () => undefined });
	const ledger = new Ledger();
	let isAway = true;
	const away = async () => {
		if (isAway) throw new Error('The database is away');
	};
	const store = {
		...sound,
		async record(marks: readonly string[]) {
			await away();
			return await sound.record(marks);
		},
		async remove(marks: readonly string[]) {
			await away();
			await sound.remove(marks);
		},
	};
	const queue = people(3).map((key) => entry(key));
	const run = new SendOnce(ledger, store, queue, () => 0);
	await expect(run.claim(queue[0], false)).rejects.toThrow('The database is away');
	isAway = false;
	expect(await run.claim(queue[0], false)).toBe('send');
	isAway = true;
	run.settle(queue[0], 'accepted');
	expect(await run.close()).toBeGreaterThan(0);
	expect(isOpen(row, queue[0].key)).toBe(true);
	isAway = false;
	const next = new SendOnce(ledger, store, queue, () => 0);
	expect(await next.claim(queue[0], false)).toBe('sentBefore');
	expect(await next.close()).toBe(0);
	expect(people(3).filter((key) => isOpen(row, key))).toEqual([]);
});

describe('old campaigns', () => {
	const full = (count: number): Row => ({
		marks: Array.from({ length: count }, (_, n) => sentMark(nameOf(entry(String(n), 'old')))),
	});
	const at = (row: Row) => storeOn(row, { step: async () => undefined });
	const send = async (row: Row, campaign: string, ledger = new Ledger()) => {
		const one = entry('6281', campaign);
		const run = new SendOnce(ledger, at(row), [one], () => 0);
		const verdict = await run.claim(one, false);
		if (verdict === 'send') run.settle(one, 'accepted');
		await run.close();
		return verdict;
	};

	test('go when a new one begins and there are more than 100,000: the oldest first', async () => {
		const row = full(100_001);
		const [oldest] = row.marks;
		const newest = row.marks.at(-1);
		expect(await send(row, 'new')).toBe('send');
		expect(row.marks.length).toBeLessThanOrEqual(50_000);
		expect(row.marks).not.toContain(oldest);
		expect(row.marks).toContain(newest);
		expect(await send(row, 'new')).toBe('sentBefore');
	});

	test('stay as long as there are fewer', async () => {
		const row = full(90_000);
		await send(row, 'new');
		expect(row.marks).toHaveLength(90_002);
	});

	test('stay while they are going on, however many there are', async () => {
		const row: Row = { marks: [] };
		await send(row, 'old');
		row.marks.push(...full(120_000).marks);
		const before = row.marks.length;
		expect(await send(row, 'old')).toBe('sentBefore');
		expect(row.marks).toHaveLength(before);
	});
});

test('recipients are recorded in batches, and what has ended goes with them', async () => {
	const row: Row = { marks: [] };
	const calls = { record: 0, remove: 0 };
	const sound = storeOn(row, { step: async () => undefined });
	const store = {
		...sound,
		async record(marks: readonly string[]) {
			calls.record += 1;
			return await sound.record(marks);
		},
		async remove(marks: readonly string[]) {
			calls.remove += 1;
			await sound.remove(marks);
		},
	};
	const queue = people(100).map((key) => entry(key));
	const run = new SendOnce(new Ledger(), store, queue, () => 0);
	for (const one of queue) {
		expect(await run.claim(one, false)).toBe('send');
		run.settle(one, 'accepted');
	}
	expect(await run.close()).toBe(0);
	expect(calls.record).toBeLessThanOrEqual(50);
	expect(calls.remove).toBeLessThanOrEqual(51);
	expect(row.marks).toHaveLength(101);
});

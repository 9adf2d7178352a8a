import fc from 'fast-check';
import { Account } from '../../../../nodes/shared/campaign/account';
import { AUTOMATIC } from '../../../../nodes/shared/campaign/speed';
import { Failure } from '../../../../nodes/shared/failure';
import type { RateWindow } from '../../../../nodes/shared/transport/gateway';
import { VirtualClock } from './virtualClock.mts';
import { limited, read, send, VirtualGateway, type Counting } from './virtualGateway.mts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const PATIENT = 3_600 * SECOND;
const DIRECT = ['broadcasts', 'direct'];
const DOCUMENTED: readonly RateWindow[] = [
	{ requests: 10, perMs: SECOND },
	{ requests: 100, perMs: MINUTE },
	{ requests: 60, perMs: MINUTE, path: DIRECT },
];

const counting = (kind: Counting['kind']) => DOCUMENTED.map((one) => ({ ...one, kind }));
const sends = (count: number, path?: readonly string[]) =>
	Array.from({ length: count }, (_, n) => send(`62${n}`, path));

function stage(windows: readonly RateWindow[], options: VirtualGateway['options'] = {}) {
	const clock = new VirtualClock();
	const gateway = new VirtualGateway(clock, options);
	const account = new Account(windows, clock);
	const lane = account.join(AUTOMATIC, PATIENT);
	return { clock, gateway, account, lane, began: clock.now() };
}

describe('documented limits', () => {
	describe.each(['sliding', 'fixed'] as const)('counted in %s windows', (kind) => {
		test.each([20, 200, 900])('none of 300 is refused or lost at %i ms', async (latency) => {
			const jitter = [0.5, 1, 1.5, 0.8];
			let n = 0;
			const { clock, gateway, account, lane, began } = stage(DOCUMENTED, {
				counts: counting(kind),
				latencyMs: () => latency * jitter[n++ % jitter.length],
				refusal: (wait) => ({ retryAfterMs: wait }),
			});
			const done = gateway.serve(account, lane, sends(300));
			await clock.run(done);
			expect(await done).toEqual([]);
			expect(gateway.accepted).toHaveLength(300);
			expect(gateway.refused).toBeLessThanOrEqual(3);
			// 100 each minute: the last hundred leaves after two minutes.
			expect(clock.now() - began).toBeLessThan((2 * MINUTE + 10 * SECOND) / 0.95);
		});

		test('direct broadcasts have a limit of their own, which nothing else waits for', async () => {
			const { clock, gateway, account, lane, began } = stage(DOCUMENTED, {
				counts: counting(kind),
			});
			const direct = gateway.serve(account, lane, sends(180, DIRECT));
			const other = gateway.serve(account, account.join(AUTOMATIC, PATIENT), sends(30));
			await clock.run(other);
			expect(clock.now() - began).toBeLessThan(15 * SECOND);
			await clock.run(direct);
			expect(gateway.refused).toBe(0);
			expect(gateway.accepted).toHaveLength(210);
			expect(clock.now() - began).toBeLessThan((2 * MINUTE + 10 * SECOND) / 0.95);
		});
	});

	test('two executions share them, fairly', async () => {
		const { clock, gateway, account, lane } = stage(DOCUMENTED, { counts: counting('sliding') });
		const one = gateway.serve(account, lane, sends(200), 'A');
		const other = gateway.serve(account, account.join(AUTOMATIC, PATIENT), sends(40), 'B');
		await clock.run(Promise.all([one, other]));
		expect(gateway.refused).toBe(0);
		const firstEighty = gateway.accepted.slice(0, 80).filter(({ run }) => run === 'B');
		expect(firstEighty.length).toBeGreaterThanOrEqual(38);
	});

	test("'Share' uses only so much of them", async () => {
		const { clock, gateway, account, began } = stage(DOCUMENTED, { counts: counting('sliding') });
		const half = account.join({ ...AUTOMATIC, share: 0.5 }, PATIENT);
		await clock.run(gateway.serve(account, half, sends(100)));
		expect(clock.now() - began).toBeGreaterThan(MINUTE);
		const inFirst = gateway.accepted.filter(({ at }) => at < began + MINUTE);
		expect(inFirst).toHaveLength(50);
	});

	test('reads count, too', async () => {
		const { clock, gateway, account, lane, began } = stage(DOCUMENTED, {
			counts: counting('fixed'),
		});
		await clock.run(gateway.serve(account, lane, Array(101).fill(read)));
		expect(gateway.refused).toBe(0);
		expect(clock.now() - began).toBeGreaterThan(MINUTE);
	});

	test('what others use of the account is heeded before anything is refused', async () => {
		const { clock, gateway, account, lane } = stage(DOCUMENTED, {
			headers: () => ({
				'x-ratelimit-limit': '100',
				'x-ratelimit-remaining': String(Math.max(0, 20 - gateway.accepted.length)),
				'x-ratelimit-reset': '30',
			}),
		});
		const done = gateway.serve(account, lane, sends(40));
		await clock.run(done, 25 * SECOND);
		expect(gateway.accepted.length).toBeGreaterThanOrEqual(18);
		expect(gateway.accepted.length).toBeLessThanOrEqual(21);
	});
});

describe('an unknown limit', () => {
	const forty = { requests: 40, perMs: SECOND, kind: 'sliding' } as const;

	test.each([20, 200, 600])('of 40 a second is found, at %i ms', async (latency) => {
		const { clock, gateway, account, lane, began } = stage([], {
			counts: [forty],
			latencyMs: () => latency,
		});
		const done = gateway.serve(account, lane, sends(2_000));
		await clock.run(done);
		expect(await done).toEqual([]);
		const within = (from: number, to: number) =>
			gateway.accepted.filter(({ at }) => at >= began + from && at < began + to).length;
		expect(within(0, 30 * SECOND)).toBeGreaterThan(0.8 * 40 * 30);
		expect(within(20 * SECOND, 40 * SECOND)).toBeGreaterThan(0.85 * 40 * 20);
		expect(gateway.refused).toBeLessThan(0.04 * 2_000);
	});

	test('never faster than WhatsApp takes from one number, and in flight as latency asks', async () => {
		const { clock, gateway, account, lane, began } = stage([], { latencyMs: () => 1_000 });
		await clock.run(gateway.serve(account, lane, sends(2_000)));
		const perSecond = new Map<number, number>();
		for (const { at } of gateway.accepted) {
			const second = Math.floor((at - began) / SECOND);
			perSecond.set(second, (perSecond.get(second) ?? 0) + 1);
		}
		expect(Math.max(...perSecond.values())).toBeLessThanOrEqual(85);
		expect(Math.max(...perSecond.values())).toBeGreaterThan(75);
		expect(perSecond.get(0)).toBeLessThan(25);
		expect(gateway.maxInFlight).toBeGreaterThan(75);
		expect(gateway.maxInFlight).toBeLessThan(125);
	});

	test('a gateway that gets slower the more it is asked is asked for less', async () => {
		// It does 20 a second; what is more waits in its queue.
		let freeAt = 0;
		const { clock, gateway, account, lane } = stage([], {
			latencyMs: () => {
				freeAt = Math.max(freeAt, clock.now()) + 50;
				return freeAt - clock.now() + 50;
			},
		});
		await clock.run(gateway.serve(account, lane, sends(1_500)));
		expect(gateway.maxInFlight).toBeLessThan(40);
	});

	/** Numbers from 0 to 1 without an order, the same in each run. */
	const scattered = () => {
		let n = 0;
		return () => ((n = (n * 48_271 + 11) % 65_521) % 1_000) / 1_000;
	};

	test.each([
		['from 20 to 320 ms', (chance: number) => 20 + 300 * chance],
		['mostly 30 ms, and one in twenty a second', (chance: number) => (chance < 0.05 ? 1_000 : 30)],
		['from 20 ms to 1.5 s, mostly short', (chance: number) => 20 + 1_500 * chance ** 2],
		['from 200 ms to 4 s', (chance: number) => 200 + 3_800 * chance],
	])('a gateway whose answers take %s at any speed is not slowed down for that', async (_, ms) => {
		const chance = scattered();
		const { clock, gateway, account, lane, began } = stage([], { latencyMs: () => ms(chance()) });
		await clock.run(gateway.serve(account, lane, sends(3_000)));
		// It begins with 20 a second.
		expect(3_000 / ((clock.now() - began) / SECOND)).toBeGreaterThan(25);
	});

	test('a gateway that gets slower the more it is asked is told from one whose answers vary', async () => {
		let freeAt = 0;
		const chance = scattered();
		const { clock, gateway, account, lane, began } = stage([], {
			latencyMs: () => {
				freeAt = Math.max(freeAt, clock.now()) + 50;
				return freeAt - clock.now() + 50 + 300 * chance();
			},
		});
		await clock.run(gateway.serve(account, lane, sends(1_500)));
		expect(gateway.maxInFlight).toBeLessThan(80);
		expect(1_500 / ((clock.now() - began) / SECOND)).toBeGreaterThan(12);
	});
});

describe('a limit that is met', () => {
	test('pauses the account; what met it goes first, before anything else', async () => {
		const { clock, gateway, account, lane } = stage([]);
		const first = await account.turn(lane, send('1'), { isNew: true });
		first.end({ limit: limited({ retryAfterMs: 5 * SECOND }), headers: {} });
		const order: string[] = [];
		const later = account.join(AUTOMATIC, PATIENT);
		const other = account.turn(later, send('2'), { isNew: true }).then(() => order.push('other'));
		const again = account
			.turn(lane, send('1'), { isNew: true, limitedSince: first.began })
			.then(() => order.push('again'));
		await clock.run(Promise.all([other, again]), 4.9 * SECOND);
		expect(order).toEqual([]);
		await clock.run(Promise.all([other, again]));
		expect(order).toEqual(['again', 'other']);
		expect(gateway.refused).toBe(0);
	});

	test('several refusals of one moment are one event; the longest wait told counts', async () => {
		const { clock, account, lane } = stage([]);
		const began = clock.now();
		const turns = await Promise.all(
			[1, 2].map(async () => await account.turn(lane, read, { isNew: true })),
		);
		turns[0].end({ limit: limited({ retryAfterMs: 2 * SECOND }), headers: {} });
		turns[1].end({ limit: limited({ retryAfterMs: 7 * SECOND }), headers: {} });
		await clock.run(account.turn(lane, read, { isNew: true }));
		expect(clock.now() - began).toBe(7 * SECOND);
	});

	test('without a told wait, twice as long each time, up to a minute', async () => {
		const { clock, account, lane } = stage([]);
		const waits: number[] = [];
		let before = clock.now();
		for (let n = 0; n < 9; n++) {
			const next = account.turn(lane, read, { isNew: true });
			await clock.run(next);
			waits.push(clock.now() - before);
			before = clock.now();
			(await next).end({ limit: limited(), headers: {} });
		}
		expect(waits).toEqual([0, 1, 2, 4, 8, 16, 32, 60, 60].map((seconds) => seconds * SECOND));
	});

	test('longer than a run wants to wait: all that wait are told so, and nothing is asked', async () => {
		const { account, clock } = stage([]);
		const lane = account.join(AUTOMATIC, 60 * SECOND);
		const turn = await account.turn(lane, send('1'), { isNew: true });
		const waiting = account.turn(lane, send('2'), { isNew: true });
		const refusal = limited({ retryAfterMs: 61 * SECOND });
		turn.end({ limit: refusal, headers: {} });
		const late = account.turn(lane, send('3'), { isNew: true });
		await expect(late).rejects.toBe(refusal);
		await clock.run(Promise.resolve());
		// What left before the limit was met did leave.
		(await waiting).end({ headers: {} });
	});

	test('to one person: only messages to that person wait', async () => {
		const { clock, account, lane, began } = stage([]);
		const turn = await account.turn(lane, send('1'), { isNew: true });
		turn.end({ limit: limited({ limitOf: 'recipient' }), headers: {} });
		const other = account.turn(lane, send('2'), { isNew: true });
		await clock.run(other, SECOND);
		(await other).end({ headers: {} });
		const same = account.turn(lane, send('1'), { isNew: true, limitedSince: turn.began });
		await clock.run(same);
		expect(clock.now() - began).toBe(6 * SECOND);
		(await same).end({ limit: limited({ limitOf: 'recipient' }), headers: {} });
		const third = account.turn(lane, send('1'), { isNew: true, limitedSince: turn.began });
		await clock.run(third);
		expect(clock.now() - began).toBe((6 + 16) * SECOND);
	});

	test('after an hour of peace a limit is new again', async () => {
		const { clock, account } = stage([]);
		const lane = account.join(AUTOMATIC, 60 * SECOND);
		for (let n = 0; n < 3; n++) {
			const turn = account.turn(lane, read, { isNew: true });
			await clock.run(turn);
			(await turn).end({ limit: limited({ retryAfterMs: 50 * SECOND }), headers: {} });
			if (n === 0) {
				const again = account.turn(lane, read, { isNew: true });
				await clock.run(again);
				(await again).end({ headers: {} });
			}
			await clock.run(clock.wait(3_600 * SECOND));
		}
	});
});

describe('a fixed speed', () => {
	const fixed = (perSecond: number, more: object = {}) => ({
		...AUTOMATIC,
		perSecond,
		countsSends: true,
		...more,
	});

	test.each([
		['a second', 10, 100],
		['a minute', 1, 30],
		['an hour', 100 / 3_600, 10],
		['a day', 1_000 / 86_400, 5],
	])('%s is spread evenly', async (_, perSecond, count) => {
		const { clock, gateway, account, began } = stage(DOCUMENTED);
		const lane = account.join(fixed(perSecond), PATIENT);
		await clock.run(gateway.serve(account, lane, sends(count)));
		const wanted = ((count - 1) * SECOND) / perSecond;
		expect(Math.abs(clock.now() - began - wanted)).toBeLessThan(100 + 51);
	});

	test('two executions that fix the same speed share it', async () => {
		const { clock, gateway, account, began } = stage([]);
		const runs = ['A', 'B'].map(
			async (run) => await gateway.serve(account, account.join(fixed(2), PATIENT), sends(20), run),
		);
		await clock.run(Promise.all(runs));
		expect(clock.now() - began).toBeGreaterThan(19 * SECOND);
	});

	test('two that fix different ones keep each its own', async () => {
		const { clock, gateway, account, began } = stage([]);
		const runs = [
			gateway.serve(account, account.join(fixed(2), PATIENT), sends(21), 'A'),
			gateway.serve(account, account.join(fixed(1), PATIENT), sends(11), 'B'),
		];
		await clock.run(Promise.all(runs));
		const tookMs = clock.now() - began;
		expect(tookMs).toBeGreaterThan(9.9 * SECOND);
		expect(tookMs).toBeLessThan(10.5 * SECOND);
	});

	test('counts messages, not what is read for them', async () => {
		const { clock, gateway, account, began } = stage([]);
		const lane = account.join(fixed(1), PATIENT);
		await clock.run(gateway.serve(account, lane, Array(50).fill(read)));
		expect(clock.now() - began).toBeLessThan(2 * SECOND);
	});

	test("'Requests at Once' bounds what is under way", async () => {
		const { clock, gateway, account } = stage([], { latencyMs: () => SECOND });
		const lane = account.join(fixed(1_000, { inFlight: 17 }), PATIENT);
		await clock.run(gateway.serve(account, lane, sends(100)));
		expect(gateway.maxInFlight).toBe(17);
	});
});

test('what waits can be let go at once; what is begun goes on', async () => {
	const { clock, account } = stage([{ requests: 1, perMs: MINUTE }]);
	const lane = account.join(AUTOMATIC, PATIENT);
	await account.turn(lane, read, { isNew: true });
	const stop = new Failure('cancelled', 'Stop');
	const fresh = account.turn(lane, read, { isNew: true });
	const begun = account.turn(lane, read, { isNew: false });
	account.withdraw(lane, stop, true);
	await expect(fresh).rejects.toBe(stop);
	await clock.run(begun);
	await expect(begun).resolves.toMatchObject({ began: clock.now() });
});

test('however long answers take, no window is ever overrun, and all arrive', async () => {
	const window = fc.record({
		requests: fc.integer({ min: 1, max: 12 }),
		perMs: fc.constantFrom(SECOND, 5 * SECOND, MINUTE),
	});
	const windows = fc.array(window, { minLength: 1, maxLength: 3 });
	const latencies = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1 });
	const kind = fc.constantFrom('sliding' as const, 'fixed' as const);
	await fc.assert(
		fc.asyncProperty(windows, latencies, kind, fc.nat({ max: 40 }), async (...given) => {
			const [limits, latency, how, count] = given;
			let n = 0;
			const { clock, gateway, account, lane } = stage(limits, {
				counts: limits.map((one) => ({ ...one, kind: how })),
				latencyMs: () => latency[n++ % latency.length],
			});
			const done = gateway.serve(account, lane, sends(count));
			await clock.run(done);
			expect(await done).toEqual([]);
			expect(gateway.refused).toBe(0);
			expect(gateway.accepted).toHaveLength(count);
		}),
		{ numRuns: 60 },
	);
});

describe('what a run tells of limits that kept it', () => {
	test('a gateway that answers slowly, one request at a time, is no limit', async () => {
		const { clock, gateway, account } = stage([], { latencyMs: () => 2 * SECOND });
		const lane = account.join({ ...AUTOMATIC, inFlight: 1 }, PATIENT);
		await clock.run(gateway.serve(account, lane, sends(5)));
		expect(gateway.accepted).toHaveLength(5);
		expect(lane.limitedMs).toBe(0);
	});

	test('nor is the share of the account that the person gave it', async () => {
		const { clock, gateway, account } = stage([]);
		const lane = account.join({ ...AUTOMATIC, share: 0.02 }, PATIENT);
		await clock.run(gateway.serve(account, lane, sends(5)));
		expect(lane.limitedMs).toBe(0);
	});

	test('a pause is, once for all that wait for it, at whatever speed', async () => {
		const counts = [{ requests: 3, perMs: 10 * SECOND, kind: 'sliding' as const }];
		const refusal = (retryAfterMs: number) => ({ retryAfterMs });
		const { clock, gateway, account, began } = stage([], { counts, refusal });
		const lane = account.join({ ...AUTOMATIC, perSecond: 50 }, PATIENT);
		await clock.run(gateway.serve(account, lane, sends(6)));
		expect(gateway.accepted).toHaveLength(6);
		expect(lane.limitedMs).toBeGreaterThan(9 * SECOND);
		expect(lane.limitedMs).toBeLessThanOrEqual(clock.now() - began);
	});
});

test('what is held when its turn has come leaves nothing behind, and the next one goes', async () => {
	const { account, lane } = stage([{ requests: 1, perMs: MINUTE }]);
	const held = new Failure('cancelled', 'Held');
	const wish = { isNew: true, hold: () => held };
	await expect(account.turn(lane, send(), wish)).rejects.toBe(held);
	const turn = await account.turn(lane, send(), { isNew: true, hold: () => undefined });
	turn.end({ headers: {} });
	expect(account.isIdle).toBe(true);
});

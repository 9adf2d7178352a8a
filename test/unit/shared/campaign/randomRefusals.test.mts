import fc from 'fast-check';
import { Account, type Wish } from '../../../../nodes/shared/campaign/account';
import { AUTOMATIC } from '../../../../nodes/shared/campaign/speed';
import { VirtualClock } from './virtualClock.mts';
import { limited, send, VirtualGateway } from './virtualGateway.mts';

const SECOND = 1_000;
const WHATSAPP_MOST = 80;

/** Numbers from 0 to 1 that look like chance, the same for the same seed (a linear congruential generator). */
function chances(seed: number): () => number {
	let state = BigInt(seed);
	return () => {
		state = (state * 6_364_136_223_846_793_005n + 1_442_695_040_888_963_407n) % 2n ** 64n;
		return Number(state >> 11n) / 2 ** 53;
	};
}

interface Stage {
	/** Of the requests refused at random, without a word on when. */
	share: number;
	latencyMs: number;
	/** Messages a second that the gateway bears; without it, all. */
	limit?: number;
	seed: number;
	count: number;
}

/** How fast a campaign went once it was under way, in accepted messages a second, and what was refused. */
async function campaign({ share, latencyMs, limit, seed, count }: Stage) {
	const clock = new VirtualClock();
	const chance = chances(seed);
	const gateway = new VirtualGateway(clock, {
		latencyMs: () => latencyMs * (0.8 + 0.4 * chance()),
		counts: limit ? [{ requests: limit, perMs: SECOND, kind: 'sliding' }] : [],
		chance: () => chance() < share,
	});
	const account = new Account([], clock);
	const asks = Array.from({ length: count }, (_, n) => send(`62${n}`));
	const done = gateway.serve(account, account.join(AUTOMATIC, 60 * SECOND), asks);
	const began = clock.now();
	await clock.run(done);
	const from = began + 30 * SECOND;
	const last = gateway.accepted[Math.floor(0.95 * count)].at;
	const within = gateway.accepted.filter(({ at }) => at >= from && at < last).length;
	return {
		failures: await done,
		reached: new Set(gateway.accepted.map(({ ask }) => ask.to)).size,
		perSecond: (within * SECOND) / (last - from),
		refused: gateway.refused / (gateway.refused + count),
	};
}

describe('a gateway that refuses at random, whatever the speed', () => {
	const share = fc.integer({ min: 5, max: 50 }).map((n) => n / 1_000);
	const latencyMs = fc.integer({ min: 20, max: 600 });
	// The same every time: of chance, nothing is sure.
	const chosen = { seed: 1954, numRuns: 5, endOnFailure: true };

	test('is asked about as fast as one that never does', async () => {
		await fc.assert(
			fc.asyncProperty(share, latencyMs, fc.nat(), async (...given) => {
				const [p, latency, seed] = given;
				const { failures, reached, perSecond, refused } = await campaign({
					share: p,
					latencyMs: latency,
					seed,
					count: 4_000,
				});
				expect(failures).toEqual([]);
				expect(reached).toBe(4_000);
				expect(perSecond).toBeGreaterThan(0.9 * WHATSAPP_MOST * (1 - p));
				expect(refused).toBeLessThan(p + 0.01);
			}),
			chosen,
		);
	});

	test('and has a limit as well: that is found all the same', async () => {
		const limit = fc.integer({ min: 15, max: 60 });
		await fc.assert(
			fc.asyncProperty(share, latencyMs, limit, fc.nat(), async (...given) => {
				const [p, latency, most, seed] = given;
				const count = 80 * most;
				const one = { share: p, latencyMs: latency, limit: most, seed, count };
				const { failures, reached, perSecond, refused } = await campaign(one);
				expect(failures).toEqual([]);
				expect(reached).toBe(count);
				expect(perSecond).toBeGreaterThan(0.75 * most);
				expect(refused).toBeLessThan(p + 0.08);
			}),
			chosen,
		);
	});

	test('a request that is refused again and again waits alone, longer each time', async () => {
		const clock = new VirtualClock();
		const gateway = new VirtualGateway(clock);
		const account = new Account([], clock);
		const lane = account.join(AUTOMATIC, 60 * SECOND);
		const refuse = async (wish: Wish) => {
			const turning = account.turn(lane, send('62811'), wish);
			await clock.run(turning);
			const turn = await turning;
			return { began: turn.began, again: turn.end({ limit: limited(), headers: {} }) };
		};
		const others = async (count: number) => {
			const asks = Array.from({ length: count }, (_, n) => send(`62${n}`));
			await clock.run(gateway.serve(account, lane, asks));
		};
		// What refuses first might be a limit; after that it is usual.
		await refuse({ isNew: true });
		await others(200);
		await refuse({ isNew: true });
		await others(200);
		const first = await refuse({ isNew: true });
		let { again } = first;
		const waits: number[] = [];
		for (let nth = 0; nth < 4; nth++) {
			waits.push(again - clock.now());
			await others(100);
			const wish = { limitedSince: first.began, notBefore: again, isNew: true };
			const next = await refuse(wish);
			expect(next.began).toBeGreaterThanOrEqual(again);
			({ again } = next);
		}
		expect(waits[0]).toBe(SECOND);
		expect(waits.every((wait, n) => n === 0 || wait >= 1.5 * waits[n - 1])).toBe(true);
	});
});

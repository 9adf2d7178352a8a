import { setTimeout as pause } from 'node:timers/promises';
import { PATIENCE, SIZE, type Stage } from '../support/stage.mts';
import {
	deliver,
	deliverTwice,
	freshEvent,
	publishTrigger,
	startedOf,
	startsOf,
	type Trigger,
} from '../support/webhooks.mts';

/** Milliseconds between two events. */
const EVERY = 100;

/** Webhooks that come again at another process. */
export function repeats(stage: () => Stage): void {
	const publish = async (name: string) =>
		await publishTrigger(stage().cluster, stage().ivosights, name);

	/** Nobody is lost, and how many started twice. */
	async function twice(name: string, trigger: Trigger, events: readonly string[]): Promise<number> {
		const starts = await startsOf(stage().cluster, trigger, PATIENCE);
		const [never, once, more] = startedOf(events, starts);
		console.log(`${name}: ${events.length} events; ${never} lost, ${once} once, ${more} twice`);
		expect(never).toBe(0);
		return more;
	}

	// What docs/scaling.md tells as measured, not as promised.
	test.each([
		['at the same instant', undefined],
		['after 200 ms', 200],
		['after a second', 1_000],
	])(
		'again %s: nothing is lost',
		async (name, afterMs) => {
			const trigger = await publish(`Again ${name}`);
			const delivering: Array<Promise<string>> = [];
			for (let n = 0; n < SIZE.repeated; n++) {
				delivering.push(deliverTwice(stage().cluster, trigger, n, afterMs));
				await pause(EVERY);
			}
			await twice(name, trigger, await Promise.all(delivering));
		},
		PATIENCE,
	);

	test(
		'again after 5 s, among others: nothing starts twice',
		async () => {
			const trigger = await publish('Again after 5 s');
			const delivering: Array<Promise<string>> = [];
			for (let n = 0; n < SIZE.repeated; n++) {
				delivering.push(deliverTwice(stage().cluster, trigger, n, 5_000));
				await pause(EVERY);
			}
			expect(await twice('after 5 s', trigger, await Promise.all(delivering))).toBe(0);
		},
		PATIENCE,
	);

	test(
		'again after 5 s of silence, when each process had one in the same instant: nothing starts twice',
		async () => {
			const { doors } = stage().cluster;
			const all: string[] = [];
			const triggers = await Promise.all(
				Array.from({ length: Math.ceil(SIZE.repeated / 12) }, (_, n) => publish(`Silence ${n}`)),
			);
			for (const trigger of triggers) {
				const events = doors.map(freshEvent);
				await Promise.all(events.map((event, n) => deliver(doors[n], trigger, event)));
				await pause(5_000);
				for (const [n, event] of events.entries()) {
					await deliver(doors[(n + 1) % doors.length], trigger, event);
				}
				all.push(...events);
				expect(await twice('after 5 s of silence', trigger, events)).toBe(0);
			}
		},
		PATIENCE,
	);
}

import { setTimeout as pause } from 'node:timers/promises';
import { PATIENCE, SIZE, type Stage } from '../support/stage.mts';
import { deliver, freshEvent, publishTrigger, startedOf, startsOf } from '../support/webhooks.mts';

/** The gateway's first repeat, in ms after the first answer. */
const AGAIN_AFTER = 5_000;

/** A flood of customers' messages, each repeated, at all processes that take webhooks. */
export function flood(stage: () => Stage): void {
	test(
		`${SIZE.flood} messages in ${SIZE.floodSeconds} s, each again at another process: one execution each`,
		async () => {
			const { cluster, ivosights } = stage();
			const { doors } = cluster;
			const trigger = await publishTrigger(cluster, ivosights, 'Flood');
			const every = (SIZE.floodSeconds * 1_000) / SIZE.flood;
			const events = Array.from({ length: SIZE.flood }, freshEvent);
			const begun = Date.now();
			const waits: number[] = [];
			const delivering: Array<Promise<void>> = [];
			for (const [n, event] of events.entries()) {
				const door = (offset: number) => doors[(n + offset) % doors.length];
				const both = async () => {
					const posted = Date.now();
					await deliver(door(0), trigger, event);
					const answered = Date.now() - posted;
					waits.push(answered);
					await pause(AGAIN_AFTER + 2 * answered);
					await deliver(door(1), trigger, event);
				};
				delivering.push(both());
				await pause(Math.max(0, begun + every * (n + 1) - Date.now()));
			}
			await Promise.all(delivering);
			const seconds = ((Date.now() - begun) / 1_000).toFixed(0);
			const [never, once, more] = startedOf(events, await startsOf(cluster, trigger, PATIENCE));
			waits.sort((a, b) => a - b);
			console.log(
				`flood: ${events.length} events and as many repeats taken in ${seconds} s, answered after ` +
					`${waits[Math.floor(waits.length / 2)]} ms (median), ${waits.at(-1)} ms (longest); ` +
					`${never} lost, ${once} once, ${more} twice`,
			);
			expect([never, more]).toEqual([0, 0]);
		},
		PATIENCE,
	);
}

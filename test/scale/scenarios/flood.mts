import { EventEmitter, once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { PATIENCE, SIZE, type Stage } from '../support/stage.mts';
import { deliverTwice, publishTrigger, startedOf, startsOf } from '../support/webhooks.mts';

/** After how long an event comes again at another process, in ms: a third of the events each. */
const AGAIN_AFTER = [200, 1_000, 5_000];
/** No new event is posted as long as so many have no answer. */
const MOST_OPEN = 20;

/** A flood of customers' messages, each repeated, at all processes that take webhooks. */
export function flood(stage: () => Stage): void {
	test(
		`${SIZE.flood} messages in ${SIZE.floodSeconds} s, each again at another process: nothing is lost, and nothing starts twice after 5 s`,
		async () => {
			const { cluster, ivosights } = stage();
			const trigger = await publishTrigger(cluster, ivosights, 'Flood');
			const every = (SIZE.floodSeconds * 1_000) / SIZE.flood;
			const begun = Date.now();
			const answered: number[] = [];
			const delivering: Array<Promise<string>> = [];
			const answers = new EventEmitter();
			let open = 0;
			const onTaken = (ms: number, isRepeat: boolean) => {
				answered.push(ms);
				if (isRepeat) return;
				open -= 1;
				answers.emit('first');
			};
			for (let n = 0; n < SIZE.flood; n++) {
				if (open >= MOST_OPEN) await once(answers, 'first');
				open += 1;
				const again = AGAIN_AFTER[n % AGAIN_AFTER.length];
				delivering.push(deliverTwice(cluster, trigger, n, again, onTaken));
				await pause(Math.max(0, begun + every * (n + 1) - Date.now()));
			}
			const events = await Promise.all(delivering);
			const seconds = (Date.now() - begun) / 1_000;
			const starts = await startsOf(cluster, trigger, PATIENCE);
			answered.sort((a, b) => a - b);
			console.log(
				`flood: ${events.length} events and as many repeats taken in ${seconds.toFixed(0)} s ` +
					`(${(answered.length / seconds).toFixed(1)} webhooks a second), answered after ` +
					`${answered[Math.floor(answered.length / 2)]} ms (median), ${answered.at(-1)} ms (longest)`,
			);
			const counts = AGAIN_AFTER.map((after, kind) => {
				const own = events.filter((_, n) => n % AGAIN_AFTER.length === kind);
				const [never, once, more] = startedOf(own, starts);
				console.log(`flood, again after ${after} ms: ${never} lost, ${once} once, ${more} twice`);
				return { never, more };
			});
			expect(counts.map(({ never }) => never)).toEqual(AGAIN_AFTER.map(() => 0));
			expect(counts.at(-1)?.more).toBe(0);
		},
		PATIENCE,
	);
}

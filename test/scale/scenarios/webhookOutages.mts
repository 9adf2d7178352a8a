import { setTimeout as pause } from 'node:timers/promises';
import { allReady } from '../support/batches.mts';
import type { Cluster } from '../support/cluster.mts';
import { PATIENCE, SIZE, type Stage } from '../support/stage.mts';
import {
	deliver,
	freshEvent,
	publishTrigger,
	startedOf,
	startsOf,
	strandedOf,
	type Answered,
} from '../support/webhooks.mts';

/** Milliseconds between two events. */
const EVERY = 200;

const AWAY: Array<[string, (cluster: Cluster) => Pick<Cluster['redis'], 'interrupt' | 'resume'>]> =
	[
		['Redis', ({ redis }) => redis],
		['PostgreSQL', ({ postgres }) => postgres],
	];

/** Webhooks that come while a part of n8n is away, from a gateway that delivers again what got no 200. */
export function webhookOutages(stage: () => Stage): void {
	test.each(AWAY)(
		'%s is away for 5 s while webhooks come: what is not run, n8n lists',
		async (name, partOf) => {
			const { cluster, ivosights } = stage();
			const { doors } = cluster;
			const trigger = await publishTrigger(cluster, ivosights, `${name} away`);
			const part = partOf(cluster);
			const events: string[] = [];
			const answers = new Map<Answered, number>();
			const count = (answer: Answered) => answers.set(answer, (answers.get(answer) ?? 0) + 1);
			const delivering: Array<Promise<void>> = [];
			/** One event after the other, at each process in turn, for so long. */
			const deliverFor = async (ms: number) => {
				for (const until = Date.now() + ms; Date.now() < until; ) {
					const event = freshEvent();
					const door = doors[events.push(event) % doors.length];
					delivering.push(deliver(door, trigger, event, count));
					await pause(EVERY);
				}
			};
			await deliverFor(SIZE.awayMs / 2);
			await part.interrupt();
			const before = events.length;
			await deliverFor(SIZE.awayMs);
			await part.resume();
			const after = events.length;
			await deliverFor(SIZE.awayMs / 2);
			await Promise.all(delivering);
			await allReady(cluster, PATIENCE);
			const [never, once, more] = startedOf(events, await startsOf(cluster, trigger, PATIENCE));
			const stranded = await strandedOf(cluster, trigger);
			console.log(
				`${name} away for ${SIZE.awayMs / 1_000} s: ${events.length} events, ${after - before} of them meanwhile; ` +
					`answers ${JSON.stringify(Object.fromEntries(answers))}; ${once} started once, ${more} twice, ${never} never; ` +
					`n8n lists ${JSON.stringify(stranded)}`,
			);
			// A worker whose database is not back yet fails what it is given (source: "n8n queue mode").
			const listed = Object.values(stranded).reduce((sum, one) => sum + one, 0);
			expect(never).toBeLessThanOrEqual(name === 'Redis' ? 0 : listed);
		},
		PATIENCE,
	);
}

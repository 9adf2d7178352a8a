import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

import { until } from '../../host/until.mts';
import type { StoredCredential } from '../../host/workflow.mts';
import { auth, postTo, text, withTrigger } from '../../e2e/support/triggered.mts';
import type { Cluster, Member } from './cluster.mts';

/** A published workflow that is nothing but a trigger, and the path of its webhook. */
export interface Trigger {
	id: string;
	path: string;
}

export async function publishTrigger(
	{ client, main }: Cluster,
	credential: StoredCredential,
	name: string,
): Promise<Trigger> {
	const workflow = await client.importWorkflow(withTrigger(name, {}), [credential]);
	await client.publish(workflow.id);
	const url = await client.webhookUrl(workflow, 'WhatsApp');
	return { id: workflow.id, path: url.slice(main.url.length) };
}

/** What a post got: a status, or nothing within the time that a gateway waits. */
export type Answered = number | 'none';

/** How long a gateway waits for an answer, in ms. */
const ANSWER_WITHIN = 30_000;

/**
 * Posts a customer's message as Ivosights does, to one of the processes, and again until it is taken,
 * as gateways do; throws after so many tries.
 *
 * @param onAnswer told what each post got
 */
export async function deliver(
	door: Member,
	{ id, path }: Trigger,
	event: string,
	onAnswer: (answer: Answered) => void = () => undefined,
): Promise<void> {
	const listening = { id, url: door.url + path };
	const posted = async () => {
		const answer = await postTo(listening, text(event), { auth, timeout: ANSWER_WITHIN }).then(
			({ status }) => status,
			(): Answered => 'none',
		);
		onAnswer(answer);
		return answer === 200 || undefined;
	};
	await until(posted, { what: `${door.name} to take ${event}`, timeout: 120_000, every: 1_000 });
}

/** The id of an event that never was. */
export const freshEvent = () => `event-${randomUUID()}`;

/** So many answers' time is added to what a repeat waits. */
const ANSWERS = 2;

/**
 * Delivers a fresh event to one of the doors and the same once more to the next one; gives its id.
 *
 * @param afterMs between the first answer and the repeat; `undefined` repeats at the same instant
 * @param onTaken told how long each of both took until it was taken, in ms, and which it was
 */
export async function deliverTwice(
	{ doors }: Cluster,
	trigger: Trigger,
	first: number,
	afterMs?: number,
	onTaken: (ms: number, isRepeat: boolean) => void = () => undefined,
): Promise<string> {
	const event = freshEvent();
	const deliverAt = async (offset: number) => {
		const posted = Date.now();
		await deliver(doors[(first + offset) % doors.length], trigger, event);
		onTaken(Date.now() - posted, offset > 0);
	};
	const begun = Date.now();
	const delivered = deliverAt(0);
	if (afterMs !== undefined) {
		await delivered;
		// On a busy machine, where answers take their time, everything does.
		await pause(afterMs + ANSWERS * (Date.now() - begun));
	}
	await Promise.all([delivered, deliverAt(1)]);
	return event;
}

/** An execution that nothing happens to for so long, in ms, is not in the queue. */
const FORGOTTEN_AFTER = 60_000;

/**
 * How many executions each event started, once none is open. One that n8n stored and then could not put
 * into the queue, of which its gateway was told by a 500, is none.
 */
export async function startsOf(
	{ postgres }: Cluster,
	{ id }: Trigger,
	timeout = 300_000,
): Promise<Map<string, number>> {
	let last = { open: '', at: 0 };
	await until(
		async () => {
			const [[open]] = await postgres.query(
				`SELECT count(*) FROM execution_entity WHERE "workflowId" = '${id}' AND status IN ('new', 'running')`,
			);
			if (open !== last.open) last = { open, at: Date.now() };
			return open === '0' || Date.now() - last.at > FORGOTTEN_AFTER || undefined;
		},
		{ what: 'all executions to end', timeout, every: 500 },
	);
	const rows = await postgres.query(
		`SELECT substring(d.data from 'event-[0-9a-f-]{36}'), count(*)
		 FROM execution_entity e JOIN execution_data d ON d."executionId" = e.id
		 WHERE e."workflowId" = '${id}' AND e.status <> 'new' GROUP BY 1`,
	);
	return new Map(rows.map(([event, count]) => [event, Number(count)]));
}

/** Executions that n8n lists as failed, or as waiting for a worker for ever: how many of each status. */
export async function strandedOf(
	{ postgres }: Cluster,
	{ id }: Trigger,
): Promise<Record<string, number>> {
	const rows = await postgres.query(
		`SELECT status, count(*) FROM execution_entity WHERE "workflowId" = '${id}' AND status <> 'success' GROUP BY 1`,
	);
	return Object.fromEntries(rows.map(([status, count]) => [status, Number(count)]));
}

/** How many of the events started so many executions: [never, once, more often]. */
export function startedOf(events: readonly string[], starts: ReadonlyMap<string, number>) {
	const counts = events.map((event) => starts.get(event) ?? 0);
	const some = (is: (count: number) => boolean) => counts.filter(is).length;
	return [some((n) => n === 0), some((n) => n === 1), some((n) => n > 1)];
}

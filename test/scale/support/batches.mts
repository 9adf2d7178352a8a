import axios from 'axios';
import type { INode } from 'n8n-workflow';

import { isHealthy } from '../../host/server.mts';
import { until } from '../../host/until.mts';
import type { StoredWorkflow, WorkflowFile } from '../../host/workflow.mts';
import { startedByPost } from '../../e2e/support/textCampaign.mts';
import { inARow, node } from '../../e2e/support/workflows.mts';
import type { Cluster } from './cluster.mts';

/** Numbers of as many people, the same for each call. */
export const people = (count: number, first = 30_000_000) =>
	Array.from({ length: count }, (_, n) => `62812${first + n}`);

/**
 * A workflow that sends one batch: a webhook takes the numbers, and whichever worker is free sends to
 * them. n8n runs the sub-workflows of its Execute Sub-workflow node on the worker of the execution that
 * calls them (source: "n8n queue mode"); a webhook is how a campaign gets to all of them.
 */
export function batchWorkflow(name: string, send: INode): WorkflowFile {
	const contacts = node('Contacts', 'n8n-nodes-base.splitOut', {
		fieldToSplitOut: 'body.phones',
		options: { destinationFieldName: 'phone' },
	});
	return inARow(name, startedByPost(name), contacts, send);
}

/** Starts an execution for each batch of so many, by webhook, in turn at each process that takes them. */
export async function startBatches(
	{ doors }: Cluster,
	workflow: StoredWorkflow,
	phones: readonly string[],
	size: number,
): Promise<number> {
	const batches = Math.ceil(phones.length / size);
	for (let n = 0; n < batches; n++) {
		const { url } = doors[n % doors.length];
		const part = phones.slice(n * size, (n + 1) * size);
		await axios.post(`${url}/webhook/${workflow.name}`, { phones: part });
	}
	return batches;
}

/**
 * How the executions of a workflow ended: how many of each status, once none is open. Those that others
 * called are of these; n8n may keep one as running for ever that ended while its database was away.
 */
export async function endsOf(
	{ postgres }: Cluster,
	workflowId: string,
	timeout: number,
): Promise<Record<string, number>> {
	return await until(
		async () => {
			const rows = await postgres
				.query(
					`SELECT status, count(*) FROM execution_entity WHERE "workflowId" = '${workflowId}' AND mode <> 'integrated' GROUP BY 1`,
				)
				.catch(() => undefined); // while PostgreSQL is away
			if (!rows || rows.some(([status]) => status === 'new' || status === 'running'))
				return undefined;
			return Object.fromEntries(rows.map(([status, count]) => [status, Number(count)]));
		},
		{ what: `all executions of workflow ${workflowId} to end`, timeout, every: 500 },
	);
}

/** Waits until each process of n8n says that its database is ready. */
export async function allReady({ main, workers, doors }: Cluster, timeout: number): Promise<void> {
	await until(
		async () => {
			const members = [main, ...workers, ...doors];
			const healthy = await Promise.all(members.map(async ({ url }) => await isHealthy(url)));
			return healthy.every(Boolean) || undefined;
		},
		{ what: 'all processes of n8n to be ready', timeout, every: 200 },
	);
}

/** How many executions each worker began since its start, by its own log. */
export async function sharesOf({ workers }: Cluster): Promise<number[]> {
	const logs = await Promise.all(workers.map((worker) => worker.logs()));
	return logs.map((log) => log.match(/started execution/gi)?.length ?? 0);
}

/** How often each person got a message. */
export function timesEach(messages: readonly { to: string }[]): Map<string, number> {
	const times = new Map<string, number>();
	for (const { to } of messages) times.set(to, (times.get(to) ?? 0) + 1);
	return times;
}

/** Who got more than one. */
export const twice = (messages: readonly { to: string }[]) =>
	[...timesEach(messages)].filter(([, times]) => times > 1).map(([to]) => to);

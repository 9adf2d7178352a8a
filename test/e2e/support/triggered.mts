import { randomUUID } from 'node:crypto';
import axios, { type AxiosResponse } from 'axios';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { jsonOf, type Execution } from '../../host/execution.mts';
import type { N8n } from '../../host/n8n.mts';
import { until } from '../../host/until.mts';
import type { WorkflowFile } from '../../host/workflow.mts';
import { ours } from './workflows.mts';

/** The one node of the workflows here. */
export const NODE = 'WhatsApp';
export const PASSWORD = 'kunci-yang-rahasia';
/** The webhook protection of the credential. */
export const auth = { username: 'ivosights', password: PASSWORD };

/** A published workflow of one trigger, and the address of its webhook. */
export interface Listening {
	id: string;
	url: string;
}

/** A workflow that is nothing but an Ivosights Trigger. */
export const withTrigger = (name: string, parameters: INodeParameters): WorkflowFile => ({
	name,
	connections: {},
	nodes: [
		ours(NODE, 'ivosightsTrigger', ['ivosightsApi'], parameters, {
			webhookId: `hook-${name.replaceAll(' ', '-')}`,
		}),
	],
});

/** What Ivosights posts when a customer writes. */
export const text = (id: string, body = 'Hi'): IDataObject => ({
	messages: [{ from: '628123456789', id, type: 'text', text: { body } }],
});

/** Posts as Ivosights does, unless told otherwise; a text goes out as it is. */
export const postTo = async (
	{ url }: Listening,
	body: unknown,
	more: object = { auth },
): Promise<AxiosResponse> =>
	await axios.post(url, typeof body === 'string' ? body : JSON.stringify(body), {
		// n8n may close a kept connection in the moment in which it is used again.
		headers: { 'Content-Type': 'application/json', Connection: 'close' },
		transformRequest: (data: unknown) => data,
		validateStatus: () => true,
		...more,
	});

/** Starts an execution of no interest and gives its number: n8n counts all of them in one row. */
async function mark({ client }: N8n, listening: Listening): Promise<number> {
	const messageId = randomUUID();
	await postTo(listening, text(messageId));
	return await until(
		async () => {
			const ours = (one: Execution) => jsonOf(one, NODE)[0]?.id === messageId;
			const found = (await client.executions(listening.id)).find(ours);
			return found && Number(found.id);
		},
		{ what: 'an execution to mark', timeout: 60_000 },
	);
}

/**
 * The executions that this work starts, once they have ended. n8n tells of ended ones only, so the
 * numbers between two marks say how many there must be. `n8n` is asked for again after the work: it
 * may have been restarted.
 */
export async function executionsOf(
	n8n: () => N8n,
	listening: Listening,
	work: () => Promise<unknown>,
): Promise<Execution[]> {
	const first = await mark(n8n(), listening);
	await work();
	const last = await mark(n8n(), listening);
	return await until(
		async () => {
			const all = await n8n().client.executions(listening.id);
			const between = all.filter(({ id }) => Number(id) > first && Number(id) < last);
			return between.length === last - first - 1 ? between : undefined;
		},
		{ what: `executions ${first + 1} to ${last - 1} to end`, timeout: 60_000 },
	);
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startSimulator, type Simulator } from '../../simulator/server.mts';
import { jsonOf } from '../host/execution.mts';
import { startN8n, type N8n } from '../host/n8n.mts';
import { packTarball } from '../host/pack.mts';
import type { StoredCredential } from '../host/workflow.mts';
import { onceCampaign, startOnceCampaign } from './support/onceCampaign.mts';
import { ivosightsCredential } from './support/textCampaign.mts';

/** A campaign with 'Send Once' that is stopped on its way: by a person, by a time-out, with n8n. */

const RECIPIENTS = 200;
/** n8n itself ends after so many seconds when it is asked to; 30 unless it is told. */
const env = { N8N_GRACEFUL_SHUTDOWN_TIMEOUT: '2' };
let simulator: Simulator;
let n8n: N8n;
let userFolder: string;
let credential: StoredCredential;
const phones = () => simulator.ivosights.messages;
const reached = () => new Set(phones().map(({ to }) => to)).size;

beforeAll(async () => {
	simulator = await startSimulator({ ivosights: { receipts: 'manual', latencyMs: 300 } });
	userFolder = await mkdtemp(path.join(tmpdir(), 'n8n-stopped-'));
	n8n = await startN8n({ packageTarball: await packTarball(), userFolder, env });
	credential = await ivosightsCredential(n8n, simulator);
});
afterAll(async () => {
	await n8n?.stop();
	await simulator?.close();
	await rm(userFolder, { recursive: true, force: true });
});
beforeEach(() => phones().clear());

async function publish(name: string, settings = {}): Promise<string> {
	const file = onceCampaign(name, RECIPIENTS);
	const { id } = await n8n.client.importWorkflow({ ...file, settings }, [credential]);
	await n8n.client.publish(id);
	return id;
}

const start = async (name: string) => await startOnceCampaign(n8n.url, name);

const messages = async (count: number) =>
	await new Promise<void>((resolve) => {
		const look = () => {
			if (phones().length < count) return;
			simulator.phones.events.off('message', look);
			resolve();
		};
		simulator.phones.events.on('message', look);
	});

/** Runs the campaign once more, to its end. */
async function again(id: string, name: string) {
	const before = await n8n.client.countExecutions(id);
	await start(name);
	const all = await n8n.client.waitForExecutions(id, before + 1);
	const last = all[all.length - 1];
	const statusOf = jsonOf(last, 'Send').map(({ status, skipped }) => String(skipped ?? status));
	return { status: last.status, statusOf, failed: jsonOf(last, 'Send', 1) };
}

test('the stop button, then the retry button: everybody once', async () => {
	const id = await publish('stop');
	await start('stop');
	await messages(12);
	await n8n.client.stopExecution(await n8n.client.runningExecution(id));
	const [stopped] = await n8n.client.waitForExecutions(id, 1);
	expect(stopped.status).toBe('canceled');
	const retried = await n8n.client.retryExecution(stopped.id);
	expect(jsonOf(retried, 'Send')).toHaveLength(RECIPIENTS);
	expect(phones()).toHaveLength(RECIPIENTS);
	expect(reached()).toBe(RECIPIENTS);
});

test('the time-out of the workflow: n8n has nothing left to retry; another run goes on', async () => {
	const id = await publish('late', { executionTimeout: 1 });
	await start('late');
	const [late] = await n8n.client.waitForExecutions(id, 1);
	expect(late.status).toBe('canceled');
	const retried = await n8n.client.retryExecution(late.id);
	expect([retried.status, jsonOf(retried, 'Send')]).toEqual(['success', []]);
	// Each further run goes on where the one before was stopped, until one comes to its end.
	for (let run = 0; run < 20; run++) {
		const last = await again(id, 'late');
		if (last.status === 'success') break;
	}
	const { statusOf } = await again(id, 'late');
	expect(statusOf).toEqual(Array(RECIPIENTS).fill('sentBefore'));
	expect(phones()).toHaveLength(RECIPIENTS);
	expect(reached()).toBe(RECIPIENTS);
});

test('n8n is asked to end: nobody twice, nobody lost', async () => {
	const id = await publish('end');
	await start('end');
	await messages(12);
	const { port } = n8n;
	await n8n.stop();
	n8n = await startN8n({ userFolder, port, env });
	const { statusOf, failed } = await again(id, 'end');
	expect(statusOf.length + failed.length).toBe(RECIPIENTS);
	expect(phones()).toHaveLength(reached());
	expect(reached()).toBeGreaterThanOrEqual(statusOf.length);
	expect(statusOf.filter((status) => status === 'sentBefore').length).toBeGreaterThan(0);
});

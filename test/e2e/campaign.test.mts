import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { startSimulator, type Simulator } from '../../simulator/server.mts';
import { isSettled, jsonOf, type Execution } from '../host/execution.mts';
import { startN8n, type N8n } from '../host/n8n.mts';
import { packTarball } from '../host/pack.mts';
import { root } from '../host/paths.mts';
import { until } from '../host/until.mts';
import { chosenVersion, isAtLeast } from '../host/versions.mts';
import type { StoredCredential, StoredWorkflow, WorkflowFile } from '../host/workflow.mts';
import { contactsOf, sendTexts } from './support/textCampaign.mts';
import { inARow } from './support/workflows.mts';

/** The campaign of `examples/`, as a user runs it: in a real n8n, with the packed package. */

let simulator: Simulator;
let n8n: N8n;
let credential: StoredCredential;
let addWebhook: (url: string) => unknown;
const ivosights = () => simulator.ivosights;
const reached = () => ivosights().messages.map(({ to }) => to);

beforeAll(async () => {
	simulator = await startSimulator({ ivosights: { receipts: 'manual', latencyMs: 5 } });
	n8n = await startN8n({ packageTarball: await packTarball() });
	const webhookPassword = randomUUID();
	credential = await n8n.client.createCredential('ivosightsApi', 'Ivosights', {
		apiKey: ivosights().apiKey,
		baseUrl: ivosights().url,
		webhookAuthentication: 'basic',
		webhookUser: 'ivosights',
		webhookPassword,
	});
	ivosights().webhooks.clear();
	addWebhook = (url) =>
		ivosights().webhooks.add({
			name: 'n8n',
			url,
			http_auth: { status: 'on', username: 'ivosights', password: webhookPassword },
		});
});
afterAll(async () => {
	await n8n?.stop();
	await simulator?.close();
});

async function example(file: string): Promise<WorkflowFile> {
	const text = await readFile(path.join(root, 'examples', file), 'utf8');
	const whole = JSON.parse(text) as WorkflowFile;
	return isAtLeast(chosenVersion().name, '2.0.0') ? whole : withoutTables(whole);
}

/** n8n 1.x makes no data table in a workflow: there nobody has opted out. */
const withoutTables = (file: WorkflowFile): WorkflowFile => ({
	...file,
	nodes: file.nodes.map((one) =>
		one.type === 'n8n-nodes-base.dataTable'
			? { ...one, type: 'n8n-nodes-base.noOp', typeVersion: 1, parameters: {} }
			: one,
	),
});

/** What a person does with an example: import, choose the credential, publish, enter the webhook. */
async function install(file: WorkflowFile, trigger: string): Promise<StoredWorkflow> {
	const workflow = await n8n.client.importWorkflow(file, [credential]);
	addWebhook(await n8n.client.webhookUrl(workflow, trigger));
	await n8n.client.publish(workflow.id);
	return workflow;
}

describe('examples/campaign.json with examples/contacts.csv', () => {
	let workflow: StoredWorkflow;
	let campaign: Execution;

	beforeAll(async () => {
		workflow = await install(await example('campaign.json'), 'Receipts');
		ivosights().maxInFlight.reset();
		await n8n.client.submitFile(
			workflow,
			'Start Campaign',
			path.join(root, 'examples/contacts.csv'),
		);
		[campaign] = await n8n.client.waitForExecutions(workflow.id, 1);
	});

	test('197 of 200 contacts get one message each, several at once', () => {
		expect(campaign.status).toBe('success');
		expect(jsonOf(campaign, 'Contacts')).toHaveLength(200);
		expect(reached()).toHaveLength(197);
		expect(new Set(reached()).size).toBe(197);
		expect(ivosights().maxInFlight.sends).toBeGreaterThan(1);
	});

	test('both branches know whom they are about', () => {
		const contacts = jsonOf(campaign, 'Contacts');
		const names = (node: string) => jsonOf(campaign, node).map(({ name }) => name);
		const accepted = names('Accepted');
		const refused = names('Refused');
		expect(accepted).toHaveLength(197);
		expect(refused).toHaveLength(3);
		expect([...accepted, ...refused].sort()).toEqual(contacts.map(({ name }) => name).sort());
		expect(jsonOf(campaign, 'Refused').map(({ reason }) => reason)).toEqual([
			'invalidNumber',
			'invalidNumber',
			'invalidNumber',
		]);
	});

	test('no secret is stored with the execution', () => {
		expect(JSON.stringify(campaign)).not.toContain(ivosights().apiKey);
	});

	test('receipts join to sends', async () => {
		await Promise.all(ivosights().messages.map((message) => message.advance('sent')));
		const executions = await until(
			async () => {
				const all = (await n8n.client.executions(workflow.id)).filter(isSettled);
				return all.length >= 198 ? all : undefined;
			},
			{ what: 'a receipt for each message', timeout: 120_000, every: 1_000 },
		);
		const receipts = executions.flatMap((one) => jsonOf(one, 'Receipt'));
		const sent = jsonOf(campaign, 'Accepted');
		expect(receipts.map(({ sendId }) => sendId).sort()).toEqual(
			sent.map(({ sendId }) => sendId).sort(),
		);
		expect(new Set(receipts.map(({ status }) => status))).toEqual(new Set(['sent']));
	});
});

describe('what goes wrong in the middle', () => {
	/** Manual start → four contacts → send text, in stop mode. */
	const small = inARow(
		'Small campaign',
		contactsOf('[0, 1, 2, 3].map((n) => ({ phone: `+62 812 3456 700${n}` }))'),
		sendTexts(),
	);
	const four = [0, 1, 2, 3].map((n) => `628123456700${n}`);

	beforeEach(() => {
		ivosights().messages.clear();
		ivosights().faults.clear();
	});

	test("n8n's retry button goes on where the execution stopped", async () => {
		ivosights().faults.next({
			kind: 'status',
			status: 400,
			body: { message: 'not now' },
			match: { recipient: four[3] },
		});
		const { id } = await n8n.client.importWorkflow(small, [credential]);
		const failed = await n8n.client.run(id, 'Start');
		expect(failed.status).toBe('error');
		expect(failed.data?.resultData.error?.message).toContain('not now');
		const retried = await n8n.client.retryExecution(failed.id);
		expect(retried.status).toBe('success');
		expect(reached().sort()).toEqual(four);

		const anew = await n8n.client.run(id, 'Start');
		expect(anew.status).toBe('success');
		expect(reached()).toHaveLength(8);
	});

	test('n8n killed while sending: nothing is sent by itself after the restart', async () => {
		ivosights().faults.next({ kind: 'slow', times: 4 });
		const fourth = new Promise<void>((resolve) => {
			let count = 0;
			simulator.phones.events.on('message', () => {
				count += 1;
				if (count === 4) resolve();
			});
		});
		const { id } = await n8n.client.importWorkflow(small, [credential]);
		const started = await n8n.client.start(id, 'Start');
		await fourth;
		const { userFolder, port } = n8n;
		await n8n.kill();
		ivosights().faults.clear();
		n8n = await startN8n({ userFolder, port });
		const execution = await n8n.client.execution(started);
		expect(execution?.status).toBe('crashed');
		expect(reached().sort()).toEqual(four);
	});
});

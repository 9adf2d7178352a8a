import type { INode } from 'n8n-workflow';
import { startSimulator, type Simulator } from '../../simulator/server.mts';
import { jsonOf, type Execution } from '../host/execution.mts';
import { startN8n, type N8n } from '../host/n8n.mts';
import { packTarball } from '../host/pack.mts';
import type { StoredCredential, WorkflowFile } from '../host/workflow.mts';
import { contactsOf, ivosightsCredential, sendTexts } from './support/textCampaign.mts';
import { inARow, node } from './support/workflows.mts';

/** 'Send Once' in n8n's own loop and in its own sub-workflows. */

const PEOPLE = 12;
const AGAIN = 4;
let simulator: Simulator;
let n8n: N8n;
let credential: StoredCredential;
const phones = () => simulator.ivosights.messages;

beforeAll(async () => {
	simulator = await startSimulator({ ivosights: { receipts: 'manual' } });
	n8n = await startN8n({ packageTarball: await packTarball() });
	credential = await ivosightsCredential(n8n, simulator);
});
afterAll(async () => {
	await n8n?.stop();
	await simulator?.close();
});
beforeEach(() => phones().clear());

/** Everybody, and the first ones once more. */
const contacts = () =>
	contactsOf(
		`Array.from({ length: ${PEOPLE + AGAIN} }, (_, n) => ({ phone: '+62812' + (30000000 + n % ${PEOPLE}) }))`,
	);

const send = () => sendTexts({ options: { sendOnce: { campaign: { name: 'October' } } } });

const main = (...names: string[]) =>
	names.map((name) => ({ node: name, type: 'main' as const, index: 0 }));

async function store(file: WorkflowFile): Promise<string> {
	const { id } = await n8n.client.importWorkflow(file, [credential]);
	return id;
}

/** What became of each item, over all runs of the node. */
const outcomesOf = (execution: Execution, name: string) =>
	jsonOf(execution, name).map(({ status, skipped }) => String(skipped ?? status));

const first = [...Array(PEOPLE).fill('accepted'), ...Array(AGAIN).fill('sentBefore')];
const further = Array(first.length).fill('sentBefore');

test('Loop Over Items: everybody once over all rounds, and nobody in the next run', async () => {
	const loop = node(
		'Loop',
		'n8n-nodes-base.splitInBatches',
		{ batchSize: 5, options: {} },
		{ typeVersion: 3 },
	);
	const file = inARow('Loop', contacts(), loop, send());
	file.connections.Loop = { main: [[], main('Send')] };
	file.connections.Send = { main: [main('Loop')] };
	const id = await store(file);
	for (const expected of [first, further]) {
		const execution = await n8n.client.run(id, 'Start');
		expect(execution.status).toBe('success');
		expect(execution.data?.resultData.runData.Send).toHaveLength(Math.ceil(first.length / 5));
		expect(outcomesOf(execution, 'Send')).toEqual(expected);
	}
	expect(phones()).toHaveLength(PEOPLE);
});

/** A workflow that calls another one for each contact. */
const calls = (workflowId: string, waitForSubWorkflow: boolean): INode =>
	node(
		'Call',
		'n8n-nodes-base.executeWorkflow',
		{
			source: 'database',
			workflowId: { __rl: true, mode: 'id', value: workflowId },
			mode: 'each',
			options: { waitForSubWorkflow },
		},
		{ typeVersion: 1.1 },
	);

/** A sub-workflow that sends; published, since n8n calls what is published. */
async function storeCalled(name: string): Promise<string> {
	const file = inARow(name, send());
	const trigger = node(
		'Start',
		'n8n-nodes-base.executeWorkflowTrigger',
		{ inputSource: 'passthrough' },
		{ typeVersion: 1.1 },
	);
	const id = await store({ ...file, nodes: [trigger, ...file.nodes.slice(1)] });
	await n8n.client.publish(id);
	return id;
}

test('Execute Sub-workflow, for each item: everybody once over all calls, whoever calls', async () => {
	const called = await storeCalled('Called');
	for (const expected of [first, further]) {
		const caller = await store(inARow('Caller', contacts(), calls(called, true)));
		const execution = await n8n.client.run(caller, 'Start');
		expect(outcomesOf(execution, 'Call')).toEqual(expected);
	}
	expect(phones()).toHaveLength(PEOPLE);
});

test('Execute Sub-workflow that is not waited for: everybody once, though all calls run at once', async () => {
	const called = await storeCalled('Called at once');
	const caller = await store(inARow('Caller', contacts(), calls(called, false)));
	await n8n.client.run(caller, 'Start');
	const executions = await n8n.client.waitForExecutions(called, first.length);
	expect(executions.flatMap((one) => outcomesOf(one, 'Send')).sort()).toEqual(first);
	expect(phones()).toHaveLength(PEOPLE);
});

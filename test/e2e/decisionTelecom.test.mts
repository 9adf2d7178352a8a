import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import axios from 'axios';
import { startSimulator, type Simulator } from '../../simulator/server.mts';
import { jsonOf } from '../host/execution.mts';
import { startN8n, type N8n } from '../host/n8n.mts';
import { packTarball } from '../host/pack.mts';
import { root } from '../host/paths.mts';
import { chosenVersion, isAtLeast } from '../host/versions.mts';
import type { StoredCredential, StoredWorkflow, WorkflowFile } from '../host/workflow.mts';
import { inARow, ours } from './support/workflows.mts';

/** DecisionTelecom in a real n8n: a message goes out, its receipts come back to the trigger. */

let simulator: Simulator;
let n8n: N8n;
let userFolder: string;
let credential: StoredCredential;
let receipts: StoredWorkflow;
let callbackUrl: string;
const gateway = () => simulator.decisionTelecom;

const trigger: WorkflowFile = {
	name: 'Receipts',
	connections: {},
	nodes: [
		ours(
			'Receipt',
			'decisionTelecomTrigger',
			['decisionTelecomApi'],
			{ events: ['status', 'other'] },
			{ webhookId: 'hook-decisionTelecomTrigger' },
		),
	],
};
const campaign = () =>
	inARow(
		'Send',
		ours('Send', 'decisionTelecom', ['decisionTelecomApi'], {
			resource: 'message',
			operation: 'sendText',
			recipient: '063 123 45 67',
			sender: 'Shop',
			text: 'Hello',
			callbackUrl,
		}),
	);

beforeAll(async () => {
	userFolder = await mkdtemp(path.join(tmpdir(), 'n8n-decisiontelecom-test-'));
	simulator = await startSimulator({ decisionTelecom: { receipts: 'manual', callbackWaitMs: 1 } });
	n8n = await startN8n({ packageTarball: await packTarball(), userFolder });
	credential = await n8n.client.createCredential('decisionTelecomApi', 'DecisionTelecom', {
		apiKey: gateway().apiKey,
		baseUrl: gateway().baseUrl,
	});
	receipts = await n8n.client.importWorkflow(trigger, [credential]);
	await n8n.client.publish(receipts.id);
	callbackUrl = await n8n.client.webhookUrl(receipts, 'Receipt');
});
afterAll(async () => {
	await n8n?.stop();
	await simulator?.close();
	await rm(userFolder, { recursive: true, force: true });
});

test("the credential's button tells a wrong key from a good one", async () => {
	const data = { apiKey: gateway().apiKey, baseUrl: gateway().baseUrl, keyFormat: 'asIssued' };
	const good = await n8n.client.testCredential('decisionTelecomApi', data);
	expect(good).toMatchObject({ status: 'OK' });
	const bad = await n8n.client.testCredential('decisionTelecomApi', { ...data, apiKey: 'wrong' });
	// Before, n8n may say it in its own words (source: "n8n older versions").
	const ourWords = isAtLeast(chosenVersion().name, '2.34.0');
	expect(bad).toMatchObject({
		status: 'Error',
		message: expect.stringContaining(ourWords ? "'Key Format'" : '') as string,
	});
});

test.each(['json', 'form', 'query'] as const)(
	'a message goes out, its receipt comes as %s and joins it',
	async (callbackEncoding) => {
		gateway().settings.callbackEncoding = callbackEncoding;
		const before = await n8n.client.countExecutions(receipts.id);
		const send = await n8n.client.importWorkflow(campaign(), [credential]);
		const sent = await n8n.client.run(send.id, 'Start');
		const [{ messageId, status }] = jsonOf(sent, 'Send');
		expect(status).toBe('accepted');
		const [message] = gateway().messages.slice(-1);
		expect(await message.advance('delivered')).toMatchObject({ attempts: [{ status: 200 }] });
		const executions = await n8n.client.waitForExecutions(receipts.id, before + 1);
		const items = executions.flatMap((one) => jsonOf(one, 'Receipt'));
		expect(items.filter((item) => item.messageId === messageId)).toMatchObject([
			{ event: 'status', gateway: 'decisionTelecom', status: { value: 'delivered' } },
		]);
		expect(JSON.stringify(executions)).not.toContain(
			new URL(String(message.callbackUrl)).searchParams.get('token'),
		);
	},
);

test('without the right token: 403, and nothing starts', async () => {
	const before = await n8n.client.countExecutions(receipts.id);
	const data = { message_id: 1, status: 1 };
	const ask = { validateStatus: () => true };
	const answers = [
		await axios.post(callbackUrl, data, ask),
		await axios.post(`${callbackUrl}?token=wrong`, data, ask),
		await axios.post(`${callbackUrl}?token=a&token=b`, new URLSearchParams('status=1'), ask),
		await axios.get(callbackUrl, { ...ask, params: { ...data, token: 'wrong' } }),
	];
	expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
	// One that is let in comes after them, and is the only one.
	const [message] = gateway().messages.slice(-1);
	await message.advance('seen');
	const executions = await n8n.client.waitForExecutions(receipts.id, before + 1);
	expect(executions).toHaveLength(before + 1);
});

test('examples/decisiontelecom-status.json: asks for each message until it is final', async () => {
	Object.assign(gateway().settings, { receipts: 'auto', receiptDelayMs: 0 });
	gateway().messages.clear();
	gateway().requests.clear();
	const file = await readFile(path.join(root, 'examples/decisiontelecom-status.json'), 'utf8');
	const workflow = await n8n.client.importWorkflow(JSON.parse(file) as WorkflowFile, [credential]);
	await n8n.client.publish(workflow.id);
	const contacts = path.join(root, 'examples/contacts.csv');
	await n8n.client.submitFile(workflow, 'Start Campaign', contacts);
	const [execution] = await n8n.client.waitForExecutions(workflow.id, 1);
	expect(execution.status).toBe('success');
	const outcomes = jsonOf(execution, 'Outcome');
	expect(outcomes).toHaveLength(197);
	expect(new Set(outcomes.map(({ recipient }) => recipient)).size).toBe(197);
	expect(outcomes.every(({ final, name }) => final === true && name !== undefined)).toBe(true);
	expect(jsonOf(execution, 'Refused')).toHaveLength(3);
	expect(gateway().messages).toHaveLength(197);
});

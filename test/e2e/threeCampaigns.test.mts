import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { startSimulator, type Simulator } from '../../simulator/server.mts';
import { jsonOf, type Execution } from '../host/execution.mts';
import { startN8n, type N8n } from '../host/n8n.mts';
import type { LastPage } from '../host/formTab.mts';
import { packTarball } from '../host/pack.mts';
import { root } from '../host/paths.mts';
import type { StoredWorkflow, WorkflowFile } from '../host/workflow.mts';
import { gateways, NAMES, type Gateway, type Name, type Sent } from './support/threeGateways.mts';

/** One campaign, three gateways: the files of `examples/`, side by side in one real n8n. */

interface Run {
	workflow: StoredWorkflow;
	campaign: Execution;
	/** What the form says in the end. */
	lastPage?: LastPage;
	/** Everything that receipts started. */
	receipts: Execution[];
}

const LONG = 600_000;
const WITHIN = 300_000;
/** Whose receipts come: so many people, in the order of the list; one of them is not reached. */
const FOLLOWED = 12;
const UNREACHED = 11;

let simulator: Simulator;
let n8n: N8n;
const runs = {} as Record<Name, Run>;

async function example(file: string): Promise<WorkflowFile> {
	return JSON.parse(await readFile(path.join(root, 'examples', file), 'utf8')) as WorkflowFile;
}

/** What a person does with an example: import it, choose the credential, connect it, publish it. */
async function install({ file, credential, beforehand }: Gateway): Promise<StoredWorkflow> {
	const { client } = n8n;
	const stored = await client.createCredential(credential.type, 'Account', credential.data);
	const workflowFile = await example(file);
	const unsaved = { ...workflowFile, id: '', versionId: '' };
	const url = await client.webhookUrl(unsaved, 'Receipts');
	beforehand?.(workflowFile, url);
	const workflow = await client.importWorkflow(workflowFile, [stored]);
	expect(await client.webhookUrl(workflow, 'Receipts')).toBe(url);
	await client.publish(workflow.id);
	return workflow;
}

const accepted = (name: Name) => jsonOf(runs[name].campaign, 'Accepted');
const refused = (name: Name) => jsonOf(runs[name].campaign, 'Refused');

/** The people whose receipts come, as digits. */
const followed = (campaign: Execution) =>
	jsonOf(campaign, 'Accepted')
		.slice(0, FOLLOWED)
		.map(({ recipient }) => String(recipient));

/** Sent to all of them, then delivered to every other one, and to one not at all. */
async function follow(messages: readonly Sent[], people: readonly string[]): Promise<number> {
	let count = 0;
	for (const [place, person] of people.entries()) {
		const message = messages.find(({ to }) => to === person);
		if (!message) throw new Error(`No message for ${person}`);
		const statuses: Parameters<Sent['advance']>[0][] = ['sent'];
		if (place % 2 === 0) statuses.push('delivered');
		if (place === UNREACHED) statuses.push('failed');
		for (const status of statuses) await message.advance(status);
		count += statuses.length;
	}
	return count;
}

beforeAll(async () => {
	simulator = await startSimulator({
		ivosights: { receipts: 'manual' },
		qontak: { receipts: 'manual' },
		decisionTelecom: { receipts: 'manual' },
	});
	n8n = await startN8n({ packageTarball: await packTarball() });
	const all = gateways(simulator);
	const { client } = n8n;
	// All three are published before the first one runs.
	const workflows = new Map<Name, StoredWorkflow>();
	for (const name of NAMES) workflows.set(name, await install(all[name]));
	for (const [name, workflow] of workflows) {
		const contacts = path.join(root, 'examples/contacts.csv');
		const id = await client.submitFile(workflow, 'Start Campaign', contacts);
		const campaign = await client.waitForExecution(id, WITHIN);
		const posted = await follow(all[name].messages(), followed(campaign));
		const executions = await client.waitForExecutions(workflow.id, 1 + posted, WITHIN);
		const receipts = executions.filter((execution) => execution.id !== id);
		const lastPage = await client.lastPage(id);
		runs[name] = { workflow, campaign, lastPage, receipts };
	}
}, LONG);
afterAll(async () => {
	await n8n?.stop();
	await simulator?.close();
});

describe.each(NAMES)('%s', (name) => {
	test('197 of 200 contacts are accepted and get one message each, three are refused', () => {
		const { campaign } = runs[name];
		expect(campaign.status).toBe('success');
		expect(jsonOf(campaign, 'Contacts')).toHaveLength(200);
		expect(new Set(accepted(name).map(({ recipient }) => recipient)).size).toBe(197);
		expect(refused(name)).toHaveLength(3);
		const reached = gateways(simulator)
			[name].messages()
			.map(({ to }) => to);
		expect(reached.sort()).toEqual(
			accepted(name)
				.map(({ recipient }) => recipient)
				.sort(),
		);
	});

	test('the form tells in the end how many were accepted and refused', () => {
		expect(runs[name].lastPage?.title).toBe('The campaign is done');
		expect(runs[name].lastPage?.message).toMatch(/^197 accepted, 3 refused\n/);
	});

	test('each receipt joins one send', () => {
		const bySend = new Map(accepted(name).map((one) => [one.sendId, one.recipient]));
		expect(bySend.size).toBe(197);
		const { receipts, campaign } = runs[name];
		const items = receipts.flatMap((one) => jsonOf(one, 'Receipt'));
		expect(items).toHaveLength(receipts.length);
		expect(receipts.every(({ status }) => status === 'success')).toBe(true);
		for (const { sendId, recipient } of items) {
			const sentTo = bySend.get(sendId);
			expect(followed(campaign)).toContain(sentTo);
			// DecisionTelecom's receipts name the message only.
			expect(recipient).toBe(name === 'decisionTelecom' ? '' : sentTo);
		}
	});

	test('each event has what events of all gateways have, and comes once', () => {
		const events = runs[name].receipts.flatMap((one) => jsonOf(one, 'Receipts'));
		expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
		for (const event of events) {
			expect(event).toMatchObject({
				// A template of Qontak is a broadcast to one person.
				event: name === 'qontak' ? 'broadcastStatus' : 'status',
				gateway: name,
				direction: 'out',
				messageId: expect.any(String) as string,
				receivedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) as string,
				status: { value: expect.stringMatching(/^(sent|delivered|failed)$/) as string },
			});
			expect(event).not.toHaveProperty('raw');
		}
	});

	test('no secret is stored with its executions', () => {
		const { credential } = gateways(simulator)[name];
		expect(JSON.stringify([runs[name].campaign, runs[name].receipts])).not.toContain(
			credential.secret,
		);
	});
});

describe.each(['qontak', 'decisionTelecom'] as const)('%s, compared with ivosights', (name) => {
	const withoutOwn = ({ sendId, sentAt, ...same }: IDataObject) => ({
		...same,
		has: [typeof sendId, typeof sentAt],
	});
	/** A person's name, and the status that a receipt brought. */
	const followedIn = (one: Name) => {
		const names = new Map(accepted(one).map(({ sendId, name: person }) => [sendId, person]));
		return runs[one].receipts
			.flatMap((execution) => jsonOf(execution, 'Receipt'))
			.map(({ sendId, status }) => `${names.get(sendId)}: ${status}`)
			.sort();
	};
	/** What stands on the phones; without the date, which may change at midnight. */
	const seenIn = (one: Name) =>
		Object.fromEntries(
			gateways(simulator)
				[one].messages()
				.map(({ to, content: { header, text = '', footer, buttons } }) => [
					to,
					{ header, text: text.split(' sekitar ')[0], footer, buttons },
				]),
		);

	test('the same accepted rows', () => {
		expect(accepted(name).map(withoutOwn)).toEqual(accepted('ivosights').map(withoutOwn));
	});

	test('the same refused rows, with the same words', () => {
		expect(refused(name)).toEqual(refused('ivosights'));
	});

	test('the same messages on the phones', () => {
		expect(seenIn(name)).toEqual(seenIn('ivosights'));
	});

	test('the same receipts, of the same shape', () => {
		expect(followedIn(name)).toEqual(followedIn('ivosights'));
		const shape = (one: Name) => {
			const [receipt] = jsonOf(runs[one].receipts[0], 'Receipt');
			return Object.entries(receipt).map(([field, value]) => `${field}: ${typeof value}`);
		};
		expect(shape(name)).toEqual(shape('ivosights'));
	});
});

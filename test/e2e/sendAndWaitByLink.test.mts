import axios from 'axios';
import type { IDataObject } from 'n8n-workflow';
import { startSimulator, type Simulator } from '../../simulator/server.mts';
import { jsonOf } from '../host/execution.mts';
import { startN8n, type N8n } from '../host/n8n.mts';
import { packTarball } from '../host/pack.mts';
import { until } from '../host/until.mts';
import type { StoredCredential } from '../host/workflow.mts';
import { type PhonesBrowser, startPhonesBrowser } from './support/phonesBrowser.mts';
import { gateways } from './support/threeGateways.mts';
import { inARow, node, ours } from './support/workflows.mts';

/** Questions with a link, for the gateways that do not tell which button was pressed. */

let simulator: Simulator;
let n8n: N8n;
let browser: PhonesBrowser;

const NODES = {
	decisionTelecom: { sender: 'Shop', number: '380631234567' },
	qontak: { authentication: 'hmac', sendTo: 'recipient', number: '628117661000' },
};
type Name = keyof typeof NODES;

beforeAll(async () => {
	simulator = await startSimulator({
		qontak: { receipts: 'manual' },
		decisionTelecom: { receipts: 'manual' },
	});
	n8n = await startN8n({ packageTarball: await packTarball() });
	browser = await startPhonesBrowser();
	await simulator.qontak.customer(NODES.qontak.number).says('Halo');
});
afterAll(async () => {
	await browser?.close();
	await n8n?.stop();
	await simulator?.close();
});

const made = new Map<Name, StoredCredential>();

/** Asks somebody, twice where there are two items, and waits until the execution waits. */
async function ask(name: Name, items: number, more: object = {}): Promise<string> {
	const { type, data } = gateways(simulator)[name].credential;
	const credential = made.get(name) ?? (await n8n.client.createCredential(type, name, data));
	made.set(name, credential);
	const { number, ...parameters } = NODES[name];
	const file = inARow(
		`Ask by ${name}`,
		node(
			'People',
			'n8n-nodes-base.code',
			{ jsCode: `return Array.from({ length: ${items} }, (_, n) => ({ json: { n } }));` },
			{ typeVersion: 2 },
		),
		ours('Ask', name, [type], {
			resource: 'message',
			operation: 'sendAndWait',
			recipient: number,
			message: '=Refund {{ $json.n }} & go on?',
			responseType: 'approval',
			...parameters,
			...more,
		}),
		node('End', 'n8n-nodes-base.noOp'),
	);
	const { id } = await n8n.client.importWorkflow(file, [credential]);
	const execution = await n8n.client.start(id, 'Start');
	const isWaiting = async () => {
		const now = await n8n.client.execution(execution);
		if (now?.status === 'error') throw new Error(JSON.stringify(now.data?.resultData.error));
		return now?.status === 'waiting' || undefined;
	};
	await until(isWaiting, { what: 'the execution to wait', timeout: 60_000 });
	return execution;
}

/** The links of the last messages to somebody, oldest first. */
const linksTo = (name: Name, count: number): string[] =>
	simulator.phones
		.phone(NODES[name].number)
		.bubbles.slice(-count)
		.map(({ content }) => /https?:\S+/.exec(content.text ?? '')?.[0] ?? '');

const outcome = async (execution: string): Promise<IDataObject[]> =>
	jsonOf(await n8n.client.waitForExecution(execution), 'End');

describe.each(Object.keys(NODES) as Name[])('%s', (name) => {
	test('the link opens a page; a press on it is the answer, once', async () => {
		const execution = await ask(name, 2);
		const [first, second] = linksTo(name, 2);
		// A robot that previews the link, and somebody who changes it.
		for (const robot of ['WhatsApp/2.23', 'facebookexternalhit/1.1']) {
			const { status } = await axios.get(first, { headers: { 'User-Agent': robot } });
			expect(status).toBe(200);
		}
		const forged = await axios.post(first.replace('answer=', 'answer=x'), 'choice=0', {
			validateStatus: () => true,
		});
		expect(forged.status).not.toBe(200);
		expect((await n8n.client.execution(execution))?.status).toBe('waiting');

		const page = await browser.open(first);
		await page.getByText('Refund 0 & go on?').waitFor();
		await page.getByRole('button', { name: 'Decline' }).click();
		await page.getByText('Your answer: Decline').waitFor();
		await until(
			async () => (await n8n.client.execution(execution))?.status === 'waiting' || undefined,
			{ what: 'the execution to wait for the second answer' },
		);
		await page.goto(first);
		await page.getByText('This question was answered already').waitFor();
		await page.goto(second);
		await page.getByRole('button', { name: 'Approve' }).click();
		await page.getByText('Your answer: Approve').waitFor();
		const { number } = NODES[name];
		expect(await outcome(execution)).toMatchObject([
			{ answered: true, approved: false, choice: { id: 'decline' }, from: number },
			{ answered: true, approved: true, choice: { id: 'approve' }, from: number },
		]);
		await page.context().close();
	});

	test('several press in the same moment: who reads thank you was heard', async () => {
		const execution = await ask(name, 4);
		const links = linksTo(name, 4);
		const press = async (link: string) => {
			const { data } = await axios.post(link, 'choice=0', { validateStatus: () => true });
			return JSON.stringify(data).includes('Your answer: <b>Approve</b>');
		};
		const heard = await Promise.all(links.map(press));
		const isWaiting = async () =>
			(await n8n.client.execution(execution))?.status !== 'running' || undefined;
		for (const [index, link] of links.entries()) {
			const answered = async () => {
				await until(isWaiting, { what: 'the execution to be free' });
				return (await press(link)) || undefined;
			};
			if (!heard[index]) await until(answered, { what: `answer ${index} to be taken` });
		}
		const outcomes = await outcome(execution);
		expect(outcomes.map(({ answered }) => answered)).toEqual([true, true, true, true]);
	});

	test('a list is answered by a press on one of its rows', async () => {
		const rows = { row: [{ title: 'Morning', description: '', id: 'am' }, { title: 'Evening' }] };
		const execution = await ask(name, 1, {
			responseType: 'list',
			sections: { section: [{ title: '', rows }] },
		});
		const page = await browser.open(linksTo(name, 1)[0]);
		await page.getByRole('button', { name: 'Evening' }).click();
		await page.getByText('Your answer: Evening').waitFor();
		expect(await outcome(execution)).toMatchObject([
			{ answered: true, choice: { id: 'Evening', title: 'Evening' } },
		]);
		await page.context().close();
	});
});

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { until } from '../host/until.mts';
import { jsonOf } from '../host/execution.mts';
import type { StoredWorkflow } from '../host/workflow.mts';
import { type Bench, PATIENCE, startBench } from './support/examples.mts';
import { startStubModel, type StubModel } from './support/languageModel.mts';

/** refund-approval.json, run as the file stands but for the shop's address, in a real n8n. */

jest.setTimeout(2 * PATIENCE);

const BOSS = '6281200000000';
const CUSTOMER = '6281111111111';

let bench: Bench;
let model: StubModel;
let shop: Server;
let workflow: StoredWorkflow;
const refunds: unknown[] = [];

beforeAll(async () => {
	shop = createServer((request, response) => {
		let body = '';
		request.on('data', (chunk) => (body += String(chunk)));
		request.on('end', () => {
			refunds.push(JSON.parse(body));
			response.setHeader('content-type', 'application/json');
			response.end('{"refunded":true}');
		});
	});
	await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve));
	const { port } = shop.address() as AddressInfo;
	bench = await startBench();
	model = await startStubModel({
		toolParameters: { order: 'A-7', amount: '50000' },
		hitlParameters: {},
	});
	await bench.addCredential('openAiApi', { apiKey: 'stub-language-model', url: model.url });
	workflow = await bench.install('refund-approval.json', ({ nodes }) => {
		const refund = nodes.find(({ name }) => name === 'Refund');
		if (refund) refund.parameters.url = `http://127.0.0.1:${port}/refunds`;
	});
	await bench.connect(workflow, 'Customer Writes');
});
afterAll(async () => {
	await bench?.close();
	await model?.close();
	await new Promise((resolve) => shop?.close(resolve));
});

test.each([
	['Tolak', []],
	['Setuju', [{ order: 'A-7', amount: '50000' }]],
])('the boss presses %s', async (press, expected) => {
	refunds.splice(0);
	const { client, ivosights } = bench;
	await ivosights.customer(CUSTOMER).says('Saya mau uang saya kembali untuk pesanan A-7');
	const id = await until(
		async () => {
			const all = await client.executions(workflow.id);
			const broken = all.find(({ status }) => status === 'error');
			if (broken) throw new Error(JSON.stringify(broken.data?.resultData.error));
			return all.find(({ status }) => status === 'waiting')?.id;
		},
		{ what: 'the boss to be asked', timeout: PATIENCE },
	);
	expect(bench.lastOn(BOSS)).toMatch(/pesanan A-7, Rp 50000\. Setuju\?/);
	await ivosights.customer(BOSS).presses(press);
	const ended = await client.waitForExecution(id, PATIENCE);
	expect(ended.status).toBe('success');
	expect(refunds).toEqual(expected);
	expect(jsonOf(ended, 'Reply')).toMatchObject([{ recipient: CUSTOMER, status: 'accepted' }]);
});

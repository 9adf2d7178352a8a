import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import axios from 'axios';
import { startSimulator, type Simulator } from '../../simulator/server.mts';
import { errorOf } from '../host/execution.mts';
import { startN8n, type N8n } from '../host/n8n.mts';
import { packTarball } from '../host/pack.mts';
import { until } from '../host/until.mts';
import { gateways } from './support/threeGateways.mts';
import { node, ours } from './support/workflows.mts';

/** Questions by an n8n below a path that its proxy cuts off, where n8n refuses all answers. */

const CUT = '/n8n';
const NUMBER = '380631234567';

let simulator: Simulator;
let n8n: N8n;
let proxy: Server;

beforeAll(async () => {
	simulator = await startSimulator({ decisionTelecom: { receipts: 'manual' } });
	proxy = createServer((incoming, outgoing) => {
		const path = (incoming.url ?? '').replace(CUT, '') || '/';
		const { method, headers } = incoming;
		const options = { host: '127.0.0.1', port: n8n.port, path, method, headers };
		incoming.pipe(
			request(options, (answer) => {
				outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
				answer.pipe(outgoing);
			}),
		);
	});
	await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
	const { port } = proxy.address() as AddressInfo;
	const url = `http://127.0.0.1:${port}${CUT}/`;
	const packageTarball = await packTarball();
	n8n = await startN8n({
		packageTarball,
		env: { WEBHOOK_URL: url, N8N_WEBHOOK_URL: url, N8N_PATH: `${CUT}/` },
	});
});
afterAll(async () => {
	await n8n?.stop();
	await simulator?.close();
	await new Promise((resolve) => proxy?.close(resolve));
});

test('nobody is asked what nobody could answer', async () => {
	const { client } = n8n;
	const { type, data } = gateways(simulator).decisionTelecom.credential;
	const credential = await client.createCredential(type, type, data);
	const start = node('Start', 'n8n-nodes-base.webhook', { httpMethod: 'POST', path: 'ask' });
	const ask = ours('Ask', 'decisionTelecom', [type], {
		resource: 'message',
		operation: 'sendAndWait',
		recipient: NUMBER,
		sender: 'Shop',
		message: 'Go on?',
		responseType: 'approval',
	});
	const workflow = await client.importWorkflow(
		{
			name: 'Ask',
			nodes: [{ ...start, webhookId: 'ask' }, ask],
			connections: { Start: { main: [[{ node: 'Ask', type: 'main', index: 0 }]] } },
		},
		[credential],
	);
	await client.publish(workflow.id);
	const url = new URL(await client.webhookUrl(workflow, 'Start'));
	await axios.post(`${n8n.url}${url.pathname.replace(CUT, '')}`, {});
	const failed = await until(
		async () => (await client.executions(workflow.id)).find(({ status }) => status === 'error'),
		{ what: 'the execution to fail' },
	);
	expect(errorOf(failed, 'Ask')).toMatchObject({
		message: 'n8n would refuse every answer to this question',
		description: expect.stringContaining('WEBHOOK_URL'),
	});
	expect(simulator.phones.phone(NUMBER).bubbles).toEqual([]);
});

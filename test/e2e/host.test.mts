import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import axios from 'axios';

import manifest from '../../package.json';
import { jsonOf } from '../host/execution.mts';
import { type N8n, startN8n } from '../host/n8n.mts';
import { packTarball } from '../host/pack.mts';

/** `dist/nodes/Ivosights/IvosightsTrigger.node.js` -> `ivosightsTrigger`, as n8n names them. */
const nameOf = (file: string) => {
	const [name] = path.basename(file).split('.');
	return name[0].toLowerCase() + name.slice(1);
};

const listening = {
	name: 'Listening',
	connections: {},
	nodes: [
		{
			id: 'webhook',
			name: 'Webhook',
			type: 'n8n-nodes-base.webhook',
			typeVersion: 2,
			position: [0, 0] as [number, number],
			webhookId: 'b7e4d9c2-listening',
			parameters: { httpMethod: 'POST', path: 'listening', options: {} },
		},
	],
};

describe('the packed package in a real n8n 2.41.1', () => {
	let n8n: N8n;
	let userFolder: string;

	beforeAll(async () => {
		userFolder = await mkdtemp(path.join(tmpdir(), 'n8n-host-test-'));
		n8n = await startN8n({ packageTarball: await packTarball(), userFolder });
	});

	afterAll(async () => {
		await n8n?.stop();
		await rm(userFolder, { recursive: true, force: true });
	});

	test('every node is offered under its real name, action nodes as tools and reviews for AI agents too', async () => {
		const offered = (await n8n.client.nodeTypes())
			.map(({ name }) => name)
			.filter((name) => name.startsWith(`${manifest.name}.`));
		const isReview = (name: string) => name.endsWith('HitlTool');
		const named = (names: string[]) => names.map((name) => `${manifest.name}.${name}`).sort();
		const nodes = manifest.n8n.nodes.map(nameOf);
		const actions = nodes.filter((name) => !name.endsWith('Trigger'));
		const tools = actions.map((name) => `${name}Tool`);
		expect(offered.filter((name) => !isReview(name)).sort()).toEqual(named([...nodes, ...tools]));
		// As human reviews where n8n has these: all or none.
		const reviews = offered.filter(isReview).sort();
		const all = named(actions.map((name) => `${name}HitlTool`));
		expect(reviews).toEqual(reviews.length > 0 ? all : []);
	});

	test('every credential is offered', async () => {
		const offered = (await n8n.client.credentialTypes()).map(({ name }) => name);
		expect(offered).toEqual(expect.arrayContaining(manifest.n8n.credentials.map(nameOf)));
	});

	test('after a kill it listens again at the same address, with all its data', async () => {
		const workflow = await n8n.client.importWorkflow(listening);
		await n8n.client.publish(workflow.id);
		const url = await n8n.client.webhookUrl(workflow, 'Webhook');
		await axios.post(url, { turn: 1 });
		await n8n.client.waitForExecutions(workflow.id, 1);

		await n8n.kill();
		n8n = await startN8n({ userFolder, port: n8n.port });
		await axios.post(url, { turn: 2 });

		const executions = await n8n.client.waitForExecutions(workflow.id, 2);
		const bodies = executions.flatMap((one) => jsonOf(one, 'Webhook')).map(({ body }) => body);
		expect(bodies).toEqual([{ turn: 1 }, { turn: 2 }]);
	});
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { INode } from 'n8n-workflow';
import { startSimulator, type Simulator } from '../../simulator/server.mts';
import { jsonOf, errorOf, type Execution } from '../host/execution.mts';
import { startN8n, type N8n } from '../host/n8n.mts';
import { packTarball } from '../host/pack.mts';
import type { StoredCredential } from '../host/workflow.mts';
import { credentialsFor, templateNamed } from '../workflow/qontak/support/node.mts';
import { inARow, node, ours, toBeChosen } from './support/workflows.mts';

/** Qontak in a real n8n: a campaign from items to results, logins that live on, signed requests. */

const CHANNEL = '56b60c3c-0123-46af-958b-32f3ad12ee37';
const COUNT = 1_000;

let simulator: Simulator;
let n8n: N8n;
let userFolder: string;
let credentials: StoredCredential[];
const gateway = () => simulator.qontak;

beforeAll(async () => {
	userFolder = await mkdtemp(path.join(tmpdir(), 'n8n-qontak-test-'));
	simulator = await startSimulator({ qontak: { receipts: 'auto', digest: 'required' } });
	n8n = await startN8n({ packageTarball: await packTarball(), userFolder });
	const all = Object.entries(credentialsFor(gateway()));
	credentials = await Promise.all(
		all.map(async ([type, data]) => await n8n.client.createCredential(type, type, data)),
	);
});
afterAll(async () => {
	await n8n?.stop();
	await simulator?.close();
	await rm(userFolder, { recursive: true, force: true });
});
beforeEach(() => {
	gateway().messages.clear();
	gateway().requests.clear();
	gateway().tokens.clearCounts();
});

const byId = (value: string) => ({ __rl: true, mode: 'id', value });

const TYPES = { hmac: 'qontakHmacApi', login: 'qontakOAuthApi' };
const qontak = (name: string, authentication: keyof typeof TYPES, parameters: object) =>
	ours(name, 'qontak', [TYPES[authentication]], { authentication, ...parameters });

/** Nodes one behind the other, started by hand. */
async function run(...nodes: INode[]): Promise<Execution> {
	const { id } = await n8n.client.importWorkflow(inARow('Qontak', ...nodes), credentials);
	return await n8n.client.run(id, 'Start', 300_000);
}

const people = (count: number) =>
	node(
		'People',
		'n8n-nodes-base.code',
		{
			jsCode: `return Array.from({ length: ${count} }, (_, n) => ({ json: {
				name: 'Customer ' + n, phone: '0812' + (30000000 + n), receipt: 'A-' + n } }));`,
		},
		{ typeVersion: 2 },
	);
const digits = (n: number) => `62812${30_000_000 + n}`;

test('1,000 items → contact list → broadcast → one result for each recipient', async () => {
	const execution = await run(
		people(COUNT),
		qontak('List', 'hmac', {
			resource: 'contactList',
			operation: 'create',
			contactListName: 'October',
			source: 'items',
			recipient: '={{ $json.phone }}',
			recipientName: '={{ $json.name }}',
			columns: { column: [{ name: 'no_receipt', value: '={{ $json.receipt }}' }] },
		}),
		qontak('Broadcast', 'hmac', {
			resource: 'broadcast',
			operation: 'create',
			broadcastName: 'October offer',
			channel: byId(CHANNEL),
			contactList: byId('={{ $json.id }}'),
			template: byId(templateNamed(gateway(), 'lagu_favorit').id),
			templateInput: 'json',
			templateVariablesJson: '{"body_1": "full_name", "body_2": "no_receipt"}',
		}),
		qontak('Results', 'hmac', {
			resource: 'broadcast',
			operation: 'getLog',
			broadcast: byId('={{ $json.broadcastId }}'),
			waitUntilSettled: true,
			returnAll: true,
		}),
	);
	expect(execution.data?.resultData.error?.message).toBeUndefined();
	const results = jsonOf(execution, 'Results');
	const all = Array.from({ length: COUNT }, (_, n) => digits(n));
	expect(results.map(({ recipient }) => recipient).sort()).toEqual(all);
	expect(
		gateway()
			.messages.map(({ to }) => to)
			.sort(),
	).toEqual(all);
	expect(gateway().messages.find(({ to }) => to === digits(7))?.content.text).toBe(
		'Halo Customer 7, hari ini kami putar A-7 untuk Anda.',
	);
});

const sendAll = (count: number) => [
	people(count),
	qontak('Send', 'login', {
		resource: 'message',
		operation: 'sendTemplate',
		recipient: '={{ $json.phone }}',
		recipientName: '={{ $json.name }}',
		channel: byId(CHANNEL),
		template: byId(templateNamed(gateway(), 'hubungi_kami').id),
	}),
];

test('a login: once, over a restart of n8n, and renewed once when it expired', async () => {
	await run(...sendAll(3));
	expect(gateway().tokens.requests).toMatchObject({ password: 1, refresh: 0 });

	await n8n.stop();
	n8n = await startN8n({ userFolder, port: n8n.port });
	gateway().messages.clear();
	expect(jsonOf(await run(...sendAll(3)), 'Send')).toHaveLength(3);
	expect(gateway().tokens.requests).toMatchObject({ password: 1, refresh: 0 });

	gateway().tokens.expireNow();
	gateway().messages.clear();
	expect(jsonOf(await run(...sendAll(50)), 'Send')).toHaveLength(50);
	expect(gateway().tokens.requests).toMatchObject({ password: 1, refresh: 1 });
	expect(
		gateway()
			.messages.map(({ to }) => to)
			.sort(),
	).toEqual(Array.from({ length: 50 }, (_, n) => digits(n)));

	await n8n.kill();
	n8n = await startN8n({ userFolder, port: n8n.port });
	await run(...sendAll(1));
	expect(gateway().tokens.requests).toMatchObject({ password: 1, refresh: 1 });
});

/** n8n's own HTTP Request node with one of the credentials. */
const request = (credential: string, url: string, parameters: object) =>
	node(
		'Request',
		'n8n-nodes-base.httpRequest',
		{
			url,
			authentication: 'predefinedCredentialType',
			nodeCredentialType: credential,
			...parameters,
			options: { response: { response: { neverError: true, fullResponse: true } } },
		},
		{ typeVersion: 4.2, credentials: toBeChosen(credential) },
	);

test("100 requests of n8n's own HTTP Request node, signed: queries and bodies", async () => {
	const base = `${gateway().mekariUrl}/qontak/chat/v1`;
	const odd = "={{ $json.name }} [é] 汉 & = + ? # / '";
	const queries = {
		sendQuery: true,
		queryParameters: {
			parameters: [
				{ name: 'query', value: odd },
				{ name: 'tags[]', value: odd },
			],
		},
	};
	const read = await run(people(50), request('qontakHmacApi', `${base}/rooms`, queries));
	expect(errorOf(read, 'Request')).toBeUndefined();
	expect(jsonOf(read, 'Request').map(({ statusCode }) => statusCode)).toEqual(
		Array.from({ length: 50 }, () => 200),
	);
	const bodies = {
		method: 'POST',
		sendBody: true,
		specifyBody: 'json',
		jsonBody: '={{ { room_id: "none", type: "text", text: $json.name + " é" } }}',
	};
	await run(people(50), request('qontakHmacApi', `${base}/messages/whatsapp`, bodies));
	expect(gateway().mekariRefusals).toEqual([]);
	const signed = gateway().requests.filter(({ path: asked }) => asked.startsWith('/qontak/chat'));
	expect(signed).toHaveLength(100);
});

test.each(['qontakHmacApi', 'qontakOAuthApi', 'qontakTokenApi'])(
	'the test button of %s',
	async (type) => {
		const stored = credentials.find((one) => one.type === type) as StoredCredential;
		const data = credentialsFor(gateway())[type as 'qontakHmacApi'];
		expect(await n8n.client.testStored(stored, data)).toMatchObject({ status: 'OK' });
	},
);

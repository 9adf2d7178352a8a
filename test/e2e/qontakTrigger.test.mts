import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import axios from 'axios';
import type { INodeParameters } from 'n8n-workflow';
import { startSimulator, type Simulator } from '../../simulator/server.mts';
import type { Slot } from '../../simulator/qontak/webhooks/interactions.mts';
import { jsonOf, type Execution } from '../host/execution.mts';
import { startN8n, type N8n } from '../host/n8n.mts';
import { packTarball } from '../host/pack.mts';
import { until } from '../host/until.mts';
import type { StoredCredential, WorkflowFile } from '../host/workflow.mts';
import { message } from '../unit/Qontak/trigger/events/posts.mts';
import { credentialsFor } from '../workflow/qontak/support/node.mts';
import { ours } from './support/workflows.mts';

/** The Qontak Trigger in a real n8n: it registers itself, and takes nothing from anybody. */

const NODE = 'WhatsApp';
const NUMBER = '628117661000';
const FOREIGN = 'https://crm.example.com/hooks/qontak?key=a-secret-of-the-crm';
const FROM_CUSTOMER = ['receive_message_from_customer'];
/** The machine may be busy with much else. */
const LONG = 600_000;

let simulator: Simulator;
let n8n: N8n;
let userFolder: string;
let credentials: StoredCredential[];

const gateway = () => simulator.qontak;

const withTrigger = (name: string, parameters: INodeParameters): WorkflowFile => ({
	name,
	connections: {},
	nodes: [
		ours(NODE, 'qontakTrigger', ['qontakHmacApi', 'qontakOAuthApi', 'qontakTokenApi'], parameters, {
			webhookId: `hook-${name}`,
		}),
	],
});

/** A workflow that is not published yet, and the production address of its webhook. */
async function imported(name: string, parameters: INodeParameters) {
	const workflow = await n8n.client.importWorkflow(withTrigger(name, parameters), credentials);
	return { id: workflow.id, url: await n8n.client.webhookUrl(workflow, NODE) };
}

/** What the stand-in has of a group: the address without its token, and the events that are on. */
function registered(slot: Slot = 'message_interactions') {
	const { interactions } = gateway();
	const url = interactions.urlOf(slot)?.replace(/\?.*/, '');
	return { url, events: interactions.eventsOf(slot) };
}

const signed = () => String(gateway().interactions.urlOf('message_interactions'));
const refusal = async (work: Promise<unknown>): Promise<string> =>
	await work.then(
		() => 'it was not refused',
		(error: unknown) => JSON.stringify([String(error), error]),
	);

/** All executions of a workflow, once the event of this message is among them. */
async function executionsUntil(id: string, messageId: string): Promise<Execution[]> {
	const has = (one: Execution) => jsonOf(one, NODE).some((item) => item.messageId === messageId);
	return await until(
		async () => {
			const all = await n8n.client.executions(id);
			return all.some(has) ? all : undefined;
		},
		{ what: `an execution for ${messageId}`, timeout: 120_000, every: 250 },
	);
}

beforeAll(async () => {
	userFolder = await mkdtemp(path.join(tmpdir(), 'n8n-qontak-test-'));
	simulator = await startSimulator({
		qontak: { receipts: 'manual', webhookWaitMs: 1, webhookTimeoutMs: 60_000 },
	});
	n8n = await startN8n({ packageTarball: await packTarball(), userFolder });
	credentials = await Promise.all(
		Object.entries(credentialsFor(gateway())).map(
			async ([type, data]) => await n8n.client.createCredential(type, type, data),
		),
	);
}, LONG);
afterAll(async () => {
	await n8n?.stop();
	await simulator?.close();
	await rm(userFolder, { recursive: true, force: true });
});

test(
	'a published workflow, from its registration to its end',
	async () => {
		const customer = gateway().customer(NUMBER);
		const { id, url } = await imported('published', { authentication: 'hmac' });
		await n8n.client.publish(id);
		expect(registered()).toEqual({ url, events: FROM_CUSTOMER });
		expect(registered('room_interactions').url).toBeUndefined();
		expect(registered('waba_interactions').url).toBeUndefined();
		const address = signed();
		expect(address).toMatch(/\?token=[\w-]{43}$/);

		// A customer writes; a bot answers by itself, and an agent too.
		const first = await customer.says('Halo');
		expect(first.posted).toMatchObject([{ attempts: [{ status: 200 }] }]);
		gateway().bot().says(first.room.id, 'I am a bot');
		gateway().agent().says(first.room.id, 'I am Ratna');
		await gateway().settled();
		const post = async (body: object, to = address) =>
			(await axios.post(to, body, { validateStatus: () => true })).status;
		expect(await post(message({ id: 'bot', external_id: null, participant_type: 'bot' }))).toBe(
			200,
		);
		// Nobody else may post.
		expect(await post(message({ id: 'forged' }), url)).toBe(403);
		expect(await post(message({ id: 'forged' }), `${address.slice(0, -1)}_`)).toBe(403);
		// The same 20 times at once.
		const same = message({ id: 'same', external_id: 'wamid.same' });
		const statuses = await Promise.all(Array.from({ length: 20 }, () => post(same)));
		expect(new Set(statuses)).toEqual(new Set([200]));
		const second = await customer.says('Are you there?');
		const started = await executionsUntil(id, second.externalId);
		expect(started.map((one) => jsonOf(one, NODE)[0]?.messageId)).toEqual([
			first.externalId,
			'wamid.same',
			second.externalId,
		]);
		expect(jsonOf(started[0], NODE)).toMatchObject([
			{ event: 'message', from: NUMBER, direction: 'in', message: { text: 'Halo' } },
		]);

		// Listening for a test event would take the place away.
		expect(await refusal(n8n.client.start(id, NODE))).toContain('Unpublish the workflow');
		expect(signed()).toBe(address);

		// After n8n was killed: the same token, nothing to do, and repeats are still known.
		await n8n.kill();
		gateway().requests.clear();
		n8n = await startN8n({ userFolder, port: n8n.port });
		await until(async () => ((await post(same)) === 200 ? true : undefined), {
			what: 'n8n to listen again',
			timeout: 120_000,
		});
		expect(signed()).toBe(address);
		expect(gateway().requests.filter(({ method }) => method === 'PUT')).toEqual([]);
		const third = await customer.says('And now?');
		expect(third.posted).toMatchObject([{ attempts: [{ status: 200 }] }]);
		expect(await executionsUntil(id, third.externalId)).toHaveLength(4);

		// Other events: those of before are switched off.
		const events = ['room', 'template'];
		await n8n.client.changeNode(id, NODE, { authentication: 'hmac', events });
		await n8n.client.publish(id);
		expect(registered().events).toEqual([]);
		expect(registered('room_interactions')).toEqual({ url, events: ['room_resolved'] });
		expect(registered('waba_interactions')).toEqual({ url, events: ['status_template'] });

		await n8n.client.unpublish(id);
		for (const slot of ['message_interactions', 'room_interactions', 'waba_interactions']) {
			expect(registered(slot as Slot).events).toEqual([]);
		}
		const token = String(new URL(address).searchParams.get('token'));
		expect(JSON.stringify(await n8n.client.executions(id))).not.toContain(token);
		expect(await n8n.logs()).not.toContain(token);
	},
	LONG,
);

test(
	'a test event: the Test URL is registered until it came, or until the person gives up',
	async () => {
		gateway().interactions.clear();
		const { id, url } = await imported('tested', { authentication: 'token' });
		const testUrl = url.replace('/webhook/', '/webhook-test/');
		await n8n.client.start(id, NODE);
		expect(registered()).toEqual({ url: testUrl, events: FROM_CUSTOMER });
		const { externalId, posted } = await gateway().customer(NUMBER).says('Test');
		expect(posted).toMatchObject([{ attempts: [{ status: 200 }] }]);
		const [execution] = await executionsUntil(id, externalId);
		expect(execution.mode).toBe('manual');
		const cleaned = { what: 'the Test URL to be taken out', timeout: 60_000 };
		const isClean = () => (registered().events.length === 0 ? true : undefined);
		await until(isClean, cleaned);
		await n8n.client.start(id, NODE);
		expect(registered().url).toBe(testUrl);
		await n8n.client.stopListening(id);
		await until(isClean, cleaned);
	},
	LONG,
);

test(
	"another system's address is left alone; with Take Over it is replaced and put back",
	async () => {
		const { interactions } = gateway();
		interactions.clear();
		interactions.register(FOREIGN, ['status_message']);
		const unchanged = () => {
			expect(signed()).toBe(FOREIGN);
			expect(registered().events).toEqual(['status_message']);
		};
		const { id, url } = await imported('careful', { authentication: 'login' });
		const words = await refusal(n8n.client.publish(id));
		expect(words).toContain('https://crm.example.com/hooks/qontak');
		expect(words).toContain("'Take Over'");
		expect(words).not.toContain('a-secret-of-the-crm');
		unchanged();
		expect(await refusal(n8n.client.start(id, NODE))).toContain('https://crm.example.com/');
		unchanged();

		const bold = { authentication: 'login', takeOver: true };
		await n8n.client.changeNode(id, NODE, bold);
		await n8n.client.publish(id);
		expect(registered()).toEqual({ url, events: FROM_CUSTOMER });
		// What is to be put back is known after a restart too.
		await n8n.stop();
		n8n = await startN8n({ userFolder, port: n8n.port });
		await n8n.client.unpublish(id);
		unchanged();
	},
	LONG,
);

test(
	'manual: Qontak is not asked, and the URL of the panel works with the token',
	async () => {
		gateway().interactions.clear();
		gateway().requests.clear();
		const webhookToken = 'k3Jw-81fLq_Zt0bYv2';
		const { id, url } = await imported('manual', { registration: 'manual', webhookToken });
		await n8n.client.publish(id);
		const body = message({ external_id: 'wamid.manual' });
		const forged = await axios.post(url, body, { validateStatus: () => true });
		expect(forged.status).toBe(403);
		expect((await axios.post(`${url}?token=${webhookToken}`, body)).status).toBe(200);
		expect(await executionsUntil(id, 'wamid.manual')).toHaveLength(1);
		await n8n.client.unpublish(id);
		expect(gateway().requests).toEqual([]);
	},
	LONG,
);

import type { AxiosInstance } from 'axios';
import { startSimulator } from '../../../../simulator/server.mts';
import { simulatorForEach } from '../../support/simulator.mts';
import { clientOf } from './client.mts';
import { hookForEach } from '../hook.mts';

const simulator = simulatorForEach({ ivosights: { webhookWaitMs: 1, receiptDelayMs: 1 } });
let client: AxiosInstance;
const hook = hookForEach();

beforeEach(() => {
	client = clientOf(simulator.ivosights);
});

const pull = async (id: string) =>
	(await client.get(`/api/v1/webhooks/${id}/pull-pending-notifications`)).data;

describe('delivery', () => {
	test('posts JSON with the proof that was set up', async () => {
		simulator.ivosights.webhooks.add({
			url: hook.url,
			http_auth: { status: 'on', username: 'user', password: 'password' },
			headers: { 'X-Token': 'secret' },
		});
		await simulator.ivosights.deliver({ anything: true });
		const [{ headers, body }] = hook.posts;
		expect(body).toBe('{"anything":true}');
		expect(headers['content-type']).toBe('application/json');
		expect(headers.authorization).toBe(`Basic ${Buffer.from('user:password').toString('base64')}`);
		expect(headers['x-token']).toBe('secret');
	});

	test.each([200, 201])('status %i counts as delivered', async (status) => {
		simulator.ivosights.webhooks.add({ url: hook.url });
		hook.answers.push(status);
		const [posted] = await simulator.ivosights.deliver({});
		expect(posted).toMatchObject({ delivered: true, attempts: [{ status }] });
	});

	test.each([202, 204, 302, 401, 404, 500])('status %i does not', async (status) => {
		const webhook = simulator.ivosights.webhooks.add({ url: hook.url });
		hook.answers.push(status, status, status);
		const [posted] = await simulator.ivosights.deliver({ number: 1 });
		expect(posted.delivered).toBe(false);
		expect(posted.attempts).toEqual([{ status }, { status }, { status }]);
		expect(hook.posts).toHaveLength(3);
		expect(await pull(webhook.id)).toEqual({ data: [{ number: 1 }] });
		expect(await pull(webhook.id)).toEqual({ data: [] });
	});

	test('the third try may still succeed', async () => {
		const webhook = simulator.ivosights.webhooks.add({ url: hook.url });
		hook.answers.push(500, 500);
		const [posted] = await simulator.ivosights.deliver({});
		expect(posted).toMatchObject({ delivered: true, attempts: [{}, {}, { status: 200 }] });
		expect(await pull(webhook.id)).toEqual({ data: [] });
	});

	test('a server that is down is three failed tries', async () => {
		const webhook = simulator.ivosights.webhooks.add({ url: hook.url });
		await hook.close();
		const { messageId } = await simulator.ivosights.customer('628111111111').says('hi');
		const { data } = await pull(webhook.id);
		expect(data).toMatchObject([{ messages: [{ id: messageId, text: { body: 'hi' } }] }]);
	});

	test('webhooks that are off get nothing, those that are on all get it', async () => {
		const { webhooks } = simulator.ivosights;
		webhooks.add({ url: `${hook.url}/off`, status: 'off' });
		webhooks.add({ url: hook.url });
		webhooks.add({ url: hook.url });
		expect(await simulator.ivosights.deliver({})).toHaveLength(2);
		expect(hook.posts).toHaveLength(2);
	});

	test('what is not JSON goes out as it is', async () => {
		simulator.ivosights.webhooks.add({ url: hook.url });
		await simulator.ivosights.deliver('{"messages":');
		await simulator.ivosights.deliver(Buffer.from('x'));
		expect(hook.posts.map(({ body }) => body)).toEqual(['{"messages":', 'x']);
	});

	test('each post is told to whoever listens', async () => {
		const heard: unknown[] = [];
		simulator.phones.events.on('webhook', (event) => heard.push(event));
		const { id } = simulator.ivosights.webhooks.add({ url: hook.url });
		await simulator.ivosights.deliver({});
		expect(heard).toEqual([
			{
				gateway: 'ivosights',
				webhookId: id,
				url: hook.url,
				body: '{}',
				delivered: true,
				attempts: [{ status: 200 }],
			},
		]);
	});
});

describe('pulling', () => {
	test.each(['array', 'envelopes'] as const)('the answer can be %s', async (pullShape) => {
		simulator.ivosights.settings.pullShape = pullShape;
		const webhook = simulator.ivosights.webhooks.add({ url: hook.url });
		webhook.pending.push({ statuses: [] });
		const answer = await pull(webhook.id);
		if (pullShape === 'array') expect(answer).toEqual([{ statuses: [] }]);
		else expect(answer.data).toMatchObject([{ payload: { statuses: [] } }]);
	});

	test('an unknown webhook is not found', async () => {
		const { status } = await client.get('/api/v1/webhooks/none/pull-pending-notifications');
		expect(status).toBe(404);
	});

	test('the list shows what the dashboard knows', async () => {
		const { webhooks } = simulator.ivosights;
		const { id } = webhooks.add({ url: hook.url, name: 'n8n', headers: { 'X-A': 'b' } });
		const { data } = await client.get('/api/v1/webhooks');
		expect(data.data).toEqual([
			{
				id,
				name: 'n8n',
				url: hook.url,
				events: [],
				headers: { 'X-A': 'b' },
				status: 'on',
				http_auth: { status: 'off', username: null, password: null },
			},
		]);
	});
});

describe('receipts', () => {
	const send = async (path = 'send-text-message', rest: object = { text: 'hi' }) =>
		await client.post(`/api/v1/messages/${path}`, { wa_id: '628123456789', ...rest });
	const statuses = () => hook.posts.map(({ body }) => JSON.parse(body).statuses[0]);

	test('by hand, one after the other', async () => {
		simulator.ivosights.settings.receipts = 'manual';
		simulator.ivosights.webhooks.add({ url: hook.url });
		await send();
		const [message] = simulator.ivosights.messages;
		expect(hook.posts).toEqual([]);
		await message.advance('delivered');
		await message.advance('failed', { code: 480, title: 'Identity changed' });
		expect(message.status).toBe('failed');
		expect(statuses()).toMatchObject([
			{ id: message.id, status: 'delivered' },
			{ id: message.id, status: 'failed', errors: [{ code: 480 }] },
		]);
	});

	test('a number that is not on WhatsApp fails, and is invalid when checked', async () => {
		simulator.ivosights.notOnWhatsApp.add('628123456789');
		simulator.ivosights.webhooks.add({ url: hook.url });
		expect((await send()).status).toBe(200);
		await simulator.ivosights.settled();
		expect(statuses()).toMatchObject([{ status: 'failed', errors: [{ code: 131026 }] }]);
		const checked = await client.post('/api/v1/contacts/check', {
			contacts: ['+628123456789', '+628111111111'],
		});
		expect(checked.data.contacts).toEqual([
			{ input: '+628123456789', status: 'invalid' },
			{ input: '+628111111111', status: 'valid', wa_id: '628111111111' },
		]);
	});

	test('free words need that the customer wrote within 24 hours', async () => {
		let now = new Date('2026-11-20T07:00:00Z');
		const strict = await startSimulator({
			ivosights: { window: 'enforced', receipts: 'manual', receiptDelayMs: 0, now: () => now },
		});
		const { ivosights } = strict;
		const text = async () => {
			await clientOf(ivosights).post('/api/v1/messages/send-text-message', {
				wa_id: '628123456789',
				text: 'hi',
			});
			await ivosights.settled();
			return ivosights.messages.at(-1)?.status;
		};
		expect(await text()).toBe('failed');
		expect(strict.phones.phone('628123456789').bubbles[0].history.at(-1)).toMatchObject({
			status: 'failed',
			failure: { code: 470 },
		});
		await ivosights.customer('628123456789').says('hello');
		expect(await text()).toBe('accepted');
		now = new Date('2026-11-21T07:00:01Z');
		expect(await text()).toBe('failed');
		await clientOf(ivosights).post('/api/v1/messages/send-template-message', {
			wa_id: '628123456789',
			template_id: '635a31939245d054dd2c7ad6',
			components: [{ type: 'body' }],
		});
		await ivosights.settled();
		expect(ivosights.messages.at(-1)?.status).toBe('accepted');
		await strict.close();
	});
});

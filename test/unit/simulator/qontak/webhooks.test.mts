import { once } from 'node:events';
import type { AxiosInstance } from 'axios';
import { simulatorForEach } from '../../support/simulator.mts';
import { hookForEach } from '../hook.mts';
import { bearer, directBody, WA, WA_CLOUD } from './clients.mts';

const simulator = simulatorForEach({ qontak: { receipts: 'manual' } });
let client: AxiosInstance;
const hook = hookForEach();

beforeEach(() => {
	client = bearer(simulator.qontak);
});

const NUMBER = '628117661000';
const ALL = [
	'receive_message_from_agent',
	'receive_message_from_customer',
	'status_message',
	'broadcast_log_status',
	'room_resolved',
	'status_template',
] as const;
const customer = () => simulator.qontak.customer(NUMBER);
const posts = () => hook.posts.map(({ body }) => JSON.parse(body));
const kinds = () => posts().map((post) => [post.data_event, post.status]);

describe('registration', () => {
	const put = async (body: object, slot = 'message_interactions') =>
		await client.put(`/${slot}`, body);

	test('of each group by itself', async () => {
		await put({ receive_message_from_customer: true, url: 'https://a.example/1' });
		const room = await put(
			{ room_resolved: true, url: 'https://a.example/2' },
			'room_interactions',
		);
		expect(room.data.data).toMatchObject({
			room_resolved: { enabled: true, webhooks: [{ url: 'https://a.example/2' }] },
			receive_message_from_customer: { webhooks: [{ url: 'https://a.example/1' }] },
			auto_assign_agent: false,
			custom_agent_allocation: { enabled: false },
		});
		expect(room.data.data).not.toHaveProperty('status_template');
		const waba = { status_template: true, url: 'https://a.example/3' };
		expect((await put(waba, 'waba_interactions')).data.data.status_template).toMatchObject({
			enabled: true,
			webhooks: [{ event: 'waba_interaction' }],
		});
		const { interactions } = simulator.qontak;
		expect(interactions.urlOf('room_interactions')).toBe('https://a.example/2');
		expect(interactions.eventsOf('message_interactions')).toEqual([
			'receive_message_from_customer',
		]);
		const off = await put({ receive_message_from_customer: false });
		expect(off.data.data.receive_message_from_customer).toMatchObject({
			enabled: false,
			webhooks: [{ url: 'https://a.example/1' }],
		});
		interactions.clear();
		expect((await client.get('/room_interactions')).data.data.room_resolved.webhooks).toEqual([]);
	});

	test('of the same address again keeps its id', async () => {
		const id = async (url: string) =>
			(await put({ url })).data.data.status_message.webhooks[0].id as string;
		const first = await id('https://a.example/1');
		expect(await id('https://a.example/1')).toBe(first);
		expect(await id('https://a.example/2')).not.toBe(first);
	});

	test('is refused with unknown events, texts for booleans, or no address', async () => {
		const url = 'https://a.example/1';
		const answers = [
			await put({ status_message: true }),
			await put({ status_message: 'true', url }),
			await put({ room_resolved: true, url }),
			await put({ url: 'http://a.example/1' }),
			await put({ url: 'a.example' }),
			await put({ url: '' }),
			await client.post('/message_interactions', { url }),
		];
		expect(answers.map(({ status }) => status)).toEqual([422, 422, 422, 422, 422, 422, 405]);
		expect(simulator.qontak.interactions.urlOf('message_interactions')).toBeUndefined();
	});

	test('an empty address clears, when told to', async () => {
		await put({ status_message: true, url: 'https://a.example/1' });
		simulator.qontak.settings.emptyWebhookUrl = 'clears';
		const { data } = await put({ status_message: false, url: '' });
		expect(data.data.status_message).toEqual({ enabled: false, webhooks: [] });
	});
});

describe('what is posted', () => {
	test('nothing that is off', async () => {
		simulator.qontak.interactions.register(hook.url, ['status_message']);
		expect((await customer().says('halo')).posted).toEqual([]);
		expect(hook.posts).toEqual([]);
	});

	test('as in 2021, when told to', async () => {
		simulator.qontak.settings.payloads = 'classic';
		simulator.qontak.interactions.register(hook.url, ['receive_message_from_customer']);
		await customer().says('helo', { channel: WA });
		const [post] = posts();
		expect(Object.keys(post)).toEqual([
			...['id', 'type', 'room_id', 'is_campaign', 'sender_id', 'sender_type', 'sender'],
			...['participant_id', 'organization_id', 'text', 'status', 'participant_type'],
			...['external_id', 'local_id', 'created_at', 'reply', 'room'],
		]);
		expect(Object.keys(post.room)).toEqual([
			...['id', 'name', 'description', 'status', 'type', 'tags', 'channel', 'channel_account'],
			...['organization_id', 'account_uniq_id', 'channel_integration_id', 'session'],
			...['session_at', 'unread_count', 'created_at', 'updated_at', 'avatar', 'resolved_at'],
			...['external_id', 'resolved_by_id', 'resolved_by_type'],
		]);
		expect(post.room).toMatchObject({ channel: 'wa', channel_account: 'Qontak' });
	});

	test('an agent answers: first created without an id, then its statuses, all with one id', async () => {
		simulator.qontak.interactions.register(hook.url, ALL);
		const { room } = await customer().says('halo');
		const sent = simulator.qontak.agent().says(room.id, 'Ada yang bisa dibantu?');
		await simulator.qontak.settled();
		await sent.advance('sent');
		await sent.advance('delivered');
		await customer().reads();
		expect(kinds()).toEqual([
			['receive_message_from_customer', 'created'],
			['receive_message_from_agent', 'created'],
			['status_message', 'sent'],
			['status_message', 'delivered'],
			['status_message', 'read'],
		]);
		const [, created, ...statuses] = posts();
		expect(created).toMatchObject({ participant_type: 'agent', external_id: null, reply: null });
		for (const status of statuses) {
			expect(status).toMatchObject({ id: created.id, created_at: created.created_at });
			expect(status.external_id).toBe(sent.externalId);
		}
	});

	test('a bot answers: a status from the beginning', async () => {
		simulator.qontak.interactions.register(hook.url, ALL);
		const { room } = await customer().says('halo');
		simulator.qontak.bot().says(room.id, 'Halo!');
		await simulator.qontak.settled();
		expect(posts()[1]).toMatchObject({
			data_event: 'status_message',
			status: 'created',
			participant_type: 'bot',
		});
	});

	test('a broadcast that fails', async () => {
		simulator.qontak.interactions.register(hook.url, ALL);
		await client.post('/broadcasts/whatsapp/direct', directBody(NUMBER));
		await simulator.qontak.settled();
		await simulator.qontak.messages[0].advance('failed', { code: 131049, title: 'Not delivered' });
		expect(posts().find((post) => post.messages_broadcast_id)).toMatchObject({
			status: 'failed',
			whatsapp_error_message: '(#131049) Not delivered',
			messages_response: { failed: { statuses: [{ errors: [{ code: 131049 }] }] } },
		});
	});

	test('a room is resolved, a template reviewed', async () => {
		simulator.qontak.interactions.register(hook.url, ALL);
		const { room } = await customer().says('halo');
		await simulator.qontak.agent().resolves(room.id);
		simulator.qontak.templates.review('5b1d3c52-7f5e-4a0b-8f44-0c2d9d1e0b05', 'APPROVED');
		await simulator.qontak.settled();
		expect(posts().slice(1)).toMatchObject([
			{ id: room.id, status: 'resolved', data_event: 'room_resolved' },
			{ name: 'menunggu_persetujuan', status: 'APPROVED', data_event: 'status_template' },
		]);
	});

	test('anything, by hand', async () => {
		await expect(simulator.qontak.deliver({})).rejects.toThrow('No address');
		simulator.qontak.interactions.register(hook.url, ['status_message']);
		await simulator.qontak.deliver({ data_event: 'add_agent' });
		const [posted] = await simulator.qontak.deliver(Buffer.from('not json'));
		expect(posted).toMatchObject({ url: hook.url, attempts: [{ status: 200 }] });
		expect(hook.posts.map(({ body }) => body)).toEqual(['{"data_event":"add_agent"}', 'not json']);
	});

	test('the answered codes are kept; a failed post is not repeated unless told to', async () => {
		simulator.qontak.interactions.register(hook.url, ['receive_message_from_customer']);
		hook.answers.push(500);
		const { posted } = await customer().says('halo');
		expect(posted).toMatchObject([{ delivered: false, attempts: [{ status: 500 }] }]);
		const told = once(simulator.phones.events, 'webhook');
		await customer().says('halo?');
		expect(await told).toMatchObject([{ gateway: 'qontak', delivered: true, url: hook.url }]);
		expect(simulator.qontak.posts.map(({ delivered }) => delivered)).toEqual([false, true]);
	});
});

describe('events of wa_cloud, delayed and shuffled', () => {
	test('come in another order than they happened', async () => {
		const { qontak } = simulator;
		qontak.settings.webhookOrder = 'shuffled';
		qontak.interactions.register(hook.url, ALL);
		const change = { channel_integration_id: WA_CLOUD };
		await client.post('/broadcasts/whatsapp/direct', directBody(NUMBER, change));
		await qontak.settled();
		const [message] = qontak.messages;
		await Promise.all((['sent', 'delivered', 'read'] as const).map((one) => message.advance(one)));
		const statuses = posts().filter((post) => post.messages_broadcast_id);
		expect(statuses.map(({ status }) => status)).toEqual(['read', 'delivered', 'sent']);
	});

	test('but not those of other channels', async () => {
		const { qontak } = simulator;
		qontak.settings.webhookOrder = 'shuffled';
		qontak.settings.webhookDelayMs = 60_000;
		qontak.interactions.register(hook.url, ALL);
		expect((await customer().says('halo', { channel: WA })).posted).toHaveLength(1);
	});
});

describe('what a customer sends', () => {
	beforeEach(() => simulator.qontak.interactions.register(hook.url, ALL));
	const last = () => posts().at(-1);

	test('files, with an address that serves them', async () => {
		const bytes = Buffer.from('bytes');
		const acts = {
			image: async () => await customer().sendsImage(bytes, { caption: 'Lihat' }),
			video: async () => await customer().sendsVideo(bytes),
			audio: async () => await customer().sendsAudio(bytes),
			voice: async () => await customer().sendsVoice(bytes),
			document: async () => await customer().sendsDocument(bytes, { filename: 'a.pdf' }),
		};
		for (const [type, act] of Object.entries(acts)) {
			await act();
			expect(last()).toMatchObject({ type, file: { size: 5, filename: expect.any(String) } });
			expect((await client.get(last().file.url)).data).toBe('bytes');
		}
		expect(posts()[0].text).toBe('Lihat');
	});

	test('a place and contacts', async () => {
		await customer().sendsLocation({ latitude: 1, longitude: 2 });
		expect(last()).toMatchObject({ type: 'location', location: { latitude: 1, longitude: 2 } });
		await customer().sendsContacts([{ name: 'Kerry', phones: ['+1 940'] }]);
		expect(last()).toMatchObject({ type: 'contact', contacts: [{ name: 'Kerry' }] });
	});

	test("a template's quick reply answers on the same channel", async () => {
		await client.post(
			'/broadcasts/whatsapp/direct',
			directBody(NUMBER, {
				message_template_id: '5b1d3c52-7f5e-4a0b-8f44-0c2d9d1e0b02',
				parameters: {
					header: { format: 'IMAGE', params: [{ key: 'url', value: 'https://a.example/a.jpg' }] },
					body: [
						{ key: '1', value: 'name', value_text: 'Ayu' },
						{ key: '2', value: 'diskon', value_text: '20%' },
					],
				},
			}),
		);
		await customer().presses('Saya tertarik');
		expect(last()).toMatchObject({
			text: 'Saya tertarik',
			reply: simulator.qontak.messages[0].id,
			room: { channel: 'wa', status: 'unassigned' },
		});
		expect(customer().room?.messages).toHaveLength(2);
	});

	test('an answer to a message it received', async () => {
		const first = await customer().says('halo', { id: 'wamid.1' });
		const second = await customer().says('tadi', { inReplyTo: 'wamid.1' });
		expect(second.payload).toMatchObject({ reply: first.messageId });
		expect(customer().phone.bubbles.at(-1)?.content.inReplyTo).toBe('wamid.1');
		expect((await customer().says('?', { inReplyTo: 'wamid.x' })).payload).toMatchObject({
			reply: null,
		});
		await expect(customer().says('?', { channel: 'none' })).rejects.toThrow('no channel none');
	});
});

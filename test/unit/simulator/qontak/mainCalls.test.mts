import type { AxiosInstance } from 'axios';
import { simulatorForEach } from '../../support/simulator.mts';
import { hookForEach } from '../hook.mts';
import { bearer, directBody, root, signed, WA, WA_CLOUD } from './clients.mts';

const simulator = simulatorForEach();
let client: AxiosInstance;
const hook = hookForEach();

beforeEach(() => {
	client = bearer(simulator.qontak);
});

const NUMBER = '628117661000';
const posts = () => hook.posts.map(({ body }) => JSON.parse(body));

describe('three ways in', () => {
	test('a token of the password grant', async () => {
		const { settings } = simulator.qontak;
		const { username, password, clientId, clientSecret } = settings;
		const granted = await root(simulator.qontak).post('/oauth/token', {
			username,
			password,
			grant_type: 'password',
			client_id: clientId,
			client_secret: clientSecret,
		});
		expect(granted.status).toBe(200);
		expect(granted.data).toEqual({
			access_token: expect.stringMatching(/^[\w-]{43}$/),
			token_type: 'Bearer',
			expires_in: 29823918,
			refresh_token: expect.stringMatching(/^[\w-]{43}$/),
			created_at: expect.any(Number),
		});
		const health = await bearer(simulator.qontak, granted.data.access_token).get('/health');
		expect([health.status, health.data]).toEqual([200, { status: 'ok' }]);
	});

	test('a static token', async () => {
		expect((await client.get('/health')).status).toBe(200);
		const refused = await bearer(simulator.qontak, 'wrong').get('/health');
		expect(refused.status).toBe(401);
		expect(refused.data).toEqual({
			status: 'error',
			error: { code: 401, messages: ['Invalid token'] },
		});
	});

	test('a signature at the Mekari host', async () => {
		const answer = await signed(simulator.qontak, 'GET', '/templates/whatsapp?limit=10&offset=1');
		expect(answer.status).toBe(200);
		expect(answer.data.data).toHaveLength(10);
	});
});

test('channels show their secret, as Qontak does', async () => {
	const { data } = await client.get('/integrations?target_channel=wa');
	expect(data).toEqual({
		status: 'success',
		data: [
			{
				id: WA,
				target_channel: 'wa',
				webhook: 'LswudlTUZRpJErf-kqHB2A',
				settings: {
					domain_server: 'https://api-whatsapp.qontak.net',
					authorization: 'Y7Rt3W43VGVyhmFuZzgyM4E=',
					account_name: 'Qontak',
					server_wa_id: '6288233262100',
				},
				organization_id: '7e6e0187-6707-464f-8b99-59b094caae0b',
				created_at: '2020-07-28T02:43:30.060+00:00',
				is_active: true,
			},
		],
		meta: {
			pagination: {
				cursor: { next: null, prev: null, pit: null },
				offset: 1,
				limit: 10,
				total: 1,
				target_offset: 0,
			},
		},
	});
});

test('a direct broadcast reaches the phone, its log fills later, events follow', async () => {
	simulator.qontak.interactions.register(hook.url, ['broadcast_log_status', 'status_message']);
	const sent = await client.post('/broadcasts/whatsapp/direct', directBody(NUMBER));
	expect(sent.status).toBe(201);
	expect(sent.data.data).toMatchObject({
		name: 'Burhanudin Hakim',
		channel_integration_id: WA,
		contact_list_id: null,
		target_channel: 'wa',
		parameters: { header: {}, body: { 1: 'full_name' } },
		message_status_count: { failed: 0, delivered: 0, read: 0, pending: 0, sent: 0 },
		message_template: { name: 'message', status: 'APPROVED' },
	});
	const { id } = sent.data.data;
	const log = async () => (await client.get(`/broadcasts/${id}/whatsapp/log`)).data.data;
	expect(await log()).toEqual([]);
	await simulator.qontak.settled();
	expect(await log()).toEqual([
		expect.objectContaining({
			messages_broadcast_id: id,
			contact_phone_number: NUMBER,
			contact_full_name: 'Burhanudin Hakim',
			status: 'read',
			whatsapp_message_id: expect.stringMatching(/^wamid\./),
			whatsapp_error_message: 'n/a',
			is_pacing: false,
			channel_integration_id: WA,
		}),
	]);
	const [message] = simulator.qontak.messages;
	expect(message).toMatchObject({ to: NUMBER, kind: 'template', broadcastId: id, status: 'read' });
	expect(message.content.text).toContain('Hi Burhanudin Hakim,');
	expect(simulator.qontak.requests[0]).toMatchObject({ accepted: true, answeredStatus: 201 });
	const statuses = posts().map((post) => [post.data_event, post.status]);
	expect(statuses.filter(([event]) => event === 'broadcast_log_status')).toEqual([
		['broadcast_log_status', 'sent'],
		['broadcast_log_status', 'delivered'],
		['broadcast_log_status', 'read'],
	]);
	const status = posts().find((post) => post.data_event === 'status_message');
	expect(status).toMatchObject({
		is_campaign: true,
		external_id: message.externalId,
		room: { status: 'campaign', account_uniq_id: NUMBER },
	});
	expect(posts()[0]).toMatchObject({ messages_broadcast_id: id });
});

test('one address for all message events; a second PUT overwrites it', async () => {
	const off = await client.get('/message_interactions');
	expect(off.data.data.receive_message_from_customer).toEqual({ enabled: false, webhooks: [] });
	const put = await client.put('/message_interactions', {
		receive_message_from_customer: true,
		status_message: false,
		url: hook.url,
	});
	expect(put.status).toBe(200);
	const webhook = { id: expect.any(String), event: 'message_interaction', url: hook.url };
	expect(put.data.data).toMatchObject({
		receive_message_from_customer: { enabled: true, webhooks: [webhook] },
		receive_message_from_agent: { enabled: false, webhooks: [webhook] },
	});
	await client.put('/message_interactions', { url: 'https://elsewhere.example/hook' });
	const { data } = await client.get('/message_interactions');
	expect(data.data.receive_message_from_customer).toEqual({
		enabled: true,
		webhooks: [{ ...webhook, url: 'https://elsewhere.example/hook' }],
	});
});

test('a customer writes: a room opens and the event is posted', async () => {
	simulator.qontak.interactions.register(hook.url, ['receive_message_from_customer']);
	const customer = simulator.qontak.customer(NUMBER);
	const act = await customer.says('helo');
	expect(act.posted[0]).toMatchObject({ delivered: true, attempts: [{ status: 200 }] });
	expect(posts()).toEqual([
		expect.objectContaining({
			id: act.messageId,
			type: 'text',
			text: 'helo',
			status: 'created',
			participant_type: 'customer',
			sender_type: 'Models::Contact',
			sender: { name: customer.phone.name, avatar: null },
			external_id: act.externalId,
			data_event: 'receive_message_from_customer',
			webhook_event: 'message_interaction',
			room: expect.objectContaining({
				id: act.room.id,
				status: 'unassigned',
				channel: 'wa_cloud',
				channel_integration_id: WA_CLOUD,
				account_uniq_id: NUMBER,
				session: 'open',
				unread_count: 1,
			}),
		}),
	]);
	expect(simulator.qontak.posts).toHaveLength(1);
});

import type { AxiosInstance } from 'axios';
import { simulatorForEach } from '../support/simulator.mts';
import { clientOf } from './ivosights/client.mts';
import { hookForEach } from './hook.mts';

const simulator = simulatorForEach();
let client: AxiosInstance;
const hook = hookForEach();

beforeEach(() => {
	client = clientOf(simulator.ivosights);
});

const TEXT = '/api/v1/messages/send-text-message';

describe('the main calls', () => {
	test('a text is taken on and its receipts follow in order', async () => {
		simulator.ivosights.webhooks.add({ url: hook.url });
		const answer = await client.post(TEXT, { wa_id: '628123456789', text: 'hello' });
		expect(answer.status).toBe(200);
		expect(answer.data).toEqual({ messages: [{ id: expect.stringMatching(/^gBEG.{23}$/) }] });
		await simulator.ivosights.settled();
		const statuses = hook.posts.map(({ body }) => JSON.parse(body).statuses[0]);
		expect(statuses.map(({ status }) => status)).toEqual(['sent', 'delivered', 'read']);
		expect(statuses[0]).toMatchObject({
			id: answer.data.messages[0].id,
			recipient_id: '628123456789',
			type: 'message',
			pricing: { pricing_model: 'CBP' },
		});
		expect(simulator.ivosights.messages).toHaveLength(1);
		expect(simulator.ivosights.messages[0]).toMatchObject({
			to: '628123456789',
			kind: 'text',
			environment: 'production',
			status: 'read',
			content: { kind: 'text', text: 'hello' },
		});
	});

	test('a send can be answered as accounts on the Cloud API answer', async () => {
		simulator.ivosights.settings.sendAnswer = 'cloud';
		const { data } = await client.post(TEXT, { wa_id: '628123456789', text: 'hello' });
		expect(data).toEqual({
			messaging_product: 'whatsapp',
			contacts: [{ input: '628123456789', wa_id: '628123456789' }],
			messages: [{ id: expect.stringMatching(/^wamid\./), message_status: 'accepted' }],
		});
	});

	test('a template is rendered as the recipient reads it', async () => {
		const answer = await client.post('/api/v1/messages/send-template-message', {
			wa_id: '628123456789',
			template_id: '64f0c2a91b3d5e7f90a1b2c1',
			components: [
				{ type: 'header', parameters: [{ type: 'text', text: 'INV-7' }] },
				{
					type: 'body',
					parameters: ['Ayu', 'JNE', 'Kamis'].map((text) => ({ type: 'text', text })),
				},
				{
					type: 'button',
					index: '0',
					sub_type: 'url',
					parameters: [{ type: 'text', text: 'INV-7' }],
				},
			],
		});
		expect(answer.data).toEqual({ messages: [{ id: expect.any(String) }] });
		expect(simulator.ivosights.messages[0].content).toEqual({
			kind: 'template',
			template: {
				id: '64f0c2a91b3d5e7f90a1b2c1',
				name: 'order_shipped',
				language: 'id',
				category: 'UTILITY',
			},
			header: { type: 'text', text: 'Pesanan INV-7' },
			text: 'Halo Ayu, pesanan Anda sudah dikirim dengan JNE dan tiba sekitar Kamis.',
			footer: 'Toko Nusantara',
			buttons: [{ type: 'url', text: 'Lacak pesanan', url: 'https://toko.example/lacak/INV-7' }],
		});
	});

	test('templates come in pages of fifteen', async () => {
		const first = await client.get('/api/v1/message-templates');
		expect(first.data.meta.pagination).toMatchObject({
			per_page: 15,
			count: 15,
			current_page: 1,
			total_pages: 2,
			links: { next: `${simulator.ivosights.url}/api/v1/message-templates?page=2` },
		});
		const second = await client.get('/api/v1/message-templates?page=2');
		const ids = [...first.data.data, ...second.data.data].map(({ id }) => id);
		expect(new Set(ids).size).toBe(first.data.meta.pagination.total);
		const all = await client.get('/api/v1/message-templates/all-templates');
		expect(all.data.meta.pagination.total).toBe(ids.length + 1);
	});

	test('a customer writes, and the file of an image can be fetched', async () => {
		simulator.ivosights.webhooks.add({ url: hook.url });
		const { payload } = await simulator.ivosights
			.customer('628111')
			.sendsImage(Buffer.from([1, 2]));
		expect(JSON.parse(hook.posts[0].body)).toEqual(payload);
		const { id, mime_type: type } = JSON.parse(hook.posts[0].body).messages[0].image;
		const file = await client.get(`/api/v1/media/${id}`, { responseType: 'arraybuffer' });
		expect(file.headers['content-type']).toBe(type);
		expect(Buffer.from(file.data)).toEqual(Buffer.from([1, 2]));
		const missing = await client.get('/sandbox/api/v1/media/none');
		expect([missing.status, missing.data]).toEqual([404, { message: 'File not found' }]);
	});
});

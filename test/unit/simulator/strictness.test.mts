import type { AxiosInstance } from 'axios';
import axios from 'axios';
import { simulatorForEach } from '../support/simulator.mts';
import { clientOf } from './ivosights/client.mts';
import { bearer, directBody, form } from './qontak/clients.mts';

/** What the documents refuse, the stand-ins refuse, whatever the product makes of it. */

const simulator = simulatorForEach({ decisionTelecom: { receipts: 'manual' } });
const NUMBER = '628117661000';
let qontak: AxiosInstance;
let room: string;
beforeEach(async () => {
	qontak = bearer(simulator.qontak);
	room = (await simulator.qontak.customer(NUMBER).says('halo')).room.id;
});

const direct = async (parameters: object, template: object = {}) => {
	const { id } = simulator.qontak.templates.add({ name: 'mine', body: 'Hi', ...template });
	const body = directBody(NUMBER, { message_template_id: id, parameters });
	return await qontak.post('/broadcasts/whatsapp/direct', body);
};
const value = (text: string) => [{ key: '1', value: 'name', value_text: text }];

describe("texts over WhatsApp's limits, in Qontak's broadcasts", () => {
	test.each<[string, object, object, number]>([
		['a body of 1,024', { body: value('x'.repeat(1019)) }, { body: 'Halo {{1}}' }, 201],
		['a body of 1,025', { body: value('x'.repeat(1020)) }, { body: 'Halo {{1}}' }, 422],
		[
			'a header of 61',
			{ header: { format: 'TEXT', params: [{ key: '1', value: 'x'.repeat(56) }] } },
			{ header: { format: 'TEXT', text: 'Halo {{1}}' } },
			422,
		],
		[
			'a link of 2,001',
			{ buttons: [{ index: '0', type: 'url', value: 'x'.repeat(1024) }] },
			{ buttons: [{ type: 'URL', text: 'a', url: `https://x.id/${'y'.repeat(964)}{{1}}` }] },
			422,
		],
		...[15, 16].map((length): [string, object, object, number] => [
			`a one-time code of ${length}`,
			{
				body: value('1'.repeat(length)),
				buttons: [{ index: '0', type: 'url', value: '1'.repeat(length) }],
			},
			{
				category: 'AUTHENTICATION',
				body: '{{1}} is your code.',
				buttons: [{ type: 'URL', text: 'Copy', url: 'https://x.id/?code=otp{{1}}' }],
			},
			length > 15 ? 422 : 201,
		]),
		['an empty header', { header: {}, body: value('Budi') }, { body: 'Halo {{1}}' }, 201],
		['an empty header where one is needed', { header: {} }, { header: { format: 'IMAGE' } }, 422],
	])('%s', async (_, parameters, template, status) => {
		expect((await direct(parameters, template)).status).toBe(status);
	});
});

describe('rooms that take no message', () => {
	const text = () => ({ room_id: room, type: 'text', text: 'Halo!' });

	test('a blocked one', async () => {
		expect((await qontak.post('/messages/whatsapp', text())).status).toBe(201);
		await qontak.post('/contact_block', { room_id: room, reason: 'spam' });
		const bot = bearer(simulator.qontak, simulator.qontak.settings.botToken);
		const interactive = { body: 'Halo', buttons: [{ id: 'a', title: 'A' }] };
		const answers = [
			await qontak.post('/messages/whatsapp', text()),
			await bot.post('/messages/whatsapp/bot', text()),
			await bot.post('/messages/whatsapp/interactive_message/bot', {
				room_id: room,
				type: 'button',
				interactive,
			}),
		];
		expect(answers.map(({ status }) => status)).toEqual([422, 422, 422]);
		expect(answers[0].data.error.messages).toEqual(['Contact is blocked']);
	});

	test('one of Instagram', async () => {
		const channel = simulator.qontak.channels.find(({ target_channel: kind }) => kind === 'ig');
		const instagram = simulator.qontak.rooms.enter('17841400000', channel!, 'unassigned', 'budi');
		room = instagram.id;
		const { status, data } = await qontak.post('/messages/whatsapp', text());
		expect([status, data.error.messages]).toEqual([
			422,
			['Room is not a WhatsApp room but one of ig'],
		]);
	});
});

test.each([
	['image/png', 5 * 1024 * 1024, 201],
	['image/png', 5 * 1024 * 1024 + 1, 422],
	['application/pdf', 6 * 1024 * 1024, 201],
])('a file of type %s with %d bytes is answered %d', async (type, bytes, status) => {
	const file = { bytes: 'a'.repeat(bytes), name: 'file', type };
	expect((await qontak.post('/file_uploader', form({}, file))).status).toBe(status);
});

test('a target_channel that nobody knows', async () => {
	const asked = async (path: string) => (await qontak.get(path)).status;
	expect(await asked('/integrations?target_channel=wa_cloud')).toBe(200);
	expect(await asked('/integrations?target_channel=wa_clout')).toBe(422);
	expect(await asked('/broadcasts/whatsapp?target_channel[]=wa')).toBe(200);
	expect(await asked('/broadcasts/whatsapp?target_channel[]=pigeon')).toBe(422);
});

describe('bytes and addresses that are no text', () => {
	const doors = () => ({
		qontak: { client: qontak, path: '/rooms', send: '/contact_block' },
		ivosights: {
			client: clientOf(simulator.ivosights),
			path: '/api/v1/message-templates',
			send: '/api/v1/messages/send-text-message',
		},
		decisionTelecom: {
			client: axios.create({
				baseURL: simulator.decisionTelecom.baseUrl,
				headers: { Authorization: `Basic ${simulator.decisionTelecom.apiKey}` },
				validateStatus: () => true,
				proxy: false,
			}),
			path: '/receive-whatsapp',
			send: '/send-whatsapp',
		},
	});

	test.each(['qontak', 'ivosights', 'decisionTelecom'] as const)('at %s', async (gateway) => {
		const { client, path, send } = doors()[gateway];
		const body = Buffer.from([...Buffer.from('{"text":"'), 0xc3, 0x28, ...Buffer.from('"}')]);
		const headers = { 'Content-Type': 'application/json' };
		expect((await client.post(send, body, { headers })).status).toBe(400);
		for (const address of [`${path}/%zz`, `${path}?query=%zz`, `${path}?query=%ff`, `${path}/%`]) {
			expect([address, (await client.get(address)).status]).toEqual([address, 400]);
		}
		expect((await client.get(`${path}?query=%C3%A9`)).status).not.toBe(500);
	});
});

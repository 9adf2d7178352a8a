import type { AxiosInstance } from 'axios';
import { simulatorForEach } from '../../support/simulator.mts';
import { bearer, form } from './clients.mts';

const simulator = simulatorForEach();
let client: AxiosInstance;
let bot: AxiosInstance;
let room: string;

beforeEach(async () => {
	client = bearer(simulator.qontak);
	bot = bearer(simulator.qontak, simulator.qontak.settings.botToken);
	room = (await simulator.qontak.customer(NUMBER).says('halo')).room.id;
});

const NUMBER = '628117661000';
const shown = () => simulator.qontak.customer(NUMBER).phone.bubbles.at(-1)?.content;
const text = (change: object = {}) => ({ room_id: room, type: 'text', text: 'Halo!', ...change });

describe('texts', () => {
	test('from a bot and from an agent', async () => {
		const first = await bot.post('/messages/whatsapp/bot', text());
		expect(first.status).toBe(201);
		expect(first.data.data).toMatchObject({
			id: expect.any(String),
			type: 'text',
			room_id: room,
			status: 'created',
			participant_type: 'bot',
			sender_type: 'Models::SystemAccount',
			external_id: null,
			room: { id: room },
		});
		const second = await client.post('/messages/whatsapp', text({ local_id: 'mine' }));
		expect(second.data.data).toMatchObject({
			participant_type: 'agent',
			sender: { name: 'Ratna Wulandari' },
			local_id: 'mine',
		});
		expect((await bot.post('/messages/whatsapp/bot', form(text()))).status).toBe(201);
		expect(shown()).toEqual({ kind: 'text', text: 'Halo!' });
		expect(simulator.qontak.messages.map(({ kind }) => kind)).toEqual(['text', 'text', 'text']);
	});

	test('are refused when empty, too long, with a file or more', async () => {
		const file = { bytes: 'a', name: 'a.txt', type: 'text/plain' };
		const answers = [
			await client.post('/messages/whatsapp', text({ text: ' ' })),
			await client.post('/messages/whatsapp', text({ text: 'a'.repeat(4097) })),
			await client.post('/messages/whatsapp', text({ type: 'poem' })),
			await client.post('/messages/whatsapp', text({ to: NUMBER })),
			await client.post('/messages/whatsapp', form(text(), file)),
			await client.post('/messages/whatsapp', text({ room_id: 'none' })),
			await bot.post('/messages/whatsapp/bot', text({ local_id: 'mine' })),
		];
		expect(answers.map(({ status }) => status)).toEqual([422, 422, 422, 422, 422, 404, 422]);
	});
});

describe('the 24 hours', () => {
	test('are enforced, also when the customer never wrote', async () => {
		const { settings } = simulator.qontak;
		const later = (hours: number) => () => new Date(Date.now() + hours * 3_600_000);
		settings.now = later(23.9);
		const expiring = (await client.get('/rooms?sessions=expiring')).data.data;
		expect(expiring).toMatchObject([{ id: room }]);
		expect((await client.post('/messages/whatsapp', text())).status).toBe(201);
		settings.now = later(24.1);
		const { status, data } = await client.post('/messages/whatsapp', text());
		expect(status).toBe(422);
		expect(data.error.messages[0]).toContain('more than 24 hours');
		settings.window = 'open';
		expect((await client.post('/messages/whatsapp', text())).status).toBe(201);
	});

	test('do not hold for templates; a resolved room takes nothing', async () => {
		simulator.qontak.settings.now = () => new Date(Date.now() + 48 * 3_600_000);
		const fields = { room_id: room, message_template_id: '5b1d3c52-7f5e-4a0b-8f44-0c2d9d1e0b07' };
		expect((await client.post('/messages/whatsapp/hsm', form(fields))).status).toBe(201);
		expect(shown()).toMatchObject({ kind: 'template', template: { name: 'terima_kasih' } });
		await client.put(`/rooms/${room}/resolve`);
		const refused = await client.post('/messages/whatsapp/hsm', form(fields));
		expect([refused.status, refused.data.error.messages]).toEqual([
			422,
			['Room is already resolved'],
		]);
		expect((await client.post('/messages/whatsapp', text())).status).toBe(422);
	});
});

describe('files', () => {
	const send = async (type: string, file?: Parameters<typeof form>[1], caption?: string) => {
		const fields = { room_id: room, type, ...(caption && { text: caption }) };
		return await bot.post('/messages/whatsapp/bot', form(fields, file));
	};

	test('go out as forms and are on the phone', async () => {
		const { status, data } = await send(
			'image',
			{ bytes: 'jpeg', name: 'kopi.jpg', type: 'image/jpeg' },
			'Kopi Gayo',
		);
		expect(status).toBe(201);
		expect(data.data).toMatchObject({ type: 'image', file: { filename: 'kopi.jpg', size: 4 } });
		const content = shown();
		expect(content).toMatchObject({ kind: 'image', text: 'Kopi Gayo' });
		const { bytes } = simulator.qontak.media.get(content?.media?.id ?? '') ?? {};
		expect(Buffer.from(bytes ?? []).toString()).toBe('jpeg');
		for (const [type, name, mimeType] of [
			['video', 'a.mp4', 'video/mp4'],
			['audio', 'a.mp3', 'audio/mpeg'],
			['document', 'a.csv', 'text/csv'],
		]) {
			expect((await send(type, { bytes: 'a', name, type: mimeType })).status).toBe(201);
		}
	});

	test('are refused when missing, empty, too large or of another type', async () => {
		const jpeg = { bytes: 'a', name: 'a.jpg', type: 'image/jpeg' };
		const answers = [
			await send('image'),
			await send('image', { ...jpeg, bytes: '' }),
			await send('image', { ...jpeg, type: 'image/gif' }),
			await send('image', { ...jpeg, bytes: new Uint8Array(5 * 1024 * 1024 + 1) }),
			await send('image', jpeg, 'a'.repeat(1025)),
			await bot.post('/messages/whatsapp/bot', { room_id: room, type: 'image', file: 'https://a' }),
		];
		expect(answers.map(({ status }) => status)).toEqual([422, 422, 422, 422, 422, 422]);
		expect(simulator.qontak.messages).toEqual([]);
	});
});

describe('buttons and lists', () => {
	const PATH = '/messages/whatsapp/interactive_message/bot';
	const post = async (type: string, interactive: object) =>
		await bot.post(PATH, { room_id: room, type, interactive });
	const yes = { id: 'yes', title: 'Ya' };
	const no = { id: 'no', title: 'Tidak' };
	const row = { id: 'a', title: 'Kopi', description: 'Gayo' };

	test('are shown, pressed, and come back as their words', async () => {
		const header = { format: 'image', link: 'https://cdn.qontak.com/a.jpg' };
		const answer = await post('button', {
			header,
			body: 'Datang?',
			footer: 'Toko',
			buttons: [yes, no],
		});
		expect([answer.status, answer.data.data.text]).toEqual([201, 'Datang?']);
		expect(shown()).toMatchObject({
			kind: 'buttons',
			header: { type: 'image', link: header.link },
			footer: 'Toko',
			buttons: [
				{ id: 'yes', text: 'Ya' },
				{ id: 'no', text: 'Tidak' },
			],
		});
		const customer = simulator.qontak.customer(NUMBER);
		const pressed = await customer.presses('yes');
		expect(pressed.payload).toMatchObject({ type: 'text', text: 'Ya', reply: answer.data.data.id });
		const lists = { button: 'Buka', sections: [{ title: 'Menu', rows: [row] }] };
		await post('list', { header: { format: 'text', text: 'Menu' }, body: 'Pilih', lists });
		const picked = await customer.presses('Kopi');
		expect(picked.payload).toMatchObject({ text: 'Kopi', room: { id: room } });
		await expect(customer.presses('Teh')).rejects.toThrow('it shows:');
	});

	test.each([
		['four buttons', 'button', { buttons: [yes, no, yes, no] }],
		['no button', 'button', { buttons: [] }],
		['one title twice', 'button', { buttons: [yes, { ...no, title: 'Ya' }] }],
		['a long title', 'button', { buttons: [{ id: 'a', title: 'a'.repeat(21) }] }],
		['a body that is an object', 'button', { body: { text: 'a' }, buttons: [yes] }],
		['buttons and a list', 'button', { buttons: [yes], lists: {} }],
		['a list as buttons', 'list', { buttons: [yes] }],
		['eleven rows', 'list', { lists: { button: 'a', sections: rows(6, 5) } }],
		[
			'sections without titles',
			'list',
			{ lists: { button: 'a', sections: [{ rows: [row] }, { rows: [] }] } },
		],
		['untitled sections', 'list', { lists: { button: 'a', sections: untitled(rows(1, 1)) } }],
		['one row twice', 'list', { lists: { button: 'a', sections: [{ rows: [row, row] }] } }],
		[
			'an image above a list',
			'list',
			{
				header: { format: 'image', link: 'https://a.example/a.jpg' },
				lists: { button: 'a', sections: [{ rows: [row] }] },
			},
		],
	])('are refused with %s', async (_what, type, interactive) => {
		expect((await post(type, { body: 'Pilih', ...interactive })).status).toBe(422);
		expect(simulator.qontak.messages).toEqual([]);
	});

	test('are for bots', async () => {
		expect((await client.post(PATH, {})).status).toBe(403);
	});

	function rows(...counts: number[]) {
		return counts.map((count, section) => ({
			title: `${section}`,
			rows: Array.from({ length: count }, (_, index) => ({ id: `${section}${index}`, title: 'a' })),
		}));
	}

	function untitled(sections: ReturnType<typeof rows>) {
		return sections.map((one) => ({ rows: one.rows }));
	}
});

describe('a template in a room', () => {
	const post = async (id: string) =>
		await client.post('/messages/whatsapp/hsm', form({ room_id: room, message_template_id: id }));

	test('must not need values', async () => {
		expect((await post('99aa44c1-6573-4a89-b0ca-f272b1b846b4')).status).toBe(201);
		expect((await post('cf7a16bd-e84f-4f72-8cce-70934edfc585')).status).toBe(422);
		expect((await post('34d95207-0b48-4ce0-b589-2b7c1519d457')).status).toBe(422);
		expect((await post('5b1d3c52-7f5e-4a0b-8f44-0c2d9d1e0b06')).status).toBe(422);
		expect((await post('none')).status).toBe(422);
	});
});

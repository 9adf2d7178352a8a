import type { AxiosInstance } from 'axios';
import { simulatorForEach } from '../../support/simulator.mts';
import { bearer, directBody, WA_CLOUD } from './clients.mts';

const simulator = simulatorForEach();
let client: AxiosInstance;

beforeEach(() => {
	client = bearer(simulator.qontak);
});

const NUMBER = '628117661000';
const OTP = '60cccaa0-ccd9-4efd-bdfb-875859c4b50a';
const IMAGE = '34d95207-0b48-4ce0-b589-2b7c1519d457';
const SHIPPED = '5b1d3c52-7f5e-4a0b-8f44-0c2d9d1e0b01';
const VOUCHER = '5b1d3c52-7f5e-4a0b-8f44-0c2d9d1e0b04';
const PHONE_BUTTON = '99aa44c1-6573-4a89-b0ca-f272b1b846b4';

const direct = async (change: object = {}) =>
	await client.post('/broadcasts/whatsapp/direct', directBody(NUMBER, change));

/** The fields that a 422 names. */
async function refusedFields(change: object): Promise<Record<string, string[]>> {
	const { status, data } = await direct(change);
	expect(status).toBe(422);
	expect(data).toMatchObject({ status: 'error', error: { code: 422 } });
	expect(data.error.messages[0].type).toBe('expectation_failed');
	expect(simulator.qontak.messages).toEqual([]);
	return data.error.messages[0].active_model_errors;
}

const body = (key: string, value: string, value_text: unknown) => ({ key, value, value_text });
const link = { key: 'url', value: 'https://cdn.qontak.com/a.jpg' };

describe('a direct broadcast is refused', () => {
	test.each([
		['a number with +', { to_number: '+628117661000' }, 'to_number'],
		['a number as a number', { to_number: 628117661000 }, 'to_number'],
		['no name', { to_name: ' ' }, 'to_name'],
		['an unknown field', { callback_url: 'https://a.example' }, 'callback_url'],
		['no language', { language: undefined }, 'language'],
		['another language', { language: { code: 'en' } }, 'language.code'],
		['no parameters', { parameters: undefined }, 'parameters'],
		['an id that is none', { message_template_id: '17' }, 'message_template_id'],
		[
			'an unknown template',
			{ message_template_id: 'aaaaaaaa-0000-4000-8000-000000000000' },
			'message_template_id',
		],
		[
			'a template that waits',
			{ message_template_id: '5b1d3c52-7f5e-4a0b-8f44-0c2d9d1e0b05' },
			'message_template_id',
		],
		[
			'an unknown channel',
			{ channel_integration_id: 'aaaaaaaa-0000-4000-8000-000000000000' },
			'channel_integration_id',
		],
		[
			'a channel that is off',
			{ channel_integration_id: '0d2c9a41-7d55-4b0e-9c55-2f6c7f1f4b10' },
			'channel_integration_id',
		],
		[
			'a channel of another kind',
			{ channel_integration_id: '8a6d0b72-53a1-4d0a-8a39-6f1f0f8f7c21' },
			'channel_integration_id',
		],
	])('for %s', async (_what, change, field) => {
		expect(Object.keys(await refusedFields(change))).toEqual([field]);
	});

	test.each([
		['a name of one letter', [body('1', 'n', 'Ayu')], 'parameters.body.0.value'],
		['a name of 17 letters', [body('1', 'a'.repeat(17), 'Ayu')], 'parameters.body.0.value'],
		['a name with a capital', [body('1', 'Name', 'Ayu')], 'parameters.body.0.value'],
		['an empty text', [body('1', 'name', '')], 'parameters.body.0.value_text'],
		['a line break', [body('1', 'name', 'a\nb')], 'parameters.body.0.value_text'],
		['five spaces', [body('1', 'name', 'a     b')], 'parameters.body.0.value_text'],
		['a number for a text', [body('1', 'name', 7)], 'parameters.body.0.value_text'],
		['a number for a key', [{ ...body('1', 'name', 'a'), key: 1 }], 'parameters.body.0.key'],
		['too few values', [], 'parameters.body'],
		['too many', [body('1', 'name', 'a'), body('2', 'name', 'b')], 'parameters.body'],
		['one value twice', [body('1', 'name', 'a'), body('1', 'name', 'b')], 'parameters.body'],
		['a variable that is not there', [body('2', 'name', 'a')], 'parameters.body'],
	])('for %s in the body', async (_what, list, field) => {
		expect(Object.keys(await refusedFields({ parameters: { body: list } }))).toEqual([field]);
	});

	test.each([
		['none', undefined, 'parameters.header'],
		['another format', { format: 'VIDEO', params: [link] }, 'parameters.header'],
		['no params', { format: 'IMAGE', params: [] }, 'parameters.header.params'],
		[
			'no link',
			{ format: 'IMAGE', params: [{ key: 'filename', value: 'a.jpg' }] },
			'parameters.header',
		],
		['one key twice', { format: 'IMAGE', params: [link, link] }, 'parameters.header'],
		[
			'a link without https',
			{ format: 'IMAGE', params: [{ key: 'url', value: 'http://cdn.example/a.jpg' }] },
			'parameters.header.params.0.value',
		],
		[
			'a key that is none',
			{ format: 'IMAGE', params: [{ key: 'link', value: 'https://a.example' }] },
			'parameters.header.params.0.key',
		],
	])('for a header with %s', async (_what, header, field) => {
		const change = { message_template_id: IMAGE, parameters: { header } };
		expect(Object.keys(await refusedFields(change))).toEqual([field]);
	});

	test('for a header where there is none', async () => {
		const { parameters } = directBody(NUMBER);
		const header = { format: 'IMAGE', params: [link] };
		expect(await refusedFields({ parameters: { ...parameters, header } })).toEqual({
			'parameters.header': ['is not expected by the message template'],
		});
	});

	test.each([
		['none', OTP, [], 'parameters.buttons'],
		[
			'a number for an index',
			OTP,
			[{ index: 0, type: 'url', value: '1' }],
			'parameters.buttons.0.index',
		],
		['no such index', OTP, [{ index: '1', type: 'url', value: '1' }], 'parameters.buttons'],
		['another type', OTP, [{ index: '0', type: 'copy_code', value: '1' }], 'parameters.buttons'],
		[
			'an unknown type',
			OTP,
			[{ index: '0', type: 'link', value: '1' }],
			'parameters.buttons.0.type',
		],
		['an empty value', OTP, [{ index: '0', type: 'url', value: '' }], 'parameters.buttons.0.value'],
		[
			'a value for a phone',
			PHONE_BUTTON,
			[{ index: '0', type: 'url', value: '1' }],
			'parameters.buttons',
		],
	])('for buttons with %s', async (_what, id, buttons, field) => {
		const list = id === OTP ? [body('1', 'otp', '123456')] : [];
		const change = { message_template_id: id, parameters: { body: list, buttons } };
		expect(Object.keys(await refusedFields(change))).toEqual([field]);
	});

	test('for a body that is no JSON object, and for a GET', async () => {
		const headers = { 'Content-Type': 'application/json' };
		const answers = [
			await client.post('/broadcasts/whatsapp/direct', '{', { headers }),
			await client.post('/broadcasts/whatsapp/direct', [], { headers }),
			await client.post('/broadcasts/whatsapp/direct', undefined),
			await client.post('/broadcasts/whatsapp/direct', 'a=b'),
			await client.get('/broadcasts/whatsapp/direct'),
		];
		expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400, 405]);
	});
});

describe('what the recipient reads', () => {
	const shown = () => simulator.qontak.customer(NUMBER).phone.bubbles.at(-1)?.content;

	test('a text header, the body and a link', async () => {
		const { status } = await direct({
			message_template_id: SHIPPED,
			channel_integration_id: WA_CLOUD,
			parameters: {
				header: { format: 'TEXT', params: [{ key: '1', value: 'INV-7' }] },
				body: [body('3', 'day', 'Senin'), body('1', 'name', 'Ayu'), body('2', 'by', 'JNE')],
				buttons: [{ index: '0', type: 'URL', value: 'INV-7' }],
			},
		});
		expect(status).toBe(201);
		expect(shown()).toMatchObject({
			kind: 'template',
			header: { type: 'text', text: 'Pesanan INV-7' },
			text: 'Halo Ayu, pesanan Anda sudah dikirim dengan JNE dan tiba sekitar Senin.',
			footer: 'Toko Nusantara',
			buttons: [{ type: 'url', text: 'Lacak pesanan', url: 'https://toko.example/lacak/INV-7' }],
		});
	});

	test('an image with a file name, and a code to copy', async () => {
		const header = { format: 'IMAGE', params: [link, { key: 'filename', value: 'a.jpg' }] };
		await direct({ message_template_id: IMAGE, parameters: { header } });
		expect(shown()?.header).toEqual({ type: 'image', link: link.value, filename: 'a.jpg' });
		await direct({
			message_template_id: VOUCHER,
			parameters: {
				body: [body('1', 'name', 'Ayu')],
				buttons: [{ index: '0', type: 'copy_code', value: 'HEMAT' }],
			},
		});
		expect(shown()?.buttons).toEqual([{ type: 'copyCode', text: 'Salin kode', code: 'HEMAT' }]);
	});
});

describe('lists, detail and log', () => {
	test('a message that can not be delivered fails in the log', async () => {
		simulator.qontak.notOnWhatsApp.add(NUMBER);
		const { data } = await direct();
		await simulator.qontak.settled();
		const path = `/broadcasts/${data.data.id}/whatsapp`;
		expect((await client.get(path)).data.data.message_status_count).toEqual({
			...{ failed: 1, delivered: 0, read: 0, pending: 0, sent: 0 },
		});
		const log = await client.get(`${path}/log`);
		expect(log.data.data[0]).toMatchObject({
			status: 'failed',
			whatsapp_error_message: '(#131026) Message undeliverable',
		});
	});

	test('what WhatsApp refuses at once has no id there, and its code in the errors', async () => {
		simulator.qontak.settings.receipts = 'manual';
		const { data } = await direct();
		const details = 'The template (message) does not exist in the specified language (id)';
		await simulator.qontak.messages[0].advance('failed', { code: 2001, title: 'Gone', details });
		const log = await client.get(`/broadcasts/${data.data.id}/whatsapp/log`);
		expect(log.data.data).toMatchObject([
			{
				status: 'failed',
				whatsapp_message_id: 'n/a',
				whatsapp_error_message: details,
				messages_response: { errors: [{ code: 2001, title: 'Gone', details }] },
			},
		]);
	});

	test('receipts by hand', async () => {
		simulator.qontak.settings.receipts = 'manual';
		const { data } = await direct();
		await simulator.qontak.settled();
		const log = async () => {
			const answer = await client.get(`/broadcasts/${data.data.id}/whatsapp/log`);
			return answer.data.data[0];
		};
		expect(await log()).toMatchObject({ status: 'pending', whatsapp_message_id: null });
		const [message] = simulator.qontak.messages;
		await message.advance('delivered');
		expect(await log()).toMatchObject({
			status: 'delivered',
			whatsapp_message_id: message.externalId,
			messages_response: {
				messaging_product: 'whatsapp',
				delivered: {
					statuses: [
						expect.objectContaining({
							status: 'delivered',
							timestamp: expect.stringMatching(/^\d{10}$/),
						}),
					],
				},
			},
		});
	});

	test('filters', async () => {
		await direct();
		await direct({ channel_integration_id: WA_CLOUD, to_name: 'Ayu' });
		const names = async (query: string) => {
			const { data } = await client.get(`/broadcasts/whatsapp${query}`);
			return data.data.map(({ name }: { name: string }) => name);
		};
		expect(await names('')).toEqual(['Ayu', 'Burhanudin Hakim']);
		expect(await names('?query=ayu')).toEqual(['Ayu']);
		expect(await names('?target_channel[]=wa')).toEqual(['Burhanudin Hakim']);
		expect(await names('?execute_types[]=specific')).toEqual([]);
		expect(await names('?category=UTILITY')).toEqual([]);
		expect(await names('?start_date=2099-01-01')).toEqual([]);
		expect((await client.get('/broadcasts/whatsapp?end_date=soon')).status).toBe(422);
		expect((await client.get('/broadcasts/whatsapp?name=a')).status).toBe(422);
		expect((await client.get('/broadcasts/none/whatsapp')).status).toBe(404);
		expect((await client.get('/broadcasts/none/whatsapp/log')).status).toBe(404);
	});

	test('numbers are checked', async () => {
		simulator.qontak.notOnWhatsApp.add('628111111111');
		const check = { channel_integration_id: WA_CLOUD, phone_numbers: [NUMBER, '628111111111'] };
		const { status, data } = await client.post('/broadcasts/contacts', check);
		expect([status, data.data]).toEqual([
			200,
			{
				contacts: [
					{ input: NUMBER, status: 'valid', wa_id: NUMBER },
					{ input: '628111111111', status: 'invalid' },
				],
			},
		]);
		const wrong = { ...check, phone_numbers: [] };
		expect((await client.post('/broadcasts/contacts', wrong)).status).toBe(422);
	});
});

test('a fault can be meant for one recipient', async () => {
	const { faults } = simulator.qontak;
	faults.next({ match: { recipient: NUMBER }, kind: 'status', status: 503 });
	const other = await client.post('/broadcasts/whatsapp/direct', directBody('628999999999'));
	expect([other.status, (await direct()).status, (await direct()).status]).toEqual([201, 503, 201]);
});

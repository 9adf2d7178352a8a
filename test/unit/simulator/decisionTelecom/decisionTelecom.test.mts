import axios, { type AxiosInstance } from 'axios';
import { ERRORS } from '../../../../simulator/decisionTelecom/errors.mts';
import { simulatorForEach } from '../../support/simulator.mts';
import { printedErrors, printedSamples, printedSend } from './seed.mts';
import { startHook, type Hook } from '../hook.mts';

const simulator = simulatorForEach({ decisionTelecom: { receipts: 'manual', callbackWaitMs: 1 } });
let client: AxiosInstance;
const gateway = () => simulator.decisionTelecom;

beforeEach(() => {
	client = axios.create({
		baseURL: gateway().baseUrl,
		headers: { Authorization: `Basic ${gateway().apiKey}` },
		validateStatus: () => true,
		proxy: false,
	});
});

const send = async (body: object) => await client.post('/send-whatsapp', body);
const { template_params: message, template_name: name, ...fields } = printedSend();
const text = {
	source_addr: fields.source_addr,
	destination_addr: fields.destination_addr,
	message_type: 1,
	text: fields.text,
};

test('its errors are those of the document', () => {
	expect(Object.values(ERRORS)).toEqual(
		printedErrors().map(({ name: title, message: words, code, status }) => ({
			name: title,
			message: words,
			code,
			status,
		})),
	);
});

describe("the document's requests", () => {
	test('text and image with all printed fields', async () => {
		expect((await send(fields)).data).toEqual({ message_id: 554 });
		expect((await send({ ...fields, message_type: 2 })).data).toEqual({ message_id: 555 });
		expect(gateway().messages.map(({ kind, to }) => [kind, to])).toEqual([
			['text', '8882222200'],
			['image', '8882222200'],
		]);
	});

	test('a template as text, with either header', async () => {
		gateway().settings.templates = 'any';
		const [header, body] = message.template.components;
		for (const parameter of header.parameters) {
			const own = JSON.stringify({
				...message,
				to: '8882222200',
				template: {
					...message.template,
					name,
					components: [{ ...header, parameters: [parameter] }, body],
				},
			}).replace('http(s)', 'https');
			const sent = { ...fields, message_type: 4, template_name: name, template_params: own };
			expect((await send(sent)).status).toBe(200);
		}
	});

	test('a sample with a real number and link', async () => {
		gateway().settings.templates = 'any';
		const [, sample] = printedSamples()[0];
		const real = JSON.stringify(sample)
			.replace('38063xxxxxxx', '380631234567')
			.replace('url image.jpg', 'https://example.com/a.jpg');
		expect((await send(JSON.parse(real) as object)).status).toBe(200);
		expect((await send(sample)).data).toMatchObject({ code: 1 });
	});

	test('the status follows the message', async () => {
		await send(text);
		const ask = async () => (await client.post('/receive-whatsapp', { message_id: 554 })).data;
		expect(await ask()).toEqual({ message_id: 554, status: 6 });
		await gateway().messages[0].advance('seen');
		expect(await ask()).toEqual({ message_id: 554, status: 7 });
	});
});

describe('what is refused', () => {
	test.each<[object, string]>([
		[{ source_addr: 'x'.repeat(21) }, 'source_addr'],
		[{ source_addr: undefined }, 'source_addr'],
		[{ destination_addr: '+380631234567' }, 'destination_addr'],
		[{ message_type: 3 }, 'message_type'],
		[{ message_type: '1' }, 'message_type'],
		[{ text: 'x'.repeat(4097) }, 'text'],
		[{ text: undefined }, 'text'],
		[{ message_type: 2 }, 'file_url'],
		[{ message_type: 4 }, 'template_name'],
		[{ message_type: 4, template_name: 'x', template_params: '{' }, 'template_params'],
		[{ callback_url: 'nowhere' }, 'callback_url'],
		[{ unknown: 1 }, 'unknown'],
	])('%j names %s', async (change, parameter) => {
		const { status, data } = await send({ ...text, ...change });
		expect(status).toBe(400);
		expect(data).toEqual({ ...ERRORS[1], name: `Invalid Parameter: ${parameter}` });
		expect(gateway().messages).toHaveLength(0);
	});

	test.each([
		['https://example.com/a.gif', 9],
		['https://example.com/a', 9],
	])('%s has code %i', async (file_url, code) => {
		expect((await send({ ...text, message_type: 2, file_url })).data).toMatchObject({ code });
	});

	test('a wrong key, a wrong path, a GET, in the form of the framework', async () => {
		const headers = { Authorization: 'Basic wrong' };
		const wrong = await client.post('/send-whatsapp', text, { headers });
		expect(wrong).toMatchObject({ status: 401, data: { name: 'Unauthorized', code: 0 } });
		expect((await client.post('/elsewhere', text)).data).toMatchObject({ status: 404 });
		expect((await client.get('/send-whatsapp')).status).toBe(405);
	});

	test('errors with HTTP 200, if the account is set so', async () => {
		gateway().settings.errors = 'ok';
		gateway().settings.balance = 'empty';
		expect(await send(text)).toMatchObject({ status: 200, data: ERRORS[3] });
	});
});

describe('callbacks', () => {
	let hook: Hook;
	beforeEach(async () => {
		hook = await startHook();
	});
	afterEach(async () => await hook.close());

	test.each([
		['json', 'application/json', '{"message_id":554,"status":1}'],
		['form', 'application/x-www-form-urlencoded', 'message_id=554&status=1'],
		['query', undefined, ''],
	] as const)('as %s', async (callbackEncoding, type, body) => {
		gateway().settings.callbackEncoding = callbackEncoding;
		const heard: string[] = [];
		simulator.phones.events.on('webhook', ({ url }) => heard.push(url));
		await send({ ...text, callback_url: `${hook.url}?token=t` });
		await gateway().messages[0].advance('delivered');
		expect(hook.posts).toMatchObject([{ body }]);
		expect(hook.posts[0].headers['content-type']).toBe(type);
		const behind = callbackEncoding === 'query' ? '&message_id=554&status=1' : '';
		expect(heard).toEqual([`${hook.url}?token=t${behind}`]);
	});

	test('three tries, and by themselves when receipts are automatic', async () => {
		gateway().settings.receipts = 'auto';
		hook.answers.push(500, 500);
		await send({ ...text, callback_url: hook.url });
		await gateway().settled();
		expect(hook.posts.map(({ body }) => (JSON.parse(body) as { status: number }).status)).toEqual([
			0, 0, 0, 1, 7,
		]);
		gateway().notOnWhatsApp.add('8882222200');
		await send(text);
		await gateway().settled();
		expect(gateway().messages.map(({ status }) => status)).toEqual(['seen', 'failed']);
	});
});

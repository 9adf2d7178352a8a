import type { AxiosInstance } from 'axios';
import { simulatorForEach } from '../../support/simulator.mts';
import { clientOf } from '../ivosights/client.mts';
import { hookForEach } from '../hook.mts';
import { pageClient } from './client.mts';

const simulator = simulatorForEach({ ivosights: { receipts: 'manual' } });
let client: AxiosInstance;
const hook = hookForEach();

beforeEach(() => {
	client = pageClient(simulator.page.url);
	simulator.ivosights.webhooks.add({ url: hook.url });
});

const NUMBER = '628123456789';
const WHO = { gateway: 'ivosights', phone: NUMBER };
const PNG = Buffer.from('89504e470d0a1a0a0000000d', 'hex');
const act = async (wish: object) => await client.post('/phones/acts', { ...WHO, ...wish });
const heard = () => JSON.parse(hook.posts.at(-1)?.body ?? 'null');
const told = { pending: false, webhooks: [{ delivered: true, answer: '200' }] };

/** Sends two messages with the same buttons; gives their ids. */
async function buttons(): Promise<string[]> {
	const business = clientOf(simulator.ivosights);
	const ids: string[] = [];
	for (const title of ['Ya', 'Boleh']) {
		const { data } = await business.post('/api/v1/messages/send-reply-button-message', {
			wa_id: NUMBER,
			body: 'Datang?',
			action: { buttons: [{ id: 'yes', title }] },
		});
		ids.push(data.messages[0].id);
	}
	return ids;
}

describe('as the customer', () => {
	test('writes', async () => {
		const { status, data } = await act({ act: 'say', text: '  <b>Halo</b> ', inReplyTo: 'ABGG1' });
		expect([status, data]).toEqual([200, told]);
		expect(heard().messages[0]).toMatchObject({
			from: NUMBER,
			text: { body: '<b>Halo</b>' },
			context: { id: 'ABGG1' },
		});
	});

	test('presses a button, of the message that was meant', async () => {
		const [first, second] = await buttons();
		await act({ act: 'press', choice: 'yes', inReplyTo: first });
		expect(heard().messages[0]).toMatchObject({
			context: { id: first },
			interactive: { button_reply: { id: 'yes', title: 'Ya' } },
		});
		await act({ act: 'press', choice: 'yes' });
		expect(heard().messages[0].context.id).toBe(second);
	});

	test('reacts, reads, fills in a form', async () => {
		const [first] = await buttons();
		await act({ act: 'react', emoji: '👍', messageId: first });
		expect(heard().messages[0].reaction).toEqual({ message_id: first, emoji: '👍' });
		const { data } = await act({ act: 'read' });
		expect(data.webhooks).toHaveLength(2);
		expect(heard().statuses[0].status).toBe('read');
		await clientOf(simulator.ivosights).post('/api/v1/messages/send-flow-message', {
			wa_id: NUMBER,
			body: 'Isi',
			action: {
				parameters: {
					flow_message_version: '3',
					flow_id: '1',
					flow_cta: 'Isi',
					flow_action: 'data_exchange',
				},
			},
		});
		await act({ act: 'flow', answers: { name: 'Ayu' } });
		const { nfm_reply: reply } = heard().messages[0].interactive;
		expect(JSON.parse(reply.response_json)).toMatchObject({ name: 'Ayu' });
	});

	test('sends a picture, which the page then shows', async () => {
		const { status } = await client.post('/phones/images', PNG, {
			params: { ...WHO, caption: 'Lihat' },
			headers: { 'Content-Type': 'image/png' },
		});
		expect(status).toBe(200);
		expect(heard().messages[0].image).toMatchObject({ mime_type: 'image/png', caption: 'Lihat' });
		const { id } = simulator.phones.phone(NUMBER).bubbles[0];
		const shown = await client.get(`/phones/files/ivosights/${id}`, {
			responseType: 'arraybuffer',
		});
		expect(shown.headers['content-type']).toBe('image/png');
		expect(Buffer.from(shown.data)).toEqual(PNG);
	});

	test('writes to a gateway that tells nobody', async () => {
		const { data } = await act({ act: 'say', gateway: 'decisionTelecom', text: 'Halo' });
		expect(data).toEqual({ pending: false, webhooks: [] });
		expect(simulator.phones.phone(NUMBER).bubbles[0].gateway).toBe('decisionTelecom');
	});

	test('learns that a webhook did not take it', async () => {
		hook.answers.push(500, 502, 503);
		const { data } = await act({ act: 'say', text: 'Halo' });
		expect(data.webhooks).toEqual([{ delivered: false, answer: '503' }]);
	});
});

describe('what cannot be done is said', () => {
	test.each([
		['nothing to say', { act: 'say', text: '  ' }, 'text: There is nothing to send.'],
		[
			'no number',
			{ act: 'say', text: 'x', phone: '+62 81' },
			'phone: The number is 8 to 15 digits without +.',
		],
		[
			'no such gateway',
			{ act: 'say', text: 'x', gateway: '__proto__' },
			'There is no gateway __proto__.',
		],
		['no such button', { act: 'press', choice: 'Ya' }, 'it shows: nothing to press'],
		[
			'no such hand',
			{ act: 'press', choice: 'Ya', gateway: 'decisionTelecom' },
			'At this gateway a customer cannot do that.',
		],
		['no such act', { act: 'fly' }, 'act: Invalid discriminator value'],
	])('%s', async (_case, wish, words) => {
		const { status, data } = await act(wish);
		expect(status).toBe(422);
		expect(data.message).toContain(words);
		expect(hook.posts).toEqual([]);
	});

	test('no JSON', async () => {
		const { status, data } = await client.post('/phones/acts', Buffer.from('{'), {
			headers: { 'Content-Type': 'application/json' },
		});
		expect([status, data.message]).toEqual([422, 'This is no JSON.']);
	});

	test('no picture, or one that is too large', async () => {
		const send = async (bytes: Buffer) =>
			await client.post('/phones/images', bytes, {
				params: WHO,
				headers: { 'Content-Type': 'image/png' },
			});
		const svg = await send(Buffer.from('<svg onload="alert(1)"/>'));
		expect([svg.status, svg.data.message]).toEqual([
			422,
			'WhatsApp takes JPEG and PNG pictures only.',
		]);
		const large = Buffer.concat([PNG, Buffer.alloc(5 * 1024 * 1024)]);
		expect((await send(large)).status).toBe(413);
	});
});

test.each([
	['text/html', 'application/octet-stream'],
	['image/svg+xml', 'application/octet-stream'],
	['application/pdf', 'application/octet-stream'],
	['audio/ogg; codecs=opus', 'audio/ogg'],
	['image/webp', 'image/webp'],
])('a file of type %s is served as %s', async (mimeType, served) => {
	const customer = simulator.ivosights.customer(NUMBER);
	const { messageId } = await customer.sendsDocument(Buffer.from('<script>'), { mimeType });
	const { headers } = await client.get(`/phones/files/ivosights/${messageId}`);
	expect(headers['content-type']).toBe(served);
	const attached = served === 'application/octet-stream' ? 'attachment' : undefined;
	expect(headers['content-disposition']).toBe(attached);
});

test('what the gateway does not hold is not there', async () => {
	const { messageId } = await simulator.ivosights.customer(NUMBER).says('no file');
	for (const path of [`ivosights/${messageId}`, 'ivosights/none', '__proto__/x', 'nobody/x']) {
		expect((await client.get(`/phones/files/${path}`)).status).toBe(404);
	}
});

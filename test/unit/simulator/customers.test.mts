import { once } from 'node:events';
import type { AxiosInstance } from 'axios';
import { simulatorForEach } from '../support/simulator.mts';
import { clientOf } from './ivosights/client.mts';
import { hookForEach } from './hook.mts';

const simulator = simulatorForEach({ ivosights: { receipts: 'manual' } });
let client: AxiosInstance;
const hook = hookForEach();

beforeEach(() => {
	client = clientOf(simulator.ivosights);
	simulator.ivosights.webhooks.add({ url: hook.url });
});

const NUMBER = '628123456789';
const customer = () => simulator.ivosights.customer(NUMBER);
const last = () => JSON.parse(hook.posts.at(-1)?.body ?? 'null');
const send = async (kind: string, body: object) =>
	(await client.post(`/api/v1/messages/send-${kind}-message`, { wa_id: NUMBER, ...body })).data
		.messages[0].id as string;

describe('what a customer writes', () => {
	test('a text, in the shape of the document', async () => {
		const { messageId } = await customer().says('Yes, count me in!', { inReplyTo: 'ABGG1' });
		expect(last()).toEqual({
			contacts: [{ profile: { name: customer().phone.name }, wa_id: NUMBER }],
			messages: [
				{
					context: { from: '622122902218', id: 'ABGG1' },
					from: NUMBER,
					id: messageId,
					timestamp: expect.stringMatching(/^\d{10}$/),
					text: { body: 'Yes, count me in!' },
					type: 'text',
				},
			],
		});
	});

	test('files come without contacts, each with its own type', async () => {
		const bytes = Buffer.from('bytes');
		const acts = {
			image: async () => await customer().sendsImage(bytes, { caption: 'Look' }),
			video: async () => await customer().sendsVideo(bytes),
			audio: async () => await customer().sendsAudio(bytes),
			voice: async () => await customer().sendsVoice(bytes),
			document: async () => await customer().sendsDocument(bytes, { filename: 'a.pdf' }),
			sticker: async () => await customer().sendsSticker(bytes),
		};
		for (const [type, act] of Object.entries(acts)) {
			await act();
			expect(last().contacts).toBeUndefined();
			const [message] = last().messages;
			expect(message.type).toBe(type);
			expect(message[type]).toMatchObject({
				id: expect.any(String),
				mime_type: expect.stringContaining('/'),
				sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
			});
		}
	});

	test('a place, a contact, a reaction, another number', async () => {
		await customer().sendsLocation({ latitude: 1, longitude: 2, name: 'Here' });
		expect(last().messages[0].location).toEqual({ latitude: 1, longitude: 2, name: 'Here' });
		await customer().sendsContacts([
			{ name: { formatted_name: 'Kerry' }, phones: [{ phone: '+1 940', type: 'CELL' }] },
		]);
		expect(last().messages[0].contacts[0].name.formatted_name).toBe('Kerry');
		expect(customer().phone.bubbles.at(-1)?.content.contacts).toEqual([
			{ name: 'Kerry', phones: ['+1 940'] },
		]);
		await customer().reacts('👍', 'ABGG1');
		expect(last().messages[0].reaction).toEqual({ message_id: 'ABGG1', emoji: '👍' });
		await customer().changesNumber('628999999999');
		expect(last()).toEqual({
			messages: [
				expect.objectContaining({
					from: NUMBER,
					type: 'system',
					system: {
						body: expect.stringContaining('628999999999'),
						new_wa_id: '628999999999',
						type: 'user_changed_number',
					},
				}),
			],
		});
	});
});

describe('what a customer presses', () => {
	test('a reply button', async () => {
		const id = await send('reply-button', {
			body: 'Datang?',
			action: {
				buttons: [
					{ id: 'yes', title: 'Ya' },
					{ id: 'no', title: 'Tidak' },
				],
			},
		});
		await customer().presses('Ya');
		expect(last().messages[0]).toMatchObject({
			type: 'interactive',
			context: { id },
			interactive: { type: 'button_reply', button_reply: { id: 'yes', title: 'Ya' } },
		});
		await customer().presses('no');
		expect(last().messages[0].interactive.button_reply.id).toBe('no');
	});

	test('a row of a list', async () => {
		await send('list', {
			body: 'Pilih',
			action: {
				button: 'Buka',
				sections: [{ rows: [{ id: 'a', title: 'Kopi', description: 'Gayo' }] }],
			},
		});
		await customer().presses('Kopi');
		expect(last().messages[0].interactive).toEqual({
			type: 'list_reply',
			list_reply: { id: 'a', title: 'Kopi', description: 'Gayo' },
		});
	});

	test("a template's quick reply", async () => {
		await send('template', {
			template_id: '64f0c2a91b3d5e7f90a1b2cb',
			components: [{ type: 'body', parameters: [{ type: 'text', text: 'Gita' }] }],
		});
		await customer().presses('Puas');
		expect(last().messages[0]).toMatchObject({
			type: 'button',
			button: { payload: 'Puas', text: 'Puas' },
		});
	});

	test('a flow', async () => {
		await send('flow', {
			body: 'Isi',
			action: {
				parameters: {
					flow_message_version: '3',
					flow_id: '1',
					flow_cta: 'Isi',
					flow_token: 'token',
					flow_action: 'navigate',
					flow_action_payload: { screen: 'A' },
				},
			},
		});
		await customer().submitsFlow({ name: 'Ayu' });
		const { nfm_reply: reply } = last().messages[0].interactive;
		expect(JSON.parse(reply.response_json)).toEqual({ flow_token: 'token', name: 'Ayu' });
	});

	test('what is not on the screen can not be pressed', async () => {
		await send('text', { text: 'Hi' });
		await expect(customer().presses('Ya')).rejects.toThrow('nothing to press');
	});
});

describe('what a customer does to messages', () => {
	test('reads them', async () => {
		const first = await send('text', { text: '1' });
		const second = await send('text', { text: '2' });
		await customer().reads(first);
		expect(last().statuses[0]).toEqual({
			id: first,
			recipient_id: NUMBER,
			status: 'read',
			type: 'message',
			timestamp: expect.any(String),
		});
		await customer().reads();
		expect(hook.posts).toHaveLength(2);
		expect(last().statuses[0].id).toBe(second);
	});

	test('takes one back', async () => {
		const { messageId } = await customer().says('oops');
		await customer().deletes(messageId);
		expect(last().statuses[0]).toMatchObject({ id: messageId, status: 'deleted' });
	});

	test('sees when the business has read', async () => {
		const { messageId } = await customer().says('hello');
		const path = (id: string) => `/api/v1/messages/${id}/read`;
		const { status, data } = await client.put(path(messageId));
		expect([status, data]).toEqual([200, null]);
		expect(customer().phone.bubbles[0].status).toBe('read');
		expect((await client.put(path('none'))).status).toBe(404);
		const sent = await send('text', { text: 'hi' });
		expect((await client.put(path(sent))).status).toBe(404);
	});
});

test('everything on a phone is told as it happens', async () => {
	const heard: string[] = [];
	const { events } = simulator.phones;
	events.on('message', ({ direction, content }) => heard.push(`${direction} ${content.text}`));
	events.on('status', ({ status }) => heard.push(status));
	await customer().says('hello');
	const read = once(events, 'status');
	await send('text', { text: 'hi' });
	await customer().reads();
	await read;
	expect(heard).toEqual(['in hello', 'out hi', 'read']);
	expect(simulator.phones.all().map(({ number }) => number)).toEqual([NUMBER]);
});

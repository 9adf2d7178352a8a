import type { IDataObject } from 'n8n-workflow';
import { entry, message, NOW, read, roomPost } from './posts.mts';

const CUSTOMER = '628117661000';

describe('a message', () => {
	test('of a customer: the official sample', () => {
		const body = message();
		expect(read(body)).toEqual({
			event: 'message',
			gateway: 'qontak',
			id: body.id,
			messageId: 'ABEGYoEXZhAAAgo6',
			gatewayMessageId: body.id,
			roomId: body.room_id,
			from: CUSTOMER,
			name: 'Burhanudin Hakim',
			direction: 'in',
			timestamp: '2021-03-03T22:53:29.000Z',
			receivedAt: NOW,
			message: { type: 'text', text: 'helo' },
			raw: body,
		});
	});

	test("of an agent: to the customer, without WhatsApp's id", () => {
		const body = message({
			data_event: 'receive_message_from_agent',
			participant_type: 'agent',
			external_id: null,
			sender: { name: 'Sari Melati' },
		});
		const event = read(body);
		expect(event).toMatchObject({ event: 'message', to: CUSTOMER, direction: 'out' });
		expect(event).toMatchObject({ messageId: body.id, gatewayMessageId: body.id });
		expect(event).not.toHaveProperty('from');
		// The name of the number that wrote; an agent has none.
		expect(event).not.toHaveProperty('name');
	});

	test.each([
		['image', 'image'],
		['document', 'document'],
		['file', 'document'],
		['voice', 'voice'],
		['story', 'other'],
	])('with a file: %s', (given, type) => {
		const file = { url: 'https://cdn.qontak.com/uploads/a.jpg', filename: 'a.jpg', size: 7 };
		const body = message({ type: given, text: 'Look', file, file_uniq_id: 'f1' });
		expect(read(body).message).toEqual({
			type,
			...(type === 'other' && { kind: given }),
			text: 'Look',
			media: { id: 'f1', url: file.url, fileName: 'a.jpg', caption: 'Look' },
		});
	});

	test('with a place, with contacts, and as an answer', () => {
		const location = { latitude: -6.2, longitude: 106.8 };
		expect(read(message({ type: 'location', location })).message).toMatchObject({
			type: 'location',
			location,
		});
		const contacts = [{ name: 'Budi', phones: ['62811'] }];
		expect(read(message({ type: 'contact', contacts })).message).toMatchObject({
			type: 'contacts',
			contacts,
		});
		const context = (reply: unknown) => read(message({ reply: reply as never })).message?.context;
		expect(context('4198c4b2')).toEqual({ messageId: '4198c4b2' });
		expect(context({ id: 'a', external_id: 'wamid.b' })).toEqual({ messageId: 'wamid.b' });
		expect(context({})).toBeUndefined();
	});
});

describe('what kind it is', () => {
	test.each([
		['a customer, no name', {}, 'message'],
		['a customer whose message was read, no name', { status: 'read' }, 'message'],
		['an agent, created, no name', { participant_type: 'agent' }, 'message'],
		['a bot, created, no name', { participant_type: 'bot' }, 'message'],
		['an agent, delivered, no name', { participant_type: 'agent', status: 'delivered' }, 'status'],
		[
			'a bot, created, by name a status',
			{ participant_type: 'bot', data_event: 'status_message' },
			'status',
		],
		['a customer, by name a status', { status: 'deleted', data_event: 'status_message' }, 'status'],
		['an unknown name, but a message', { data_event: 'receive_message_new' }, 'message'],
		['a log entry, whatever its name', { messages_broadcast_id: 'b' }, 'broadcastStatus'],
	])('%s', (_, more, event) => {
		expect(read(message(more)).event).toBe(event);
	});

	test.each([
		['a resolved room, no name', roomPost(), 'room'],
		['a resolved room by name', roomPost({ data_event: 'room_resolved' }), 'room'],
		['a room that is not resolved', roomPost({ status: 'assigned' }), 'room'],
		['an assigned agent', roomPost({ data_event: 'agent_assigned_to_room' }), 'room'],
		['a room under a name that is not known', roomPost({ data_event: 'room_expired' }), 'room'],
		['a room in data', { event_type: 'moved', data: roomPost() }, 'room'],
		['a custom allocation', { data_event: 'custom_agent_allocation', room: {} }, 'other'],
		[
			'a template',
			{ name: 'promo', language: 'id', status: 'APPROVED', category: 'MARKETING' },
			'template',
		],
		['a template by name', { data_event: 'status_template', id: 't' }, 'template'],
		['anything', { hello: 'world' }, 'other'],
		['a name of Object', { data_event: 'constructor' }, 'other'],
	])('%s', (_, body, event) => {
		expect(read(body)).toMatchObject({ event, gateway: 'qontak', raw: body });
	});
});

describe('a status', () => {
	const status = (value: string, more = {}) =>
		read(message({ participant_type: 'agent', status: value, ...more }));

	test.each([
		['sent', 'sent'],
		['delivered', 'delivered'],
		['read', 'read'],
		['failed', 'failed'],
		['Pending', 'pending'],
		['constructor', 'other'],
	])('%s is %s', (given, value) => {
		expect(status(given)).toMatchObject({
			event: 'status',
			messageId: 'ABEGYoEXZhAAAgo6',
			to: CUSTOMER,
			direction: 'out',
			status: { value },
		});
	});

	test('has an id of its own for each word, and no time: Qontak tells that of the message', () => {
		expect(status('sent').id).not.toBe(status('read').id);
		expect(status('sent').id).toBe(status('sent').id);
		expect(status('sent')).not.toHaveProperty('timestamp');
	});

	test('of a message that the customer took back comes from the customer', () => {
		const body = message({ data_event: 'status_message', status: 'deleted' });
		expect(read(body)).toMatchObject({
			from: CUSTOMER,
			direction: 'in',
			status: { value: 'deleted' },
		});
	});
});

describe("a message's or its status's own id at Qontak", () => {
	const isOut = { participant_type: 'agent', data_event: 'status_message' };

	test.each(['created', 'sent', 'delivered', 'read', 'failed'])(
		'%s: is there whether WhatsApp has given one or not',
		(status) => {
			for (const external_id of [null, 'n/a', '', 'wamid.1', 'm-own']) {
				const event = read(message({ ...isOut, id: 'm-own', status, external_id }));
				const messageId = external_id === 'wamid.1' ? 'wamid.1' : 'm-own';
				expect(event).toMatchObject({ event: 'status', messageId, gatewayMessageId: 'm-own' });
			}
		},
	);

	test('is not made up', () => {
		const event = read(
			message({ ...isOut, id: undefined, status: 'sent', external_id: 'wamid.1' }),
		);
		expect(event).toMatchObject({ messageId: 'wamid.1' });
		expect(event).not.toHaveProperty('gatewayMessageId');
	});
});

describe("a broadcast's status", () => {
	test('joins broadcast and message', () => {
		const body = entry('delivered');
		expect(read(body)).toEqual({
			event: 'broadcastStatus',
			gateway: 'qontak',
			id: `broadcast:${String(body.id)}:delivered`,
			messageId: 'wamid.HBgN',
			gatewayMessageId: body.id,
			broadcastId: '34879159-8298-486b-8420-f968285d8a42',
			to: '6281234567890',
			direction: 'out',
			timestamp: '2021-07-02T07:16:22.000Z',
			receivedAt: NOW,
			status: {
				value: 'delivered',
				pricing: { billable: true, category: 'utility', pricing_model: 'CBP' },
				conversation: { id: 'c', origin: { type: 'utility' } },
			},
			raw: body,
		});
	});

	test('of two who were refused at once are two events, also where they have no id', () => {
		const refused = { id: undefined, whatsapp_message_id: 'n/a' };
		const people = ['628117661000', '6281234567890', 'ID.1', 'ID.2', null];
		const ids = people.map(
			(contact_phone_number) => read(entry('failed', { ...refused, contact_phone_number })).id,
		);
		expect(new Set(ids).size).toBe(people.length);
	});

	test("tells why it failed, from WhatsApp's own report", () => {
		const errors = [{ code: 131049, title: 'Not delivered' }];
		const failed = { failed: { statuses: [{ id: 'w', status: 'failed', errors }] } };
		expect(read(entry('failed', { messages_response: failed })).status).toEqual({
			value: 'failed',
			error: { code: 131049, title: 'Not delivered', reason: 'marketingCap' },
		});
	});

	test("tells why it failed, from the Cloud API's own refusal", () => {
		const error = {
			message: '(#131026) Message undeliverable',
			type: 'OAuthException',
			code: 131026,
			error_data: { messaging_product: 'whatsapp', details: 'No such account' },
		};
		const refused = { whatsapp_error_message: 'n/a', messages_response: { error } };
		expect(read(entry('failed', refused)).status).toEqual({
			value: 'failed',
			error: {
				code: 131026,
				title: '(#131026) Message undeliverable',
				details: 'No such account',
				reason: 'notOnWhatsApp',
			},
		});
	});

	test.each([
		['(#131026) Message undeliverable', 131026, 'notOnWhatsApp'],
		['Something new', '', 'other'],
	])("tells why it failed, from Qontak's words: %s", (words, code, reason) => {
		const body = entry('failed', { whatsapp_error_message: words, messages_response: {} });
		expect(read(body).status).toEqual({
			value: 'failed',
			error: { code, title: words, reason },
		});
	});

	test('tells why it was refused at once, which has no message', () => {
		const errors = [{ code: 131026, title: 'Undeliverable', details: 'Not on WhatsApp' }];
		const body = entry('failed', {
			whatsapp_message_id: 'n/a',
			whatsapp_error_message: 'Receiver is incapable of receiving this message',
			messages_response: { code: 400, errors },
		});
		expect(read(body)).toMatchObject({
			messageId: body.id,
			status: {
				value: 'failed',
				error: {
					code: 131026,
					title: 'Undeliverable',
					details: 'Not on WhatsApp',
					reason: 'notOnWhatsApp',
				},
			},
		});
		expect(read(body)).not.toHaveProperty('gatewayMessageId');
	});

	test('n/a is no failure', () => {
		expect(read(entry('failed', { messages_response: {} })).status).toEqual({ value: 'failed' });
	});

	test('before WhatsApp has it', () => {
		const body = entry('pending', { whatsapp_message_id: null, messages_response: null });
		expect(read(body)).toMatchObject({ messageId: body.id, status: { value: 'pending' } });
		expect(read(body)).not.toHaveProperty('gatewayMessageId');
	});
});

describe('a resolved room', () => {
	test('as a room', () => {
		const body = roomPost();
		expect(read(body)).toEqual({
			event: 'room',
			kind: 'resolved',
			gateway: 'qontak',
			id: `room:${String(body.id)}:2021-03-04T01:02:03.000Z`,
			roomId: body.id,
			from: CUSTOMER,
			name: 'Burhanudin',
			timestamp: '2021-03-04T01:02:03.000Z',
			receivedAt: NOW,
			raw: body,
		});
	});

	test('as the Digest has it', () => {
		const data = {
			room_id: 'room_abcde123',
			resolved_at: '2023-10-27T10:15:00Z',
			resolved_by: 'agent_id_xyz',
		};
		expect(read({ event_type: 'room_resolved', data })).toMatchObject({
			event: 'room',
			roomId: 'room_abcde123',
			timestamp: '2023-10-27T10:15:00.000Z',
		});
	});

	test('that is opened and resolved again is another event', () => {
		const again = roomPost({ resolved_at: '2021-04-01T00:00:00.000Z' });
		expect(read(roomPost()).id).not.toBe(read(again).id);
	});
});

describe("Mekari's own webhooks about rooms", () => {
	const posted = (data_event: string) =>
		roomPost({
			data_event,
			status: 'assigned',
			created_at: '2025-03-01T01:00:00.000Z',
			updated_at: '2025-03-02T02:00:00.000Z',
			agent_ids: ['a1'],
			last_message: { raw_message: { contacts: [], messages: [{ id: 'wamid.x', type: 'text' }] } },
		});

	test.each([
		['room_created', '2025-03-01T01:00:00.000Z'],
		['qontak.chat.room.created', '2025-03-01T01:00:00.000Z'],
		['add_agent', '2025-03-02T02:00:00.000Z'],
		['qontak.chat.room.updated', '2025-03-02T02:00:00.000Z'],
		['agent_unassigned_from_room', '2025-03-02T02:00:00.000Z'],
	])('%s is an event of its room', (name, timestamp) => {
		const body = posted(name);
		expect(read(body)).toEqual({
			event: 'room',
			kind: name,
			gateway: 'qontak',
			id: expect.stringMatching(/^room:e658411a-.*:.{22}$/) as string,
			roomId: body.id,
			from: CUSTOMER,
			name: 'Burhanudin',
			timestamp,
			receivedAt: NOW,
			raw: body,
		});
	});

	test('an earlier end of the room does not make two changes one', () => {
		const ids = ['room_created', 'add_agent', 'remove_agent'].map((name) => read(posted(name)).id);
		expect(new Set(ids).size).toBe(3);
	});

	test('around the room', () => {
		const { id, ...room } = roomPost();
		expect(read({ data_event: 'add_agent', room: { ...room, id } })).toMatchObject({
			event: 'room',
			kind: 'add_agent',
			roomId: id,
		});
	});
});

describe('who it is', () => {
	const person = (ofRoom: IDataObject, more: IDataObject = {}) => {
		const { from, to, userId, username } = read(message(more, ofRoom));
		return { from, to, userId, username };
	};

	test.each(['ID.6281234567890', '6281234567890@lid', 'user.9373795779', '120363404694233820'])(
		'an id that is no number stays one: %s',
		(account_uniq_id) => {
			expect(person({ account_uniq_id })).toEqual({ userId: account_uniq_id });
			const agent = { participant_type: 'agent' };
			expect(person({ account_uniq_id }, agent)).toEqual({ userId: account_uniq_id });
		},
	);

	test('the number of another channel is none', () => {
		expect(person({ account_uniq_id: '1784140582', channel: 'ig' })).toEqual({
			userId: '1784140582',
		});
	});

	test('a user name', () => {
		const sender = { name: 'Sari', username: '@sari.melati' };
		expect(person({}, { sender })).toEqual({ from: CUSTOMER, username: '@sari.melati' });
	});

	test('a broadcast to what is no number goes to none', () => {
		expect(read(entry('sent', { contact_phone_number: 'ID.628117661000' }))).not.toHaveProperty(
			'to',
		);
	});
});

describe("Meta's own form", () => {
	test('a preference', () => {
		const body = { user_preferences: [{ wa_id: '628120000001', value: 'stop' }] };
		expect(read(body)).toMatchObject({
			event: 'preference',
			gateway: 'qontak',
			from: '628120000001',
			preference: { value: 'stop' },
		});
	});

	test('a message in the envelope', () => {
		const value = {
			messages: [{ id: 'wamid.1', from: '62811', type: 'text', text: { body: 'a' } }],
		};
		const body = { entry: [{ changes: [{ field: 'messages', value }] }] };
		expect(read(body)).toMatchObject({ event: 'message', gateway: 'qontak', from: '62811' });
	});
});

test('times without a zone are UTC', () => {
	const at = (created_at: unknown) => read(message({ created_at: created_at as never })).timestamp;
	expect(at('2021-03-03T22:53:29')).toBe('2021-03-03T22:53:29.000Z');
	expect(at('2021-03-03T22:53:29+07:00')).toBe('2021-03-03T15:53:29.000Z');
	expect(at(1614812009)).toBe('2021-03-03T22:53:29.000Z');
	expect(at('soon')).toBeUndefined();
});

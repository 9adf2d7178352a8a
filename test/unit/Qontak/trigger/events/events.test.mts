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
		expect(event.messageId).toBe(body.id);
		expect(event).not.toHaveProperty('gatewayMessageId');
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
		['a room that is not resolved', roomPost({ status: 'assigned' }), 'other'],
		['an assigned agent', roomPost({ data_event: 'agent_assigned_to_room' }), 'other'],
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

	test("tells why it failed, from WhatsApp's own report", () => {
		const errors = [{ code: 131049, title: 'Not delivered' }];
		const failed = { failed: { statuses: [{ id: 'w', status: 'failed', errors }] } };
		expect(read(entry('failed', { messages_response: failed })).status).toEqual({
			value: 'failed',
			error: { code: 131049, title: 'Not delivered', reason: 'marketingCap' },
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

test('times without a zone are UTC', () => {
	const at = (created_at: unknown) => read(message({ created_at: created_at as never })).timestamp;
	expect(at('2021-03-03T22:53:29')).toBe('2021-03-03T22:53:29.000Z');
	expect(at('2021-03-03T22:53:29+07:00')).toBe('2021-03-03T15:53:29.000Z');
	expect(at(1614812009)).toBe('2021-03-03T22:53:29.000Z');
	expect(at('soon')).toBeUndefined();
});

import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { eventsOf } from '../../../nodes/Ivosights/events';
import type { NormalizedEvent } from '../../../nodes/shared/event';
import { REASONS } from '../../../nodes/shared/failure';
import { seedPosts } from './seedPosts.mts';

const NOW = '2026-11-20T07:00:00.000Z';
const read = (body: unknown) => eventsOf(body, NOW);

/** The one event of a body, without what is the same for all. */
function only(body: IDataObject): Partial<NormalizedEvent> {
	const events = read(body);
	expect(events).toHaveLength(1);
	const { gateway, receivedAt, ...event } = events[0];
	expect({ gateway, receivedAt }).toEqual({ gateway: 'ivosights', receivedAt: NOW });
	return event;
}

const message = (more: IDataObject) => ({
	from: '628123456789',
	id: 'wamid.1',
	timestamp: '1518694235',
	...more,
});
const status = (more: IDataObject) => ({
	id: 'wamid.1',
	recipient_id: '628123456789',
	status: 'sent',
	timestamp: '1518694700',
	...more,
});
const contentOf = (more: IDataObject) => only({ messages: [message(more)] }).message;

describe("the document's own payloads (seed 003)", () => {
	const posts = seedPosts();

	test('all are there', () => {
		expect(posts).toHaveLength(16);
	});

	test.each(posts)('$title: one event, and raw is what was posted', ({ body }) => {
		expect(only(body).raw).toEqual(body);
	});

	test('are read as the document explains them', () => {
		const told = posts.map(({ body }) => {
			const { event, from, to, name, timestamp, message: said, status: now } = only(body);
			return [event, said?.type ?? now?.value, from ?? to, name, timestamp];
		});
		expect(told).toEqual([
			['message', 'text', '16315551234', 'Kerry Fisher', '2018-02-15T11:30:35.000Z'],
			['message', 'location', '16315551234', 'Kerry Fisher', '2018-03-19T22:17:55.000Z'],
			// Its profile is of another number than its sender.
			['message', 'contacts', '16505551234', undefined, '2018-09-18T05:20:12.000Z'],
			['message', 'image', '16315551234', undefined, '2018-03-19T22:19:14.000Z'],
			['message', 'document', '16315551234', undefined, '2018-03-27T22:25:46.000Z'],
			['message', 'voice', '16315551234', undefined, '2018-03-23T17:57:11.000Z'],
			['message', 'sticker', '16315551234', undefined, '2018-03-23T17:57:11.000Z'],
			['message', 'text', '16315551234', 'Kerry Fisher', '2018-03-19T22:51:55.000Z'],
			['contactChanged', undefined, '16315558889', undefined, '2019-11-18T12:28:22.000Z'],
			['status', 'sent', '16315555555', undefined, '2018-02-15T11:38:20.000Z'],
			['status', 'delivered', '16315555555', undefined, '2018-02-15T11:38:28.000Z'],
			['status', 'read', '16315555555', undefined, '2018-02-15T11:38:42.000Z'],
			['status', 'deleted', '16692259554', undefined, '2018-07-24T06:25:14.000Z'],
			['status', 'failed', '12064001000', undefined, '2018-08-03T21:46:15.000Z'],
			['status', 'failed', '6282184083195', undefined, '2021-03-24T05:08:38.000Z'],
			['status', 'failed', '16315553601', undefined, '2020-10-12T20:42:36.000Z'],
		]);
	});

	const find = (title: string, nth = 0) =>
		only(posts.filter((post) => post.title === title)[nth].body);

	test('text', () => {
		expect(find('Text Message Received')).toMatchObject({
			messageId: 'ABGGFlA5FpafAgo6tHcNmNjXmuSf',
			direction: 'in',
			message: { type: 'text', text: 'Hello this is an answer' },
		});
	});

	test('image', () => {
		expect(find('Message with Image Received').message).toEqual({
			type: 'image',
			text: 'Check out my new phone!',
			media: {
				id: 'b1c68f38-8734-4ad3-b4a1-ef0c10d683',
				mimeType: 'image/jpeg',
				caption: 'Check out my new phone!',
				sha256: '29ed500fa64eb55fc19dc4124acb300e5dcc54a0f822a301ae99944db',
			},
		});
	});

	test('location', () => {
		expect(find('Static Location Message Received').message).toEqual({
			type: 'location',
			location: {
				address: 'Main Street Beach, Santa Cruz, CA',
				latitude: 38.9806263495,
				longitude: -131.9428612257,
				name: 'Main Street Beach',
				url: 'https://foursquare.com/v/4d7031d35b5df7744',
			},
		});
	});

	test('contacts', () => {
		const { contacts } = find('Contacts Message Received').message ?? {};
		expect(contacts).toMatchObject([{ name: { formatted_name: 'Kerry Fisher' } }]);
	});

	test('an answer to a message', () => {
		expect(find('Customer Replied to Your Message').message).toEqual({
			type: 'text',
			text: 'Yes, count me in!',
			context: { messageId: 'ABGGFlA5FpafAgo6tHcNmNjXmuSf', from: '16315558011' },
		});
	});

	test('a new number', () => {
		expect(find('A User Changed Their Number')).toMatchObject({
			direction: 'in',
			contactChange: { oldNumber: '16315558889', newNumber: '16315558890' },
		});
	});

	test('a status with what it costs', () => {
		expect(find('Message Delivered')).toMatchObject({
			id: 'ABGGFlA5FpafAgo6tHcNmNjXmuSf:delivered',
			messageId: 'ABGGFlA5FpafAgo6tHcNmNjXmuSf',
			to: '16315555555',
			direction: 'out',
			status: {
				value: 'delivered',
				pricing: { billable: true, category: 'marketing', pricing_model: 'CBP' },
				conversation: { id: '65e7904b7fe88fc80628f6f8477c34d3' },
			},
		});
	});

	test('a message that the customer took back was one of the customer', () => {
		const { direction, from, to } = find('Message Deleted');
		expect({ direction, from, to }).toEqual({
			direction: 'in',
			from: '16692259554',
			to: undefined,
		});
	});

	test('a failure says why, with a reason that a workflow can switch on', () => {
		expect([0, 2].map((nth) => find('Message Failed', nth).status?.error)).toEqual([
			{
				code: 470,
				title: expect.stringContaining('outside the support window'),
				reason: 'outsideWindow',
			},
			{ code: 480, title: expect.stringContaining('identity change'), reason: 'other' },
		]);
	});
});

describe("Meta's shapes, which the document does not print (reference 2.4)", () => {
	test.each<[string, IDataObject, IDataObject]>([
		[
			'a reply button',
			{
				type: 'interactive',
				interactive: { type: 'button_reply', button_reply: { id: 'yes', title: 'Yes' } },
			},
			{ type: 'reply', text: 'Yes', reply: { kind: 'button', id: 'yes', title: 'Yes' } },
		],
		[
			'a list row',
			{
				type: 'interactive',
				interactive: {
					type: 'list_reply',
					list_reply: { id: 'r1', title: 'Red', description: 'A warm red' },
				},
			},
			{
				type: 'reply',
				text: 'Red',
				reply: { kind: 'list', id: 'r1', title: 'Red', description: 'A warm red' },
			},
		],
		[
			'the answers of a flow',
			{
				type: 'interactive',
				interactive: {
					type: 'nfm_reply',
					nfm_reply: { name: 'flow', body: 'Sent', response_json: '{"size":"L"}' },
				},
			},
			{ type: 'reply', text: 'Sent', reply: { kind: 'flow', title: 'Sent', data: { size: 'L' } } },
		],
		[
			'a flow whose answers cannot be read',
			{ type: 'interactive', interactive: { nfm_reply: { body: 'Sent', response_json: '{' } } },
			{ type: 'reply', text: 'Sent', reply: { kind: 'flow', title: 'Sent' } },
		],
		[
			'a quick reply of a template',
			{ type: 'button', button: { payload: 'stop', text: 'Stop' } },
			{ type: 'reply', text: 'Stop', reply: { kind: 'template', id: 'stop', title: 'Stop' } },
		],
		['audio', { type: 'audio', audio: { id: 'm' } }, { type: 'audio', media: { id: 'm' } }],
		[
			'a voice message of the Cloud API',
			{ type: 'audio', audio: { id: 'm', voice: true } },
			{ type: 'voice', media: { id: 'm' } },
		],
		[
			'a video with a link',
			{ type: 'video', video: { id: 'm', url: 'https://example.com/v', caption: 'Look' } },
			{
				type: 'video',
				text: 'Look',
				media: { id: 'm', url: 'https://example.com/v', caption: 'Look' },
			},
		],
		[
			'a document with a name',
			{ type: 'document', document: { id: 'm', filename: 'a.pdf' } },
			{ type: 'document', media: { id: 'm', fileName: 'a.pdf' } },
		],
		[
			'a reaction',
			{ type: 'reaction', reaction: { emoji: '👍', message_id: 'wamid.0' } },
			{ type: 'reaction', reaction: { emoji: '👍', messageId: 'wamid.0' } },
		],
		[
			'a reaction that is taken back',
			{ type: 'reaction', reaction: { message_id: 'wamid.0' } },
			{ type: 'reaction', reaction: { emoji: '', messageId: 'wamid.0' } },
		],
		[
			'an order',
			{ type: 'order', order: { catalog_id: 'c', text: 'Soon please', product_items: [] } },
			{
				type: 'order',
				text: 'Soon please',
				order: { catalog_id: 'c', text: 'Soon please', product_items: [] },
			},
		],
		['a type that is not known', { type: 'hologram', hologram: {} }, { type: 'other' }],
		['a type named like a method', { type: 'constructor' }, { type: 'other' }],
		['no type', {}, { type: 'other' }],
		['a text without text', { type: 'text', text: null }, { type: 'text' }],
		['an interactive one without a reply', { type: 'interactive' }, { type: 'other' }],
	])('%s', (_, posted, expected) => {
		expect(contentOf(posted)).toEqual(expected);
	});

	test('forwarded messages have a context without a message', () => {
		expect(contentOf({ type: 'text', text: { body: 'a' }, context: { forwarded: true } })).toEqual({
			type: 'text',
			text: 'a',
		});
	});

	test.each([
		['pending', 'pending'],
		['played', 'played'],
		['rejected', 'rejected'],
		['warning', 'other'],
	])('status %s is %s', (posted, value) => {
		expect(only({ statuses: [status({ status: posted })] }).status).toEqual({ value });
	});

	test('an error of the Cloud API', () => {
		const error = { code: 131026, message: 'Undeliverable', error_data: { details: 'Old app' } };
		expect(only({ statuses: [status({ status: 'failed', errors: [error] })] }).status).toEqual({
			value: 'failed',
			error: {
				code: 131026,
				title: 'Undeliverable',
				details: 'Old app',
				reason: 'notOnWhatsApp',
			},
		});
	});

	test.each([
		['a change of number without the new one', { type: 'user_changed_number' }],
		['news of the system that have no name here', { type: 'customer_identity_changed' }],
	])('%s is another event', (_, system) => {
		const { event, message: said } = only({ messages: [message({ type: 'system', system })] });
		expect({ event, said }).toEqual({ event: 'other', said: undefined });
	});

	test('errors of the account are other events', () => {
		const body = { errors: [{ code: 1000, title: 'x' }] };
		expect(only(body)).toMatchObject({
			event: 'other',
			id: expect.stringMatching(/^other:/),
		});
		expect(read(body)[0].id).toBe(read(body)[0].id);
	});

	const envelope = (value: IDataObject, field = 'messages') => ({
		object: 'whatsapp_business_account',
		entry: [{ id: '1', changes: [{ field, value }] }],
	});

	test('the full envelope', () => {
		const value = {
			messaging_product: 'whatsapp',
			metadata: { display_phone_number: '+62 21 2290 2218', phone_number_id: '9' },
			contacts: [{ profile: { name: 'Sari' }, wa_id: '628123456789' }],
			messages: [message({ type: 'text', text: { body: 'Hi' } })],
		};
		expect(only(envelope(value))).toMatchObject({
			from: '628123456789',
			to: '622122902218',
			name: 'Sari',
			message: { text: 'Hi' },
			raw: envelope(value),
		});
	});

	test('news of the account in the envelope', () => {
		const body = envelope({ event: 'APPROVED' }, 'message_template_status_update');
		expect(only(body)).toMatchObject({ event: 'other', raw: body });
	});

	test('several entries and changes: each event in an envelope of its own', () => {
		const change = (id: string) => ({
			field: 'messages',
			value: { statuses: [status({ id }), status({ id, status: 'read' })] },
		});
		const body = {
			object: 'x',
			entry: [
				{ id: '1', changes: [change('a'), change('b')] },
				{ id: '2', changes: [change('c')] },
			],
		};
		const events = read(body);
		expect(events.map(({ id }) => id)).toEqual([
			'a:sent',
			'a:read',
			'b:sent',
			'b:read',
			'c:sent',
			'c:read',
		]);
		expect(events[4].raw).toEqual({
			object: 'x',
			entry: [
				{ id: '2', changes: [{ field: 'messages', value: { statuses: [status({ id: 'c' })] } }] },
			],
		});
	});
});

describe('several in one post', () => {
	const profile = (wa_id: string, name: string) => ({ wa_id, profile: { name } });
	const body = {
		meta: { version: '2' },
		contacts: [profile('62822', 'Budi'), profile('62811', 'Sari')],
		messages: [
			{ from: '62811', id: 'a', type: 'text', text: { body: '1' } },
			{ from: '62822', id: 'b', type: 'text', text: { body: '2' } },
			{ from: '62833', id: 'c', type: 'text', text: { body: '3' } },
		],
		statuses: [status({ id: 'd' })],
	};

	test('each becomes an event; names are matched by number', () => {
		expect(read(body).map(({ id, name }) => [id, name])).toEqual([
			['a', 'Sari'],
			['b', 'Budi'],
			['c', undefined],
			['d:sent', undefined],
		]);
	});

	test('raw is a body with this one only', () => {
		const [first, , third, fourth] = read(body).map(({ raw }) => raw);
		expect(first).toEqual({
			meta: { version: '2' },
			contacts: [profile('62811', 'Sari')],
			messages: [body.messages[0]],
		});
		expect(third).toEqual({ meta: { version: '2' }, messages: [body.messages[2]] });
		expect(fourth).toEqual({ meta: { version: '2' }, statuses: body.statuses });
	});
});

describe('what is no event', () => {
	test.each([
		null,
		undefined,
		'',
		'hello',
		7,
		[],
		[{}],
		{},
		{ messages: [] },
		{ messages: null },
		{ messages: 'x' },
		{ messages: [null, 1, 'x', [], {}] },
		{ messages: [{ from: '1' }] },
		{ statuses: [{ id: 'a' }, { status: 'sent' }] },
		{ entry: [] },
		{ entry: [{ changes: [{ field: 'messages', value: {} }, null, { value: 1 }] }, 'x'] },
		{ contacts: [{ wa_id: '1' }] },
	])('%j', (body) => {
		expect(read(body)).toEqual([]);
	});
});

describe('whatever is posted', () => {
	const wild = fc.jsonValue({ maxDepth: 4 });
	const oneOf = (...values: unknown[]) => fc.oneof(fc.constantFrom(...values), wild);
	const parts = fc.record(
		{
			id: oneOf('a', 'b', 7),
			from: oneOf('62811', '+62 822', 62811),
			recipient_id: oneOf('62811'),
			status: oneOf('sent', 'failed', 'deleted'),
			timestamp: oneOf('1518694235', 1518694235),
			type: oneOf('text', 'image', 'system', 'interactive', 'button', 'audio', 'contacts', 'order'),
			text: oneOf({ body: 'x' }),
			image: oneOf({ id: 'm' }),
			contacts: oneOf([{}]),
			interactive: oneOf({ list_reply: { id: 'x' } }, { nfm_reply: { response_json: '[]' } }),
			system: oneOf({ type: 'user_changed_number', new_wa_id: '1' }),
			errors: oneOf([{ code: 470 }]),
			context: oneOf({ id: 'x' }),
		},
		{ requiredKeys: [] },
	);
	const list = fc.oneof(fc.array(fc.oneof(parts, wild)), wild);
	const value = fc.record(
		{ messages: list, statuses: list, contacts: list, errors: list, metadata: wild },
		{ requiredKeys: [] },
	);
	const body = fc
		.oneof(
			wild,
			value,
			value.map((one) => ({
				object: 'x',
				entry: [{ changes: [{ field: 'messages', value: one }] }],
			})),
		)
		.map((posted): unknown => JSON.parse(JSON.stringify(posted)));

	test('never throws, and gives events that any workflow can rely on', () => {
		fc.assert(
			fc.property(body, (posted) => {
				for (const event of read(posted)) {
					expect(event).toMatchObject({ gateway: 'ivosights', receivedAt: NOW });
					expect(event.id).not.toBe('');
					expect(JSON.parse(JSON.stringify(event))).toStrictEqual(event);
					for (const number of [event.from, event.to]) expect(number ?? '1').toMatch(/^\d+$/);
					const reason = event.status?.error?.reason;
					if (reason !== undefined) expect(REASONS).toContain(reason);
				}
			}),
			{ numRuns: 500 },
		);
	});

	test('raw, posted again, is the same event', () => {
		fc.assert(
			fc.property(body, (posted) => {
				for (const event of read(posted)) expect(read(event.raw)).toEqual([event]);
			}),
			{ numRuns: 500 },
		);
	});
});

import type { IDataObject } from 'n8n-workflow';
import { message, only, read, status } from '../../Ivosights/trigger/posts.mts';

const contentOf = (more: IDataObject) => only({ messages: [message(more)] }).message;

describe("Meta's shapes, which the document does not print", () => {
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
		[
			'a type that is not known',
			{ type: 'hologram', hologram: {} },
			{ type: 'other', kind: 'hologram' },
		],
		['a type named like a method', { type: 'constructor' }, { type: 'other', kind: 'constructor' }],
		['a type named like a prototype', { type: '__proto__' }, { type: 'other', kind: '__proto__' }],
		['no type', {}, { type: 'other' }],
		['a text without text', { type: 'text', text: null }, { type: 'text' }],
		[
			'an interactive one without a reply',
			{ type: 'interactive' },
			{ type: 'other', kind: 'interactive' },
		],
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

describe('a post of many names and many events costs no more than both together', () => {
	const many: IDataObject = Object.fromEntries(
		Array.from({ length: 5_000 }, (_, name) => [`name${name}`, name]),
	);
	const statuses = [status({ id: 'one' }), status({ id: 'two' })];
	const change = { field: 'messages', value: { statuses } };

	test.each<[string, IDataObject]>([
		['bare', { ...many, statuses }],
		['in a value', { entry: [{ changes: [{ ...change, value: { ...many, statuses } }] }] }],
		['in a change', { entry: [{ changes: [{ ...many, ...change }] }] }],
		['in an entry', { entry: [{ ...many, changes: [change, change] }] }],
		['in the envelope', { ...many, entry: [{ changes: [change] }, { changes: [change] }] }],
	])('%s', (_, body) => {
		const events = read(body);
		const namesIn = (value: unknown): number =>
			typeof value === 'object' && value !== null
				? Object.values(value).reduce<number>(
						(sum, part) => sum + namesIn(part),
						Object.keys(value).length,
					)
				: 0;
		expect(events.length).toBeGreaterThan(1);
		expect(events.map(({ event }) => event)).not.toContain('other');
		for (const { raw } of events) expect(namesIn(raw)).toBeLessThan(200);
	});

	test('what a gateway posts stays whole', () => {
		const few = Object.fromEntries(Object.entries(many).slice(0, 50));
		for (const { raw } of read({ ...few, statuses })) expect(raw).toMatchObject(few);
	});
});

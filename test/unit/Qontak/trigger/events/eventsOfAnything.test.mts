import fc from 'fast-check';
import { eventsOf } from '../../../../../nodes/Qontak/trigger/events/events';
import { REASONS } from '../../../../../nodes/shared/failure';
import { entry, message, NOW, roomPost } from './posts.mts';

describe('what is no event', () => {
	test.each([null, undefined, '', 'hello', 7, true, [], [[]], [{}], {}, [null, 1, 'x']])(
		'%j',
		(body) => {
			expect(eventsOf(body, NOW)).toEqual([]);
		},
	);
});

test('several in one post are several events', () => {
	const kinds = eventsOf([message(), entry('read'), roomPost()], NOW).map(({ event }) => event);
	expect(kinds).toEqual(['message', 'broadcastStatus', 'room']);
});

test('what has no id is handed on as it is', () => {
	const body = message({ id: null, external_id: null });
	expect(eventsOf(body, NOW)).toMatchObject([{ event: 'other', raw: body }]);
});

describe('whatever is posted', () => {
	const wild = fc.jsonValue({ maxDepth: 4 });
	const some = (...values: unknown[]) => fc.oneof(fc.constantFrom(...values), wild);
	const names = fc.constantFrom(
		'receive_message_from_customer',
		'receive_message_from_agent',
		'status_message',
		'broadcast_log_status',
		'room_resolved',
		'status_template',
		'__proto__',
		'toString',
	);
	const statuses = ['created', 'sent', 'failed', 'resolved', '__proto__', 'valueOf'];
	const report = fc.record({ statuses: some([{ status: 'failed', errors: [{ code: 470 }] }]) });
	const parts = fc.record(
		{
			id: some('a', 7),
			external_id: some('wamid.x', null),
			type: some('text', 'image', 'location', 'contact', '__proto__'),
			data_event: fc.oneof(names, wild),
			event_type: some('room_resolved'),
			participant_type: some('customer', 'agent', 'bot'),
			status: some(...statuses),
			text: some('x'),
			file: some({ url: 'https://cdn.qontak.com/a' }),
			location: some({ latitude: 1 }),
			contacts: some([{}]),
			reply: some('a', { id: 'b' }),
			created_at: some('2021-03-03T22:53:29.000Z', 1614812009, '99999999-99-99'),
			room: some({ account_uniq_id: '62811', id: 'r', channel: 'wa' }),
			data: some({ room_id: 'r' }),
			messages_broadcast_id: some('b'),
			contact_phone_number: some('62811'),
			whatsapp_message_id: some('wamid.x'),
			whatsapp_error_message: some('n/a', '(#131026) x', '(#99999999999999999999) x'),
			messages_response: fc.oneof(fc.record({ failed: report, sent: report }), wild),
		},
		{ requiredKeys: [] },
	);
	const body = fc.oneof(wild, parts, fc.array(parts, { maxLength: 3 }));

	test('never throws, and every event is complete', () => {
		fc.assert(
			fc.property(body, (posted) => {
				for (const event of eventsOf(posted, NOW)) {
					expect(event).toMatchObject({ gateway: 'qontak', receivedAt: NOW });
					expect(event.id).not.toBe('');
					expect(typeof event.id).toBe('string');
					expect(Object.values(event)).not.toContain(undefined);
					for (const number of [event.from, event.to]) {
						if (number !== undefined) expect(number).toMatch(/^\d+$/);
					}
					if (event.timestamp !== undefined) {
						expect(new Date(event.timestamp).toISOString()).toBe(event.timestamp);
					}
					if (event.status?.error) expect(REASONS).toContain(event.status.error.reason);
				}
			}),
			{ numRuns: 2_000 },
		);
	});

	test('the same post has the same id, and raw gives the same event again', () => {
		fc.assert(
			fc.property(body, (posted) => {
				const events = eventsOf(posted, NOW);
				expect(eventsOf(structuredClone(posted), NOW)).toEqual(events);
				for (const event of events) expect(eventsOf(event.raw, NOW)).toEqual([event]);
			}),
			{ numRuns: 500 },
		);
	});
});

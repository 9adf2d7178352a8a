import fc from 'fast-check';
import { REASONS } from '../../../../nodes/shared/failure';
import { NOW, read, status } from './posts.mts';

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

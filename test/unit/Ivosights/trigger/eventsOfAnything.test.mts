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
		{ messages: '' },
		{ statuses: [], contacts: [] },
		{ statuses: [null], messages: [[], ''] },
		{ object: 'whatsapp_business_account', entry: [] },
		{ messaging_product: 'whatsapp', metadata: { display_phone_number: '62811' } },
		{ entry: [{ changes: [{ field: 'messages', value: {} }] }] },
	])('%j', (body) => {
		expect(read(body)).toEqual([]);
	});
});

describe('what has no name', () => {
	test.each<[unknown, string | undefined]>([
		[{ messages: 'x' }, undefined],
		[{ messages: [null, 1, 'x', []] }, 'messages'],
		[{ messages: [{ from: '62811' }] }, 'messages'],
		[{ messages: [{}] }, 'messages'],
		[{ statuses: [{ id: 'a' }] }, 'statuses'],
		[{ statuses: [{ status: 'sent' }] }, 'statuses'],
		[{ contacts: [{ wa_id: '62811' }] }, 'contacts'],
		[{ user_preferences: [{ wa_id: '62811' }] }, 'user_preferences'],
		[{ calls: [{ id: 'wacid.x', event: 'connect' }] }, 'calls'],
		[{ history: [{ threads: [] }] }, 'history'],
		[{ hello: 'world' }, undefined],
		[{ entry: ['x'] }, 'entry'],
		[{ object: 'page', entry: [{ id: '1', messaging: [{ sender: {} }] }] }, 'messaging'],
		[{ entry: [{ changes: [{ value: 1 }] }] }, undefined],
		[{ entry: [{ changes: [{ field: 'account_update', value: 'x' }] }] }, 'account_update'],
		[{ entry: [{ changes: [{ field: 'account_update', value: {} }] }] }, 'account_update'],
		[{ entry: [{ changes: [{ field: 'messages', value: { polls: [{ id: 'p' }] } }] }] }, 'polls'],
		[{ field: 'account_alerts', value: { alert: 'x' } }, 'account_alerts'],
		[[{ hello: 'world' }], undefined],
	])('%j is one other event', (body, kind) => {
		const events = read(body);
		expect(events).toEqual([
			{
				event: 'other',
				...(kind !== undefined && { kind }),
				gateway: 'ivosights',
				id: expect.stringMatching(/^other:.{22}$/) as string,
				receivedAt: NOW,
				raw: Array.isArray(body) ? (body[0] as unknown) : body,
			},
		]);
	});
});

describe('whatever is posted', () => {
	const wild = fc.jsonValue({ maxDepth: 4 });
	const oneOf = (...values: unknown[]) => fc.oneof(fc.constantFrom(...values), wild);
	const parts = fc.record(
		{
			id: oneOf('a', 'b', 7),
			from: oneOf('62811', '+62 822', 62811, 'ID.6281234567890', ''),
			from_user_id: oneOf('ID.6281234567890'),
			to: oneOf('62811'),
			wa_id: oneOf('62811', 'ID.6281234567890'),
			user_id: oneOf('ID.6281234567890'),
			recipient_id: oneOf('62811', 'Y2FwaV9ncm91cDox'),
			recipient_type: oneOf('group'),
			recipient_participant_id: oneOf('62811'),
			value: oneOf('stop'),
			group_id: oneOf('g'),
			history_context: oneOf({ status: 'READ' }),
			status: oneOf('sent', 'failed', 'deleted'),
			timestamp: oneOf('1518694235', 1518694235),
			type: oneOf(
				'unsupported',
				'edit',
				'revoke',
				'text',
				'image',
				'system',
				'interactive',
				'button',
				'audio',
				'contacts',
				'order',
			),
			text: oneOf({ body: 'x' }),
			image: oneOf({ id: 'm' }),
			contacts: oneOf([{}]),
			interactive: oneOf({ list_reply: { id: 'x' } }, { nfm_reply: { response_json: '[]' } }),
			system: oneOf({ type: 'user_changed_number', new_wa_id: '1' }),
			errors: oneOf([{ code: 470 }]),
			context: oneOf({ id: 'x' }),
			edit: oneOf({ original_message_id: 'x', message: { type: 'text', text: { body: 'y' } } }),
			referral: oneOf({ source_id: 'x' }),
		},
		{ requiredKeys: [] },
	);
	const fields = fc.constantFrom('messages', 'history', 'calls', 'smb_message_echoes', 'standby');
	const list = fc.oneof(fc.array(fc.oneof(parts, wild)), wild);
	const value = fc.record(
		{
			messages: list,
			message_echoes: list,
			statuses: list,
			user_preferences: list,
			contacts: list,
			errors: list,
			metadata: wild,
		},
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
			fc
				.tuple(fields, value)
				.map(([field, one]) => ({ entry: [{ changes: [{ field, value: one }] }] })),
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

	test('every message, echo and status is one event', () => {
		const entries = fc.array(parts, { maxLength: 4 });
		const lists = fc.record({ messages: entries, statuses: entries, message_echoes: entries });
		fc.assert(
			fc.property(lists, fields, fc.boolean(), (one, field, isBare) => {
				const count = Object.values(one).flat().length;
				fc.pre(count > 0);
				const events = read(isBare ? one : { entry: [{ changes: [{ field, value: one }] }] });
				expect(events).toHaveLength(count);
			}),
			{ numRuns: 500 },
		);
	});

	test('what has letters never becomes a number', () => {
		const id = fc.stringMatching(/^[A-Za-z]{1,4}[.:@_-]?\d{6,15}[A-Za-z]?$/);
		fc.assert(
			fc.property(id, (who) => {
				const posted = {
					messages: [
						{
							id: 'm',
							from: who,
							type: 'text',
							text: { body: 'x' },
							context: { id: 'c', from: who },
						},
					],
					message_echoes: [{ id: 'e', from: who, to: who, type: 'text' }],
					statuses: [
						{ id: 's', status: 'read', recipient_id: who },
						{ id: 's', status: 'deleted', recipient_id: who },
					],
					user_preferences: [{ wa_id: who, value: 'stop' }],
					metadata: { display_phone_number: who },
				};
				for (const event of read(posted)) {
					expect([event.from, event.to]).toEqual([undefined, undefined]);
					expect(event.message?.context?.from).toBeUndefined();
					expect(event.userId).toBe(who);
				}
			}),
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

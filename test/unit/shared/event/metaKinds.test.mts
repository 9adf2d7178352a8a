import type { IDataObject } from 'n8n-workflow';
import { message, only, read, status } from '../../Ivosights/trigger/posts.mts';
import { startsAs } from '../../../../nodes/shared/event/answerable';

/** What is no new message of a customer, or none that can be answered (source: "WhatsApp webhooks"). */

const BUSINESS = '15550783881';
const metadata = { display_phone_number: BUSINESS };
const change = (field: string, value: IDataObject) => ({
	object: 'whatsapp_business_account',
	entry: [{ id: '1', changes: [{ field, value: { metadata, ...value } }] }],
});
const text = (more: IDataObject = {}) => message({ type: 'text', text: { body: 'Hi' }, ...more });

describe('the field of a change counts', () => {
	test.each(['history', 'calls', 'standby', 'message_template_status_update', 'anything'])(
		'%s: what looks like a message or a status is other',
		(field) => {
			const body = change(field, { messages: [text()], statuses: [status({ status: 'read' })] });
			const events = read(body);
			expect(events).toMatchObject([
				{
					event: 'other',
					kind: field,
					id: `${field}:wamid.1`,
					messageId: 'wamid.1',
					from: '628123456789',
					direction: 'in',
					message: { type: 'text', text: 'Hi' },
				},
				{ event: 'other', kind: field, id: `${field}:wamid.1:read`, to: '628123456789' },
			]);
			expect(events[1]).not.toHaveProperty('status');
		},
	);

	test('history has both sides', () => {
		const messages = [text({ from: BUSINESS, to: '62811' })];
		expect(only(change('history', { messages }))).toMatchObject({
			event: 'other',
			from: BUSINESS,
			to: '62811',
			direction: 'out',
		});
	});

	test('history is known by its messages, too, without an envelope', () => {
		const messages = [text({ history_context: { status: 'READ' } })];
		for (const body of [{ messages }, change('messages', { messages })]) {
			expect(only(body)).toMatchObject({ event: 'other', kind: 'history', id: 'history:wamid.1' });
		}
	});

	test('history in threads is one event', () => {
		const history = [{ metadata: { phase: 0 }, threads: [{ id: '62811', messages: [text()] }] }];
		expect(only(change('history', { history }))).toMatchObject({ event: 'other', kind: 'history' });
		expect(only({ history })).toMatchObject({ event: 'other', kind: 'history' });
	});

	test.each(['messages', 'message_echoes'])('echoes in %s are messages that went out', (list) => {
		const echo = text({ from: BUSINESS, to: '+628123456789', to_user_id: 'ID.1' });
		const event = only(change('smb_message_echoes', { [list]: [echo] }));
		expect(event).toMatchObject({
			event: 'message',
			id: 'wamid.1',
			from: BUSINESS,
			to: '628123456789',
			userId: 'ID.1',
			direction: 'out',
			message: { type: 'text', text: 'Hi' },
		});
		expect(event).not.toHaveProperty('name');
	});

	test.each([
		['a call', { type: 'call', status: 'RINGING' }],
		['a payment', { type: 'payment', status: 'captured' }],
	])('the status of %s is none of a message', (_, more) => {
		expect(only({ statuses: [status(more)] })).toMatchObject({ event: 'other', kind: more.type });
	});

	test('one entry or one change alone', () => {
		const whole = change('messages', { messages: [text()] });
		const [entry] = whole.entry;
		for (const body of [entry, entry.changes[0]]) {
			expect(only(body)).toMatchObject({ event: 'message', to: BUSINESS, raw: body });
		}
		const old = change('history', { messages: [text()] }).entry[0].changes[0];
		expect(only(old)).toMatchObject({ event: 'other', kind: 'history', raw: old });
	});
});

describe('a preference', () => {
	test.each<[string, IDataObject]>([
		['alone', { user_preferences: [{ wa_id: '628120000001', value: 'stop' }] }],
		[
			'in the envelope',
			change('user_preferences', { user_preferences: [{ wa_id: '628120000001', value: 'STOP' }] }),
		],
		[
			'beside the person',
			{
				contacts: [{ profile: { name: 'Sari' }, wa_id: '628120000001' }],
				user_preferences: [{ wa_id: '628120000001', value: 'stop' }],
			},
		],
		[
			'of the on-premises API',
			{
				messages: [
					{
						from: '628120000001',
						id: 'a',
						type: 'system',
						system: { type: 'user_preference_changed', marketing: 'stop' },
					},
				],
			},
		],
	])('%s', (_, body) => {
		expect(only(body)).toMatchObject({
			event: 'preference',
			from: '628120000001',
			direction: 'in',
			preference: { value: 'stop' },
		});
	});

	test('with all that is told', () => {
		const given = {
			wa_id: '16505551234',
			user_id: 'US.1',
			detail: 'User requested to resume marketing messages',
			category: 'marketing_messages',
			value: 'resume',
			timestamp: 1731705721,
		};
		const event = only({ user_preferences: [given] });
		expect(event).toMatchObject({
			from: '16505551234',
			userId: 'US.1',
			timestamp: '2024-11-15T21:22:01.000Z',
			preference: { value: 'resume', category: 'marketing_messages', details: given.detail },
		});
		expect(only({ user_preferences: [{ ...given, timestamp: 1731705722 }] }).id).not.toBe(event.id);
	});
});

describe('what a message is that has no type of ours', () => {
	const error = {
		code: 131051,
		title: 'Message type unknown',
		error_data: { details: 'Message type is currently not supported.' },
	};
	const told = {
		code: 131051,
		title: 'Message type unknown',
		details: 'Message type is currently not supported.',
		reason: 'invalidRequest',
	};

	test.each<[string, IDataObject, IDataObject]>([
		[
			'unsupported',
			{ type: 'unsupported', errors: [error], unsupported: { type: 'poll' } },
			{ type: 'other', kind: 'unsupported', error: told },
		],
		[
			'unknown (on-premises)',
			{ type: 'unknown', errors: [{ code: 501, title: 'Unknown message type', details: 'No' }] },
			{
				type: 'other',
				kind: 'unknown',
				error: { code: 501, title: 'Unknown message type', details: 'No', reason: 'other' },
			},
		],
		[
			'edit',
			{
				type: 'edit',
				edit: { original_message_id: 'wamid.0', message: { type: 'text', text: { body: 'Now' } } },
			},
			{ type: 'other', kind: 'edit', text: 'Now', context: { messageId: 'wamid.0' } },
		],
		[
			'edit of an edit',
			{ type: 'edit', edit: { message: { type: 'edit', edit: { message: {} } } } },
			{ type: 'other', kind: 'edit' },
		],
		[
			'revoke',
			{ type: 'revoke', revoke: { original_message_id: 'wamid.0' } },
			{ type: 'other', kind: 'revoke', context: { messageId: 'wamid.0' } },
		],
		['request_welcome', { type: 'request_welcome' }, { type: 'other', kind: 'request_welcome' }],
		['reaction to nothing', { type: 'reaction' }, { type: 'other', kind: 'reaction' }],
		[
			'call_permission_reply',
			{ type: 'interactive', interactive: { type: 'call_permission_reply' } },
			{ type: 'other', kind: 'call_permission_reply' },
		],
	])('%s: its own word', (_, posted, expected) => {
		const event = only({ messages: [message(posted)] });
		expect(event).toMatchObject({ event: 'message', direction: 'in' });
		expect(event.message).toEqual(expected);
		expect(startsAs(event as never)).toBe('other');
	});

	test.each([
		['👍', 'message'],
		['', 'other'],
	])('a reaction with “%s” starts as %s', (emoji, kind) => {
		const reaction = { emoji, message_id: 'wamid.0' };
		const event = only({ messages: [message({ type: 'reaction', reaction })] });
		expect(event.message).toEqual({ type: 'reaction', reaction: { emoji, messageId: 'wamid.0' } });
		expect(startsAs(event as never)).toBe(kind);
	});

	test('a file of a new type can be answered', () => {
		const gif = { id: 'm', mime_type: 'video/mp4', caption: 'Look' };
		const event = only({ messages: [message({ type: 'gif', gif })] });
		expect(event.message).toEqual({
			type: 'other',
			kind: 'gif',
			text: 'Look',
			media: { id: 'm', mimeType: 'video/mp4', caption: 'Look' },
		});
		expect(startsAs(event as never)).toBe('message');
	});

	test('a known type says why its file is missing', () => {
		const errors = [{ code: 131052, title: 'Media download error' }];
		const event = only({ messages: [message({ type: 'image', image: {}, errors })] });
		expect(event.message?.error).toEqual({
			code: 131052,
			title: 'Media download error',
			reason: 'mediaRejected',
		});
		expect(startsAs(event as never)).toBe('message');
	});

	test('news of the system have their own word', () => {
		const system = { type: 'customer_identity_changed' };
		expect(only({ messages: [message({ type: 'system', system })] })).toMatchObject({
			event: 'other',
			kind: 'customer_identity_changed',
		});
	});

	test('a message without an id is one all the same', () => {
		const body = { messages: [text({ id: undefined })] };
		const event = only(body);
		expect(event).toMatchObject({ event: 'message', message: { text: 'Hi' } });
		expect(event.id).toMatch(/^message:.{22}$/);
		expect(event).not.toHaveProperty('messageId');
	});
});

test('the advertisement that a message came from', () => {
	const referral = {
		source_url: 'https://fb.me/3cr4Wqqkv',
		source_id: '120226305854810726',
		source_type: 'ad',
		body: 'Succulents are here!',
		headline: 'Chat with us',
		media_type: 'image',
		ctwa_clid: 'Aff-n8ZT',
		welcome_message: { text: 'Hi there!' },
	};
	expect(only({ messages: [text({ referral })] }).message?.referral).toEqual({
		sourceType: 'ad',
		sourceId: '120226305854810726',
		sourceUrl: 'https://fb.me/3cr4Wqqkv',
		headline: 'Chat with us',
		body: 'Succulents are here!',
		clickId: 'Aff-n8ZT',
	});
	expect(only({ messages: [text({ referral: {} })] }).message).not.toHaveProperty('referral');
});

test('a status in capital letters', () => {
	expect(only({ statuses: [status({ status: 'READ' })] })).toMatchObject({
		id: 'wamid.1:read',
		status: { value: 'read' },
	});
});

import type { IDataObject } from 'n8n-workflow';
import { seedPosts } from '../../unit/Ivosights/trigger/seedPosts.mts';
import {
	EVERYTHING,
	SECRET,
	gateway,
	given,
	message,
	status,
	text,
	trigger,
	useIvosightsTrigger,
} from './support/trigger.mts';

useIvosightsTrigger();

describe('what Ivosights posts', () => {
	test('every payload of its document starts the workflow once', async () => {
		given({ events: EVERYTHING, options: { includeRaw: true } });
		const posts = seedPosts();
		for (const { body } of posts) expect((await trigger.post(body)).status).toBe(200);
		expect(trigger.executions).toHaveLength(posts.length);
		expect(trigger.items.map(({ raw }) => raw)).toEqual(posts.map(({ body }) => body));
	});

	test('several in one post are several items of one execution', async () => {
		await trigger.post({ ...text('a'), messages: [message('a'), message('b')] });
		expect(trigger.executions.map((items) => items.map(({ json }) => json.id))).toEqual([
			['a', 'b'],
		]);
	});

	test('without what was posted, unless it is asked for', async () => {
		await trigger.post(text());
		expect(trigger.items[0]).toMatchObject({ messageId: 'wamid.1', from: '628123456789' });
		expect(trigger.items[0]).not.toHaveProperty('raw');
	});

	test('as it came, without Simplify', async () => {
		given({ events: EVERYTHING, simplify: false });
		await trigger.post(text());
		expect(trigger.items).toEqual([text()]);
	});

	test('also when it does not say that it is JSON', async () => {
		for (const type of ['text/plain', 'application/x-www-form-urlencoded']) {
			await trigger.post(text(type), { 'Content-Type': type });
		}
		expect(trigger.items).toHaveLength(2);
	});

	test.each(['{}', '[]', 'null', '"hello"', '7', '', '{"messages":[]}'])(
		'%s is no event: 200 and no execution',
		async (body) => {
			expect((await trigger.post(body)).status).toBe(200);
			expect(trigger.executions).toEqual([]);
		},
	);

	test('text that is no JSON at all is no event either', async () => {
		expect((await trigger.post('hello', { 'Content-Type': 'text/plain' })).status).toBe(200);
		expect(trigger.executions).toEqual([]);
	});
});

describe('what starts the workflow', () => {
	const all = async () => {
		await trigger.post({ ...text('a'), ...status('read', 'b') });
		await trigger.post(status('failed', 'c'));
		await trigger.post({ errors: [{ code: 1 }] });
		return trigger.items.map(({ event, id }) => [event, id]);
	};

	test('messages only, unless asked otherwise', async () => {
		given();
		expect(await all()).toEqual([['message', 'a']]);
	});

	test('statuses', async () => {
		given({ events: ['status'] });
		expect(await all()).toEqual([
			['status', 'b:read'],
			['status', 'c:failed'],
		]);
	});

	test('some statuses, and messages', async () => {
		given({ events: ['message', 'status'], statuses: ['failed'] });
		expect(await all()).toEqual([
			['message', 'a'],
			['status', 'c:failed'],
		]);
	});
});

describe('whom a bot must not answer', () => {
	const change = (field: string, value: IDataObject) => ({
		object: 'whatsapp_business_account',
		entry: [{ id: '1', changes: [{ field, value }] }],
	});
	const picture = message('old', { type: 'image', image: { id: 'm' }, text: undefined });

	test.each<[string, IDataObject]>([
		['the history that a business shares', change('history', { messages: [picture] })],
		['calls', change('calls', { messages: [message('a')], statuses: [{ id: 'b', status: 'x' }] })],
		['what another sender answers', change('standby', { messages: [message('a')] })],
		['what the business wrote itself', change('smb_message_echoes', { messages: [message('a')] })],
		['the same in its own list', { message_echoes: [message('a', { to: '62811' })] }],
		['a chat that was opened', { messages: [message('a', { type: 'request_welcome' })] }],
		['a message that was taken back', { messages: [message('a', { type: 'revoke' })] }],
		['a message that was corrected', { messages: [message('a', { type: 'edit' })] }],
		['what WhatsApp could not pass on', { messages: [message('a', { type: 'unsupported' })] }],
		['a text without words', { messages: [message('a', { text: {} })] }],
	])('%s starts no workflow that asked for messages', async (_, body) => {
		given({ events: ['message'] });
		expect((await trigger.post(body)).status).toBe(200);
		expect(trigger.executions).toEqual([]);
		given({ events: ['message', 'other'], direction: 'both' });
		await trigger.post(body);
		expect(trigger.executions).toHaveLength(1);
	});

	test('an echo starts who asks for what the business writes', async () => {
		given({ events: ['message'], direction: 'out' });
		const echo = message('a', { from: '622122902218', to: '628123456789' });
		await trigger.post(change('smb_message_echoes', { message_echoes: [echo] }));
		await trigger.post(text());
		expect(trigger.items).toMatchObject([
			{ event: 'message', direction: 'out', from: '622122902218', to: '628123456789' },
		]);
	});
});

describe('a preference', () => {
	const body = (value: string, more: IDataObject = {}) => ({
		user_preferences: [{ wa_id: '628120000001', value, ...more }],
	});

	test('starts who asks for it', async () => {
		given();
		await trigger.post(body('stop'));
		expect(trigger.items).toEqual([]);
		given({ events: ['preference'] });
		await trigger.post(body('stop'));
		expect(trigger.items).toMatchObject([
			{ event: 'preference', from: '628120000001', preference: { value: 'stop' } },
		]);
	});

	test('is never lost as a repeat of an older one, and comes once where its time is told', async () => {
		given({ events: ['preference'] });
		for (const value of ['stop', 'resume', 'stop']) await trigger.post(body(value));
		expect(trigger.items).toHaveLength(3);
		for (const timestamp of [1731705721, 1731705721, 1731705722]) {
			await trigger.post(body('stop', { timestamp }));
		}
		expect(trigger.items).toHaveLength(5);
	});
});

test('JSON that is nested without end is taken', async () => {
	given({ events: EVERYTHING, options: { includeRaw: true } });
	const deep = `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`;
	const place = `{"id":"b","from":"62811","type":"location","location":${deep}}`;
	const flow = JSON.stringify({ type: 'nfm_reply', nfm_reply: { response_json: deep } });
	const answers = `{"id":"c","from":"62811","type":"interactive","interactive":${flow}}`;
	const bodies = [deep, `{"entry":[${deep}]}`, `{"messages":[${place},${answers}]}`];
	for (const body of bodies) expect((await trigger.post(body)).status).toBe(200);
	expect(trigger.items.map(({ event }) => event)).toEqual(['other', 'other', 'message', 'message']);
	expect(trigger.logs).toEqual([]);
});

describe('proof of the caller', () => {
	const basic = {
		webhookAuthentication: 'basic',
		webhookUser: 'ivo',
		webhookPassword: SECRET,
	};
	const header = {
		webhookAuthentication: 'header',
		webhookHeaderName: 'X-Webhook-Key',
		webhookHeaderSecret: SECRET,
	};
	const encoded = (words: string) => `Basic ${Buffer.from(words).toString('base64')}`;

	test.each<[string, IDataObject, IDataObject]>([
		['Basic Auth', basic, { Authorization: encoded(`ivo:${SECRET}`) }],
		['a header', header, { 'x-webhook-key': SECRET }],
	])('%s: the right one comes in', async (_, credential, headers) => {
		given({}, credential);
		expect((await trigger.post(text(), headers)).status).toBe(200);
		expect(trigger.executions).toHaveLength(1);
	});

	test.each<[string, IDataObject, IDataObject]>([
		['Basic Auth, none', basic, {}],
		['Basic Auth, wrong', basic, { Authorization: encoded(`ivo:${SECRET}2`) }],
		['Basic Auth, a header instead', basic, { 'x-webhook-key': SECRET }],
		['a header, none', header, {}],
		['a header, wrong', header, { 'x-webhook-key': 'other' }],
		['empty fields', { ...basic, webhookPassword: '' }, { Authorization: encoded('ivo:') }],
	])('%s: 401, no execution, nothing of the secret', async (_, credential, headers) => {
		given({}, credential);
		const answer = await trigger.post(text(), headers);
		expect(answer.status).toBe(401);
		const asksForUser = credential.webhookAuthentication === 'basic';
		expect(answer.headers['www-authenticate'] !== undefined).toBe(asksForUser);
		expect(trigger.executions).toEqual([]);
		expect(trigger.logs).toHaveLength(1);
		expect(JSON.stringify([trigger.logs, answer.data])).not.toContain(SECRET);
	});

	test('a credential that cannot be read lets nobody in', async () => {
		given({}, {}, { credentials: {} });
		expect((await trigger.post(text())).status).toBe(503);
		expect(trigger.executions).toEqual([]);
		expect(trigger.logs[0]).toContain('credential could not be read');
	});

	test("the gateway's own delivery comes in", async () => {
		given({}, basic);
		gateway().webhooks.add({
			url: trigger.url,
			http_auth: { status: 'on', username: 'ivo', password: SECRET },
		});
		const { posted } = await gateway().customer('628111111111').says('Halo');
		expect(posted[0]).toMatchObject({ delivered: true, attempts: [{ status: 200 }] });
		expect(trigger.items).toMatchObject([{ from: '628111111111', message: { text: 'Halo' } }]);
	});
});

describe('never throws', () => {
	test('what goes wrong inside is logged and refused, so that the gateway tries again', async () => {
		given({ events: "={{ (() => { throw new Error('broken') })() }}" });
		const answer = await trigger.post(text());
		expect(answer.status).toBe(500);
		expect(trigger.executions).toEqual([]);
		expect(trigger.logs[0]).toContain('could not take a webhook');
	});
});

import type { IDataObject } from 'n8n-workflow';
import { startSimulator, type Simulator } from '../../simulator/server.mts';
import { seedPosts } from '../unit/Ivosights/seedPosts.mts';
import { credentialsFor } from './support/ivosights.mts';
import { TriggerListener, type ListenerSettings } from './support/webhook.mts';

const EVERYTHING = ['message', 'status', 'contactChanged', 'other'];
const SECRET = 'kunci-yang-rahasia';

let simulator: Simulator;
let trigger: TriggerListener;
const gateway = () => simulator.ivosights;

beforeAll(async () => {
	simulator = await startSimulator({ ivosights: { webhookWaitMs: 1 } });
	trigger = await new TriggerListener({
		type: 'ivosightsTrigger',
		credentials: credentialsFor(gateway()),
	}).start();
});
afterAll(async () => {
	await trigger.close();
	await simulator.close();
});

/** A new trigger with these parameters and this webhook protection. */
function given(
	parameters: ListenerSettings['parameters'] = {},
	credential: IDataObject = {},
	more: Partial<ListenerSettings> = {},
): void {
	trigger.renew({ parameters, credentials: credentialsFor(gateway(), credential), ...more });
}

beforeEach(() => {
	given({ events: EVERYTHING });
	gateway().requests.clear();
	gateway().faults.clear();
	gateway().webhooks.clear();
});

const message = (id: string, more: IDataObject = {}) => ({
	from: '628123456789',
	id,
	type: 'text',
	text: { body: 'Hi' },
	...more,
});
const text = (id = 'wamid.1') => ({ messages: [message(id)] });
const status = (value: string, id = 'wamid.1') => ({
	statuses: [{ id, recipient_id: '628123456789', status: value }],
});

describe('what Ivosights posts', () => {
	test('every payload of its document starts the workflow once', async () => {
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

	test.each(['{}', '[]', 'null', '"hello"', '7', '', '{"messages":[{}]}'])(
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

describe('repeats', () => {
	const times = (count: number, body: unknown) =>
		Promise.all(Array.from({ length: count }, async () => (await trigger.post(body)).status));

	test('20 at the same instant are 1 execution, and all are told 200', async () => {
		expect(new Set(await times(20, text()))).toEqual(new Set([200]));
		expect(trigger.executions).toHaveLength(1);
	});

	test('one after the other, and after a restart', async () => {
		await trigger.post(text());
		await trigger.post(text());
		trigger.restart();
		await trigger.post(text());
		expect(trigger.executions).toHaveLength(1);
	});

	test('each status of a message is an event of its own', async () => {
		for (const value of ['sent', 'delivered', 'sent', 'read', 'read']) {
			await trigger.post(status(value));
		}
		expect(trigger.items.map(({ id }) => id)).toEqual([
			'wamid.1:sent',
			'wamid.1:delivered',
			'wamid.1:read',
		]);
	});

	test('of several only the new ones', async () => {
		await trigger.post({ messages: [message('a'), message('b')] });
		await trigger.post({ messages: [message('a'), message('c'), message('c')] });
		await trigger.post({ messages: [message('b'), message('c')] });
		expect(trigger.executions.map((items) => items.map(({ json }) => json.id))).toEqual([
			['a', 'b'],
			['c'],
		]);
	});

	test('all come through when they are not ignored', async () => {
		given({ ignoreRepeats: false });
		await times(3, text());
		expect(trigger.executions).toHaveLength(3);
		expect(trigger.staticData).toEqual({});
	});

	test('a test may post the same again and again, and production does not miss it', async () => {
		given({}, {}, { mode: 'manual' });
		await times(2, text());
		trigger.settings.mode = 'webhook';
		await trigger.post(text());
		expect(trigger.executions).toHaveLength(3);
	});

	test('an event that n8n could not store arrives with the next try of the gateway', async () => {
		let tries = 0;
		trigger.settings.store = () => {
			tries += 1;
			if (tries < 3) throw new Error('database is locked');
		};
		gateway().webhooks.add({ url: trigger.url });
		const { posted } = await gateway().customer('628111111111').says('Halo');
		expect(posted[0].attempts).toEqual([{ status: 500 }, { status: 500 }, { status: 200 }]);
		expect(trigger.items).toMatchObject([{ message: { text: 'Halo' } }]);
	});

	test('a repeat gets its 200 only when the first is stored', async () => {
		const order: string[] = [];
		trigger.settings.store = async () => {
			await new Promise((resolve) => setImmediate(resolve));
			order.push('stored');
		};
		const answered = async () => {
			await trigger.post(text());
			order.push('answered');
		};
		await Promise.all([answered(), answered()]);
		expect(order).toEqual(['stored', 'answered', 'answered']);
	});
});

describe('files', () => {
	const image = (id: string, more: IDataObject = {}) => ({
		messages: [
			message(`wamid.${id}`, { type: 'image', image: { id, mime_type: 'image/png', ...more } }),
		],
	});
	const fileOf = (execution: number) => {
		const data = trigger.executions[execution][0].binary?.data;
		return { ...data, data: Buffer.from(data?.data ?? '', 'base64').toString() };
	};

	beforeEach(() => given({ downloadMedia: true }));

	test('are left where they are by default', async () => {
		given();
		await trigger.post(image('picture'));
		expect(trigger.executions[0][0].binary).toBeUndefined();
		expect(gateway().requests).toEqual([]);
	});

	test('come with the message', async () => {
		gateway().media.add(Buffer.from('an image'), 'image/jpeg', 'picture');
		await trigger.post(image('picture'));
		expect(fileOf(0)).toMatchObject({
			data: 'an image',
			mimeType: 'image/jpeg',
			fileName: 'picture.jpg',
		});
		expect(trigger.items[0].mediaError).toBeUndefined();
	});

	test('in the field that was asked for, beside the raw body as well', async () => {
		given({ downloadMedia: true, binaryPropertyName: 'photo', simplify: false });
		gateway().media.add(Buffer.from('x'), 'image/jpeg', 'picture');
		await trigger.post(image('picture'));
		expect(Object.keys(trigger.executions[0][0].binary ?? {})).toEqual(['photo']);
		expect(trigger.items).toEqual([image('picture')]);
	});

	test("keep the customer's name for it, without folders", async () => {
		gateway().media.add(Buffer.from('x'), 'application/pdf', 'file');
		const document = { id: 'file', filename: '../../etc/Invoice 7.pdf' };
		await trigger.post({ messages: [message('a', { type: 'document', document })] });
		expect(fileOf(0).fileName).toBe('Invoice 7.pdf');
	});

	test('of several messages each come with their own', async () => {
		const ids = ['one', 'two', 'three', 'four', 'five'];
		for (const id of ids) gateway().media.add(Buffer.from(id), 'image/png', id);
		await trigger.post({ messages: ids.flatMap((id) => image(id).messages) });
		const [items] = trigger.executions;
		expect(
			items.map(({ binary }) => Buffer.from(binary?.data.data ?? '', 'base64').toString()),
		).toEqual(ids);
		expect(gateway().maxInFlight.others).toBeLessThanOrEqual(3);
	});

	test('that cannot be had do not hold back the message', async () => {
		await trigger.post(image('gone'));
		expect(trigger.items[0]).toMatchObject({
			messageId: 'wamid.gone',
			mediaError:
				'Ivosights does not have this file, or no longer. Ask the customer to send it again.',
		});
		expect(trigger.executions[0][0].binary).toBeUndefined();
	});

	test.each([
		['status', { kind: 'status', status: 500, body: 'x' }, 'HTTP 500'],
		['cut', { kind: 'resetBeforeAccepting' }, 'was cut'],
		['truncated', { kind: 'truncated' }, 'was cut'],
		['redirect', { kind: 'redirect', location: 'http://127.0.0.1:1/' }, 'HTTP 302'],
	] as const)('tell why: %s', async (id, fault, words) => {
		gateway().media.add(Buffer.from('x'), 'image/png', id);
		gateway().faults.next({ ...fault, match: { path: '/media/' } });
		await trigger.post(image(id));
		expect(trigger.items[0].mediaError).toContain(words);
		expect(JSON.stringify([trigger.items, trigger.logs])).not.toContain(gateway().apiKey);
	});

	test('too large', async () => {
		gateway().media.add(Buffer.alloc(20 * 1024 * 1024 + 1), 'video/mp4', 'film');
		await trigger.post(image('film'));
		expect(trigger.items[0].mediaError).toContain('larger than 20 MB');
	});

	test.each(['', '../message-templates', 'a/b', 'a?b', 'http://example.com/x', 'x'.repeat(300)])(
		'are not asked for by %p, which is no ID',
		async (id) => {
			const link = 'http://127.0.0.1:1/stolen';
			await trigger.post(image(id, { link, url: link, file: link }));
			expect(trigger.items[0].mediaError).toContain('no media ID');
			expect(gateway().requests).toEqual([]);
		},
	);
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

describe('publishing', () => {
	const OUR_URL = 'https://n8n.example.com/webhook/6f0c/webhook';
	const basic = { webhookAuthentication: 'basic', webhookUser: 'u', webhookPassword: SECRET };
	const published = async () => {
		await trigger.activate();
		return trigger.logs;
	};

	test.each([OUR_URL, `${OUR_URL}/`, OUR_URL.replace('n8n.ex', 'N8N.ex')])(
		'says nothing when Ivosights has the URL: %s',
		async (url) => {
			gateway().webhooks.add({ url });
			expect(await published()).toEqual([]);
		},
	);

	test('warns when Ivosights does not have the URL', async () => {
		gateway().webhooks.add({ url: 'https://n8n.example.com/webhook/other' });
		const [warning, ...more] = await published();
		expect(more).toEqual([]);
		expect(warning).toMatch(/^warn "WhatsApp": Ivosights does not have its URL yet/);
		expect(warning).toContain('Create Webhook');
	});

	test('warns when it is switched off', async () => {
		gateway().webhooks.add({ url: OUR_URL, status: 'off' });
		expect(await published()).toEqual([expect.stringContaining('switched off')]);
	});

	test.each<[string, IDataObject]>([
		['user and password', basic],
		[
			'header',
			{
				webhookAuthentication: 'header',
				webhookHeaderName: 'X-Key',
				webhookHeaderSecret: SECRET,
			},
		],
	])('warns when Ivosights would not send the %s', async (what, credential) => {
		given({}, credential);
		gateway().webhooks.add({ url: OUR_URL });
		expect(await published()).toEqual([expect.stringContaining(`does not send the ${what}`)]);
	});

	test('says nothing when it would send the proof', async () => {
		given({}, basic);
		gateway().webhooks.add({
			url: OUR_URL,
			http_auth: { status: 'on', username: 'u', password: SECRET },
		});
		expect(await published()).toEqual([]);
	});

	test('asks in production, also with a credential for the sandbox', async () => {
		given({}, { environment: 'sandbox' });
		gateway().webhooks.add({ url: OUR_URL });
		expect(await published()).toEqual([]);
		expect(gateway().requests.map(({ path }) => path)).toEqual(['/api/v1/webhooks']);
	});

	test.each([
		['refuses', { kind: 'status', status: 500 }],
		['answers with a page', { kind: 'html' }],
		['answers with nothing', { kind: 'empty' }],
		['hangs up', { kind: 'resetBeforeAccepting' }],
	] as const)('goes on when Ivosights %s', async (_, fault) => {
		given({}, basic);
		gateway().faults.next({ ...fault });
		expect(await published()).toHaveLength(1);
		expect(trigger.logs.join()).not.toContain(SECRET);
	});

	test('goes on without a credential', async () => {
		given({}, {}, { credentials: {} });
		expect(await published()).toEqual([expect.stringContaining('could not be checked')]);
	});

	test('asks nothing for a test', async () => {
		given({}, {}, { mode: 'manual' });
		expect(await published()).toEqual([]);
		expect(gateway().requests).toEqual([]);
	});
});

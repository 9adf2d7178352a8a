import axios, { type AxiosRequestConfig } from 'axios';
import { simulatorForAll } from '../../unit/support/simulator.mts';
import type { StatusName } from '../../../simulator/decisionTelecom/statuses.mts';
import {
	credentialsFor,
	customers,
	getStatus,
	runDecisionTelecom,
	sendMedia,
	sendTemplate,
	sendText,
} from './support/node.mts';
import { TriggerListener } from '../support/webhook.mts';

const simulator = simulatorForAll({ decisionTelecom: { receipts: 'manual', callbackWaitMs: 1 } });
let trigger: TriggerListener;
const gateway = () => simulator.decisionTelecom;
/** As a person copies it from the trigger's panel. */
const callbackUrl = () => `${trigger.url}/6f0c/decisiontelecom`;

beforeAll(async () => {
	trigger = await new TriggerListener({
		type: 'decisionTelecomTrigger',
		credentials: credentialsFor(gateway()),
	}).start();
});
afterAll(async () => await trigger.close());

const given = (parameters: object = {}, credential: object = {}) =>
	trigger.renew({
		parameters: { events: ['status', 'other'], ...parameters } as never,
		credentials: credentialsFor(gateway(), credential as never),
	});

beforeEach(() => {
	given();
	gateway().messages.clear();
	gateway().requests.clear();
	Object.assign(gateway().settings, {
		callbackEncoding: 'json',
		callbackNames: { id: 'message_id', status: 'status' },
	});
});

/** Sends one message, and gives it with the id that the node told. */
async function sent(parameters: object = sendText) {
	const own = { ...parameters, callbackUrl: callbackUrl() };
	const { json, error } = await runDecisionTelecom(gateway(), own as never, customers(1));
	expect(error).toBeUndefined();
	const [message] = gateway().messages.slice(-1);
	return { message, messageId: json('DecisionTelecom')[0].messageId };
}

/** The URL with the token, as the gateway has it. */
const signedUrl = async () => String((await sent()).message.callbackUrl);

const call = async (request: AxiosRequestConfig) =>
	await axios.request({ validateStatus: () => true, maxRedirects: 0, proxy: false, ...request });

describe('from the send to the receipt', () => {
	const ENCODINGS = ['json', 'form', 'query'] as const;
	const NAMES = [
		{ id: 'message_id', status: 'status' },
		{ id: 'messageId', status: 'Status' },
		{ id: 'MESSAGE_ID', status: 'STATUS' },
	];

	test.each(ENCODINGS.flatMap((encoding) => NAMES.map((names) => [encoding, names] as const)))(
		'as %s with the names %j: the receipt joins the send',
		async (callbackEncoding, callbackNames) => {
			given({ options: { includeRaw: true } });
			Object.assign(gateway().settings, { callbackEncoding, callbackNames });
			const { message, messageId } = await sent();
			for (const status of ['sent', 'delivered', 'seen'] as const) {
				expect(await message.advance(status)).toMatchObject({ delivered: true });
			}
			expect(trigger.items.map(({ status }) => status)).toEqual([
				{ value: 'sent' },
				{ value: 'delivered' },
				{ value: 'read' },
			]);
			for (const item of trigger.items) {
				expect(item).toMatchObject({ event: 'status', messageId, direction: 'out' });
				expect(Object.keys(item.raw as object).sort()).toEqual(Object.values(callbackNames).sort());
			}
		},
	);

	test.each([
		['an image', sendMedia],
		['a template', sendTemplate],
	])('%s brings its callback URL too', async (_, parameters) => {
		const { message, messageId } = await sent(parameters);
		await message.advance('failed');
		expect(trigger.items).toMatchObject([{ messageId, status: { value: 'failed' } }]);
	});

	test('the status that is asked for is the one that is reported', async () => {
		for (const name of ['pending', 'rejected', 'error', 'deleted'] as StatusName[]) {
			const { message } = await sent();
			await message.advance(name);
			const { json } = await runDecisionTelecom(gateway(), getStatus, [{ id: message.id }]);
			expect(trigger.items.at(-1)?.status).toEqual({ value: json('DecisionTelecom')[0].status });
		}
	});
});

describe('who may call', () => {
	const wrong: Array<[string, (url: string) => string]> = [
		['no token', (url) => url.replace(/\?.*$/, '')],
		['an empty token', (url) => url.replace(/token=.*$/, 'token=')],
		['a wrong token', (url) => url.replace(/token=./, 'token=_')],
		['a token cut short', (url) => url.slice(0, -1)],
		['two tokens', (url) => `${url}&token=x`],
	];
	const ways: Array<[string, AxiosRequestConfig]> = [
		['JSON', { method: 'POST', data: { message_id: 1, status: 1 } }],
		['form', { method: 'POST', data: new URLSearchParams('message_id=1&status=1') }],
		['query', { method: 'GET', params: { message_id: 1, status: 1 } }],
	];

	test.each(wrong.flatMap(([what, change]) => ways.map((way) => [what, ...way, change] as const)))(
		'%s, as %s: 403, no execution',
		async (_what, _way, request, change) => {
			const url = change(await signedUrl());
			expect((await call({ ...request, url })).status).toBe(403);
			expect(trigger.executions).toHaveLength(0);
			expect(trigger.logs).toEqual([expect.stringMatching(/^warn .*without the right token/)]);
		},
	);

	test('the right one gets 200', async () => {
		const url = await signedUrl();
		for (const [, request] of ways) expect((await call({ ...request, url })).status).toBe(200);
		// The same event three times.
		expect(trigger.executions).toHaveLength(1);
	});

	test('a message sent with another key is not believed', async () => {
		const url = await signedUrl();
		given({}, { apiKey: 'another-key' });
		expect((await call({ method: 'POST', url, data: { message_id: 1, status: 1 } })).status).toBe(
			403,
		);
	});

	test('without a key nobody is let in', async () => {
		given({}, { apiKey: '' });
		const url = `${callbackUrl()}?token=`;
		expect((await call({ method: 'POST', url, data: { message_id: 1, status: 1 } })).status).toBe(
			403,
		);
		expect(trigger.executions).toHaveLength(0);
	});

	test('the token is in no item and in no log', async () => {
		gateway().settings.callbackEncoding = 'query';
		const { message } = await sent();
		const token = new URL(String(message.callbackUrl)).searchParams.get('token') ?? '';
		expect(token.length).toBeGreaterThan(40);
		given({ simplify: false });
		await message.advance('delivered');
		expect(trigger.items).toEqual([{ message_id: String(message.id), status: '1' }]);
		await call({ url: `${message.callbackUrl}x` });
		expect(JSON.stringify([trigger.items, trigger.logs])).not.toContain(token);
	});
});

describe('what else may come', () => {
	const post = async (data: unknown, headers: Record<string, string> = {}) =>
		await call({
			method: 'POST',
			url: await signedUrl(),
			data,
			headers: { 'Content-Type': 'application/json', ...headers },
			transformRequest: (body: unknown) => (typeof body === 'string' ? body : JSON.stringify(body)),
		});

	test('an unknown shape is other, with what was posted if that is asked for', async () => {
		await post({ inbound: { text: 'Hello' } });
		expect(trigger.items).toMatchObject([{ event: 'other' }]);
		expect(trigger.items[0]).not.toHaveProperty('raw');
		given({ options: { includeRaw: true } });
		await post({ inbound: { text: 'Hello' } });
		expect(trigger.items).toMatchObject([{ event: 'other', raw: { inbound: { text: 'Hello' } } }]);
	});

	test('JSON that is nested without end is taken', async () => {
		const deep = `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`;
		const answer = await call({
			method: 'POST',
			url: await signedUrl(),
			data: deep,
			headers: { 'Content-Type': 'application/json' },
		});
		expect(answer.status).toBe(200);
		expect(trigger.items).toMatchObject([{ event: 'other' }]);
	});

	test('JSON without its content type is read all the same', async () => {
		await post('{"message_id":7,"status":1}', { 'Content-Type': 'text/plain' });
		expect(trigger.items).toMatchObject([{ messageId: '7', status: { value: 'delivered' } }]);
	});

	test('a post whose status stands in its query', async () => {
		const url = `${await signedUrl()}&message_id=8&status=7`;
		await call({ method: 'POST', url });
		expect(trigger.items).toMatchObject([{ messageId: '8', status: { value: 'read' } }]);
	});

	test('a query that was put behind ours with a second question mark', async () => {
		await call({ url: `${await signedUrl()}?message_id=9&status=0` });
		expect(trigger.items).toMatchObject([{ messageId: '9', status: { value: 'sent' } }]);
	});

	test.each(['', '[]', '"text"', 'null'])('%j starts nothing and gets 200', async (body) => {
		expect((await post(body)).status).toBe(200);
		expect(trigger.executions).toHaveLength(0);
	});

	test('several in one post are several items of one execution', async () => {
		await post([
			{ message_id: 1, status: 0 },
			{ message_id: 2, status: 7 },
		]);
		expect(trigger.executions).toHaveLength(1);
		expect(trigger.items.map(({ id }) => id)).toEqual(['1:0', '2:7']);
	});

	test('events and statuses that nobody asked for start nothing', async () => {
		given({ events: ['status'], statuses: ['read'] });
		await post({ message_id: 1, status: 1 });
		await post({ odd: true });
		await post({ message_id: 1, status: 7 });
		expect(trigger.items.map(({ id }) => id)).toEqual(['1:7']);
	});

	test('20 at the same instant: one execution', async () => {
		const url = await signedUrl();
		const data = { message_id: 1, status: 1 };
		const posts = Array.from({ length: 20 }, async () => await call({ method: 'POST', url, data }));
		expect(new Set((await Promise.all(posts)).map(({ status }) => status))).toEqual(new Set([200]));
		expect(trigger.executions).toHaveLength(1);
	});
});

test('publishing needs nothing from the gateway', async () => {
	await trigger.activate();
	expect(gateway().requests).toHaveLength(0);
});

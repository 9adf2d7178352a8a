import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FaultKind } from '../../simulator/core/faults.mts';
import { accountForTests, credentialsFor, runIvosights } from './ivosights/support/node.mts';
import { contact, contacts, digits, sendText } from './support/messages.mts';

const gateway = accountForTests();
const reached = () =>
	gateway()
		.messages.map(({ to }) => to)
		.sort();
const sends = () => gateway().requests.filter(({ path }) => path.includes('/messages/'));

/** Tries without waiting between them. */
const atOnce = (more = {}) => ({ retry: { policy: { attempts: 3, longestWait: 0, ...more } } });
const failing = (kind: FaultKind, n = 0, times = 1) =>
	gateway().faults.next({ ...kind, times, match: { recipient: digits(n) } });
const onError = 'continueErrorOutput';

/**
 * What the gateway says, in every shape that is known or likely (source: "Gateway refusals"), and
 * what people read.
 */
const SHAPES: Array<[string, FaultKind, { message: string | RegExp; details: object }]> = [
	[
		'Laravel: message and errors',
		{
			kind: 'status',
			status: 422,
			body: {
				message: 'The given data was invalid.',
				errors: { wa_id: ['The wa id is not registered.'] },
			},
		},
		{
			message:
				'Ivosights answered “The given data was invalid. wa_id: The wa id is not registered.” (HTTP 422)',
			details: { reason: 'invalidRequest', httpStatus: 422 },
		},
	],
	[
		'WhatsApp: errors[]',
		{
			kind: 'status',
			status: 400,
			body: {
				errors: [{ code: 131047, title: 'Re-engagement message', details: 'More than 24 hours' }],
			},
		},
		{
			message: 'Ivosights answered “Re-engagement message. More than 24 hours” (HTTP 400)',
			details: { reason: 'outsideWindow', httpStatus: 400, gatewayCode: 131047 },
		},
	],
	[
		'Meta: error{}',
		{
			kind: 'status',
			status: 400,
			body: {
				error: {
					message: '(#131056) Pair rate limit hit',
					code: 131056,
					error_data: { details: 'Too many messages to this number' },
				},
			},
		},
		{
			message: /Pair rate limit hit. Too many messages to this number/,
			details: { reason: 'rateLimited', gatewayCode: 131056 },
		},
	],
	[
		'only a message',
		{ kind: 'status', status: 403, body: { message: 'This action is unauthorized.' } },
		{
			message: 'Ivosights answered “This action is unauthorized.” (HTTP 403)',
			details: { reason: 'forbidden', httpStatus: 403 },
		},
	],
	[
		'no balance',
		{ kind: 'status', status: 402, body: { message: 'Insufficient balance' } },
		{ message: /Insufficient balance/, details: { reason: 'noBalance', httpStatus: 402 } },
	],
	[
		'errors[] in a success',
		{
			kind: 'status',
			status: 200,
			body: { errors: [{ code: 131026, title: 'Message undeliverable' }] },
		},
		{
			message: 'Ivosights answered “Message undeliverable” (HTTP 200)',
			details: { reason: 'notOnWhatsApp', httpStatus: 200, gatewayCode: 131026 },
		},
	],
	[
		'an HTML page',
		{ kind: 'html', status: 403 },
		{
			message: /^Ivosights answered a web page titled “.+” \(HTTP 403\)$/,
			details: { reason: 'forbidden' },
		},
	],
	[
		'nothing at all',
		{ kind: 'empty', status: 404 },
		{
			message: 'Ivosights gave no explanation (HTTP 404)',
			details: { reason: 'notFound', httpStatus: 404 },
		},
	],
	[
		'plain text',
		{ kind: 'status', status: 400, body: 'recipient blocked' },
		{
			message: 'Ivosights answered “recipient blocked” (HTTP 400)',
			details: { reason: 'invalidRequest' },
		},
	],
];

describe('what the gateway says reaches the person', () => {
	test.each(SHAPES)('%s', async (_, fault, { message, details }) => {
		failing(fault, 1, 9);
		const parameters = { ...sendText, options: atOnce({ attempts: 1 }) };
		const { json } = await runIvosights(gateway(), parameters, contacts(3), { onError });
		expect(json('Failed')).toHaveLength(1);
		expect(json('Ivosights', 1)[0].error).toMatchObject({
			message: typeof message === 'string' ? message : expect.stringMatching(message),
			...details,
			item: 1,
			description: expect.stringMatching(/\w/),
		});
		expect(reached()).toEqual([digits(0), digits(2)]);
	});

	test('a wrong key: says so, once, and sends nothing', async () => {
		const credentials = credentialsFor(gateway(), { apiKey: 'wrong-key-of-somebody' });
		const { error, stored } = await runIvosights(gateway(), sendText, contacts(1), { credentials });
		expect(error?.message).toBe('Ivosights answered “Unauthenticated.” (HTTP 401)');
		expect(error?.description).toContain('Open the credential');
		expect(error?.failure).toEqual({ cause: 'credential-invalid' });
		expect(stored).not.toContain('wrong-key-of-somebody');
		expect(sends()).toHaveLength(1);
	});
});

/** Ways in which nobody can tell whether the message went out. */
const LOST: Array<[string, FaultKind, number, RegExp]> = [
	[
		'a server fault',
		{ kind: 'status', status: 500, body: { message: 'Server Error' } },
		0,
		/Server Error.*HTTP 500/,
	],
	['a gateway time-out page', { kind: 'html', status: 504 }, 0, /HTTP 504/],
	[
		'a reset before accepting',
		{ kind: 'resetBeforeAccepting' },
		0,
		/connection to Ivosights was cut/,
	],
	[
		'a reset after accepting',
		{ kind: 'resetAfterAccepting' },
		1,
		/connection to Ivosights was cut/,
	],
	['an answer cut short', { kind: 'truncated' }, 1, /connection to Ivosights was cut/],
	['a web page instead of JSON', { kind: 'html', status: 200 }, 0, /where JSON was expected/],
];

describe('a send whose answer is lost', () => {
	test.each(LOST)('%s: unconfirmed, and not repeated', async (_, fault, times, words) => {
		failing(fault);
		const { json } = await runIvosights(gateway(), sendText, contacts(1), { onError });
		expect(json('Ivosights', 1)[0]).toMatchObject({
			error: {
				message: expect.stringMatching(words),
				reason: 'unconfirmed',
				item: 0,
				description: expect.stringContaining('not sent again'),
			},
		});
		expect(sends()).toHaveLength(1);
		expect(reached()).toHaveLength(times);
	});

	test.each(LOST)("%s: n8n's Retry On Fail does not repeat it either", async (_, fault, times) => {
		failing(fault);
		const retry = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
		const { error } = await runIvosights(gateway(), sendText, contacts(1), retry);
		expect(error?.message).toContain('may or may not have been sent');
		expect(sends()).toHaveLength(1);
		expect(reached()).toHaveLength(times);
	});

	test('a slow answer: unconfirmed after the time-out', async () => {
		const held = failing({ kind: 'slow' });
		const options = { timeout: 1 };
		const { error } = await runIvosights(gateway(), { ...sendText, options }, contacts(1));
		held.release();
		expect(error?.message).toContain('Ivosights did not answer within 1 second');
		expect(sends()).toHaveLength(1);
	});

	test("'Repeat Unconfirmed Sends' sends it again, because the person asked for it", async () => {
		failing({ kind: 'resetBeforeAccepting' });
		const options = atOnce({ repeatUnconfirmed: true });
		const { json } = await runIvosights(gateway(), { ...sendText, options }, contacts(1));
		expect(json('Sent')).toHaveLength(1);
		expect(reached()).toEqual([digits(0)]);
	});

	test("with 'Repeat Unconfirmed Sends', a later refusal does not deny the first try", async () => {
		failing({ kind: 'resetBeforeAccepting' });
		failing({ kind: 'status', status: 429, headers: { 'retry-after': '0' }, body: {} }, 0, 9);
		const options = atOnce({ repeatUnconfirmed: true });
		const { json } = await runIvosights(gateway(), { ...sendText, options }, contacts(1), {
			onError,
		});
		expect(json('Ivosights', 1)[0]).toMatchObject({
			error: {
				message: expect.stringContaining('may or may not have been sent'),
				reason: 'unconfirmed',
			},
		});
		expect(sends()).toHaveLength(3);
	});

	test('a message without an ID is handed on as unconfirmed, with a warning', async () => {
		failing({ kind: 'status', status: 200, body: { messages: [{}] } });
		const { json } = await runIvosights(gateway(), sendText, contacts(1));
		expect(json('Ivosights')[0]).toMatchObject({ status: 'unconfirmed', recipient: digits(0) });
		expect(json('Ivosights')[0].warnings).toEqual([expect.stringContaining('no message ID')]);
	});
});

describe('failures that prove that nothing was sent', () => {
	test('429: tried again, honouring Retry-After', async () => {
		failing({ kind: 'status', status: 429, headers: { 'retry-after': '0' }, body: {} }, 0, 2);
		const { json } = await runIvosights(gateway(), sendText, contacts(2));
		expect(json('Sent')).toHaveLength(2);
		expect(reached()).toEqual([digits(0), digits(1)]);
		expect(sends()).toHaveLength(4);
	});

	test('429 without end: given up, with the wait the gateway asks for', async () => {
		failing({ kind: 'status', status: 429, headers: { 'retry-after': '0' }, body: {} }, 0, 9);
		const options = atOnce();
		const { error } = await runIvosights(gateway(), { ...sendText, options }, contacts(1));
		expect(error?.failure).toEqual({ cause: 'rate-limited', retryAfterMs: 0 });
		expect(sends()).toHaveLength(2);
	});

	test("a wait longer than 'Longest Wait' is not waited for", async () => {
		failing({ kind: 'status', status: 429, headers: { 'retry-after': '3600' }, body: {} }, 0, 9);
		const { error } = await runIvosights(gateway(), sendText, contacts(1));
		expect(error?.failure).toEqual({ cause: 'rate-limited', retryAfterMs: 3_600_000 });
		expect(sends()).toHaveLength(1);
	});

	test('nobody listens: tried again, then told in plain words', async () => {
		const server = createServer();
		const port = await new Promise<number>((resolve) => {
			server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
		});
		await new Promise((resolve) => server.close(resolve));
		const credentials = credentialsFor(gateway(), { baseUrl: `http://127.0.0.1:${port}` });
		const { error } = await runIvosights(
			gateway(),
			{ ...sendText, options: atOnce() },
			contacts(1),
			{ credentials },
		);
		expect(error?.message).toBe(`Ivosights could not be reached at 127.0.0.1:${port}`);
		expect(error?.description).toContain('Nothing was sent');
		expect(error?.failure).toEqual({ cause: 'temporarily-unavailable' });
	});

	test('a redirect is a refusal: the key goes nowhere else', async () => {
		let visits = 0;
		const elsewhere = createServer((_, response) => {
			visits += 1;
			response.end('{"messages":[{"id":"stolen"}]}');
		});
		const port = await new Promise<number>((resolve) => {
			elsewhere.listen(0, '127.0.0.1', () => resolve((elsewhere.address() as AddressInfo).port));
		});
		failing({ kind: 'redirect', location: `http://127.0.0.1:${port}/` });
		const { json } = await runIvosights(gateway(), sendText, contacts(1), { onError });
		elsewhere.close();
		expect(visits).toBe(0);
		expect(json('Ivosights', 1)[0]).toMatchObject({
			error: { reason: 'invalidRequest', httpStatus: 302 },
		});
	});
});

describe('a refusal mid-way in stop mode', () => {
	test('says how many were accepted, which item was not, and which were not tried', async () => {
		failing({ kind: 'status', status: 400, body: { message: 'blocked' } }, 7);
		const { error, run } = await runIvosights(gateway(), sendText, contacts(30));
		expect(run.status).toBe('error');
		expect(error?.message).toBe('Ivosights answered “blocked” (HTTP 400) [Item 8]');
		// n8n would write it behind the message once more.
		expect(error?.context?.itemIndex).toBeUndefined();
		const accepted = reached().length;
		expect(error?.description).toContain(`${accepted} items accepted, item 8 not accepted`);
		expect(error?.description).toContain(`${29 - accepted} items not tried`);
		expect(accepted).toBeLessThan(13);
	});
});

describe("n8n's Retry On Fail", () => {
	const retry = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
	const refusal: FaultKind = { kind: 'status', status: 400, body: { message: 'not now' } };

	test.each([0, 2])('item %i refused twice: each recipient gets one message', async (n) => {
		failing(refusal, n, 2);
		const { json, error } = await runIvosights(gateway(), sendText, contacts(4), retry);
		expect(error).toBeUndefined();
		expect(json('Sent')).toHaveLength(4);
		expect(reached()).toEqual([0, 1, 2, 3].map(digits));
	});

	test.each([0, 2])('the same on the error branch, item %i first', async (n) => {
		failing(refusal, n, 2);
		const { json } = await runIvosights(gateway(), sendText, contacts(4), { ...retry, onError });
		expect(reached()).toEqual([0, 1, 2, 3].map(digits).filter((_, i) => n === 0 || i !== 2));
		expect(json('Sent')).toHaveLength(n === 0 ? 4 : 3);
	});

	test('the outputs are those of the first time, ids and times included', async () => {
		failing(refusal, 3, 1);
		const { json } = await runIvosights(gateway(), sendText, contacts(4), retry);
		expect(json('Ivosights').map(({ messageId }) => messageId)).toEqual(
			[0, 1, 2, 3].map((n) => gateway().messages.find(({ to }) => to === digits(n))?.id),
		);
	});

	test('a retried execution does not send again what its first run sent', async () => {
		failing(refusal, 3, 1);
		const first = await runIvosights(gateway(), sendText, contacts(4));
		expect(first.run.status).toBe('error');
		const { contextData } = first;
		const second = await runIvosights(gateway(), sendText, contacts(4), { contextData });
		expect(second.json('Sent')).toHaveLength(4);
		expect(reached()).toEqual([0, 1, 2, 3].map(digits));
	});

	test('a new execution sends anew', async () => {
		await runIvosights(gateway(), sendText, [contact(0)]);
		await runIvosights(gateway(), sendText, [contact(0)]);
		expect(reached()).toEqual([digits(0), digits(0)]);
	});
});

describe('secrets', () => {
	test.each([
		['a refusal that repeats the key', { kind: 'status', status: 400 } as const],
		['a success that repeats the key', { kind: 'status', status: 200 } as const],
	])('%s: it is nowhere in what n8n stores', async (_, fault) => {
		const { apiKey } = gateway();
		failing({ ...fault, body: { message: `key ${apiKey} is bad`, messages: [{ id: apiKey }] } });
		const parameters = { ...sendText, simplify: false };
		const { stored, json, error } = await runIvosights(gateway(), parameters, contacts(1));
		expect(JSON.stringify([json('Ivosights'), error?.message])).toContain('***');
		expect(stored).not.toContain(apiKey);
	});

	test.each(LOST)('%s: no key in what n8n stores', async (_, fault) => {
		failing(fault);
		const { stored, error } = await runIvosights(gateway(), sendText, contacts(1));
		expect(error).toBeDefined();
		expect(stored).not.toContain(gateway().apiKey);
		expect(stored.toLowerCase()).not.toContain('x-api-key');
	});
});

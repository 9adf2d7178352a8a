import { qontak } from '../../../nodes/Qontak/gateway';
import { rateLimitWait } from '../../../nodes/Qontak/refusal';
import { judge, judgeBroken } from '../../../nodes/shared/transport/judge';
import type { Ask } from '../../../nodes/shared/operation/operation';

const NOW = Date.parse('2026-11-20T08:00:00Z');
const read: Ask = { effect: 'read', method: 'GET', path: ['integrations'] };
const send: Ask = { effect: 'send', method: 'POST', path: ['messages', 'whatsapp'], to: '6281' };

const answer = (status: number, json: unknown, headers: Record<string, string> = {}) => ({
	status,
	headers,
	json,
	text: json === undefined ? '' : JSON.stringify(json),
});
const errors = (...messages: unknown[]) => ({ status: 'error', error: { code: 1, messages } });

describe('how long to wait after a 429', () => {
	const at = (headers: Record<string, string>, text = '') =>
		rateLimitWait({ headers, text }, NOW, 0);

	test.each([
		[
			'Retry-After first',
			{ 'retry-after': '5', 'x-ratelimit-reset': '9' },
			'rate_limit_reset: 7',
			6,
		],
		['then the words of the body', { 'x-ratelimit-reset': '9' }, '["rate_limit_reset: 7"]', 8],
		['seconds from now', { 'x-ratelimit-reset': '9' }, '', 10],
		['a time in seconds', { 'x-ratelimit-reset': String(NOW / 1000 + 20) }, '', 21],
		['a time in milliseconds', { 'x-ratelimit-reset': String(NOW + 20_000) }, '', 21],
		['a date', { 'x-ratelimit-reset': 'Fri, 20 Nov 2026 08:00:30 GMT' }, '', 31],
		['in the past: a moment', { 'x-ratelimit-reset': String(NOW / 1000 - 90) }, '', 2],
		['more than two minutes: two minutes at most', { 'x-ratelimit-reset': '3600' }, '', 121],
	])('%s', (_, headers, text, seconds) => {
		expect(at(headers as never, text)).toBe(seconds * 1000);
	});

	test.each([{}, { 'x-ratelimit-reset': '' }, { 'x-ratelimit-reset': 'soon' }])(
		'%j says nothing',
		(headers) => expect(at(headers as never)).toBeUndefined(),
	);
});

describe('what a refusal means', () => {
	const judged = (
		status: number,
		json: unknown,
		ask: Ask = read,
		type = 'qontakHmacApi',
		headers: Record<string, string> = {},
	) => judge(qontak, answer(status, json, headers), ask, NOW, type);

	test('both shapes of the envelope are read', () => {
		const failure = judged(
			422,
			errors(
				{ active_model_errors: { offset: ['must be an integer'] }, type: 'expectation_failed' },
				'Try again',
			),
		);
		expect(failure?.message).toBe(
			'Qontak answered “offset: must be an integer. Try again” (HTTP 422)',
		);
		expect(failure?.reason).toBe('invalidRequest');
	});

	test('an error with a success status is one', () => {
		expect(judged(200, errors('Something is wrong'))).toMatchObject({ reason: 'invalidRequest' });
		expect(judged(200, { status: 'success', data: [] })).toBeUndefined();
	});

	test.each([
		[200, 401, 'unauthorized', read],
		[200, '403', 'forbidden', read],
		[201, 404, 'notFound', read],
		[200, 422, 'invalidRequest', send],
		[200, 429, 'rateLimited', send],
		[200, 500, 'gatewayDown', read],
		[200, 503, 'unconfirmed', send],
	])('HTTP %d around the code %s: %s', (status, code, reason, ask) => {
		const body = { status: 'error', error: { code, messages: ['No'] } };
		expect(judged(status, body, ask as Ask)?.reason).toBe(reason);
	});

	test.each([
		[404, { code: 'MAG-006', message: 'The requested resource is not found' }],
		[405, {}],
		[200, undefined],
	])('%d %j for a call that no document has does not blame the address', (status, json) => {
		const missing = {
			reason: 'notFound' as const,
			message: 'Qontak does not let this account see it',
			description: "Ask Qontak's support.",
		};
		const asked = { ...read, path: ['waba_interactions'], missing };
		expect(judged(status, json, asked)).toMatchObject({
			reason: 'notFound',
			message: missing.message,
		});
		const other = judged(status, json, { ...read, path: ['message_interactions'] });
		expect(other?.message).not.toBe(missing.message);
	});

	test.each([
		{ status: { toString: 1 } },
		{ status: 'error', error: { code: { valueOf: 1, toString: 2 } } },
		{ error: { code: [{ toString: null }], status: {} } },
	])('%j does not break the judge', (body) => {
		expect(() => judged(200, body)).not.toThrow();
	});

	test('a limit told in a success says how long to wait', () => {
		const body = { status: 'error', error: { code: 429, messages: ['rate_limit_reset: 7'] } };
		const wait = judged(200, body, send)?.details.retryAfterMs ?? 0;
		expect(wait).toBeGreaterThanOrEqual(8_000);
		expect(wait).toBeLessThan(9_001);
	});

	test.each([
		['room already assigned', 'Unassign Agent'],
		['This room already assigned', 'Unassign Agent'],
		['CAA must active', 'custom agent allocation'],
	])('of a room: %s', (words, advice) => {
		const ask = { ...read, path: ['rooms', 'r1', 'assign_round_robin'] };
		const failure = judged(422, errors(words), ask);
		expect(failure?.reason).toBe('invalidRequest');
		expect(failure?.details.description).toContain(advice);
	});

	test('a thing that is not known, told with 422', () => {
		const missing = {
			reason: 'notFound' as const,
			message: "'Contact List' has the ID 8, which Qontak does not know",
			description: 'Choose it from the list.',
		};
		const body = errors("Couldn't find contact list with 'id'=8");
		expect(judged(422, body, { ...read, missing })).toMatchObject({
			reason: 'notFound',
			message: missing.message,
			details: { httpStatus: 422, description: missing.description },
		});
		expect(judged(422, body)).toMatchObject({
			reason: 'notFound',
			details: { description: expect.stringContaining('Check the ID') as unknown },
		});
		expect(judged(422, body, send)?.reason).toBe('invalidRequest');
	});

	test.each([
		['a session that is over', 422, 'Message failed because more than 24 hours have passed'],
		['in other words', 403, 'The session has expired'],
		['a window', 400, 'Outside of the messaging window'],
		['the hours in one word', 403, 'Message is outside of the 24h limit'],
		['in Indonesian', 422, 'Sudah lewat 24 jam sejak pesan terakhir'],
	])('%s: outside the window', (_, status, words) => {
		expect(judged(status, errors(words), send)).toMatchObject({ reason: 'outsideWindow' });
	});

	test.each([
		[403, 'forbidden', 'You may not write to room 4b24c8d2-2b24-4a24-9d24-24a1b2c3d424'],
		[422, 'invalidRequest', 'room 24 is closed'],
	])('a 24 in an ID is no time: %s is %s', (status, reason, words) => {
		expect(judged(status, errors(words), send)?.reason).toBe(reason);
	});

	test('the same words elsewhere are nothing special', () => {
		expect(judged(422, errors('The session has expired'))?.reason).toBe('invalidRequest');
	});

	test.each([
		['qontakHmacApi', 'qontak-chat:all'],
		['qontakOAuthApi', 'admin or supervisor'],
		['qontakTokenApi', 'a user token'],
	])('403 with %s: %s', (type, words) => {
		const failure = judged(403, errors('Forbidden'), read, type);
		expect(failure?.details.description).toContain(words);
		expect(failure?.reason).toBe('forbidden');
	});

	test.each([
		['10 minutes behind', NOW + 10 * 60_000],
		['10 minutes ahead of', NOW - 10 * 60_000],
	])('a clock %s', (words, theirs) => {
		const headers = { date: new Date(theirs).toUTCString() };
		const failure = judged(401, { message: 'Unauthorized' }, read, 'qontakHmacApi', headers);
		expect(failure?.details.description).toContain(`The clock of your n8n is ${words}`);
	});

	test('a clock that is right is not blamed, nor with a token', () => {
		const right = { date: new Date(NOW + 60_000).toUTCString() };
		const wrong = { date: new Date(NOW + 900_000).toUTCString() };
		const said = [
			judged(401, { message: 'Unauthorized' }, read, 'qontakHmacApi', right),
			judged(401, errors('Invalid token'), read, 'qontakTokenApi', wrong),
		].map((failure) => failure?.details.description);
		expect(said.join()).not.toContain('clock');
	});

	test('a fault of the server on a send leaves it open', () => {
		expect(judged(502, undefined, send)).toMatchObject({ reason: 'unconfirmed' });
		expect(judged(502, undefined, read)).toMatchObject({ reason: 'gatewayDown' });
	});
});

test.each([read, send])('headers that Node.js does not accept: another way in', (ask) => {
	const failure = judgeBroken(qontak, 'HPE_INVALID_HEADER_TOKEN', 'service-chat', ask, 1_000);
	expect(failure.details.description).toContain('api.mekari.com');
	expect(failure.reason).toBe(ask.effect === 'send' ? 'unconfirmed' : 'gatewayDown');
});

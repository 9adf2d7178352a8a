import fc from 'fast-check';
import { decisionTelecom } from '../../../nodes/DecisionTelecom/gateway';
import { REASONS } from '../../../nodes/shared/failure';
import type { Ask } from '../../../nodes/shared/operation/operation';
import { judge } from '../../../nodes/shared/transport/judge';

const send: Ask = { effect: 'send', method: 'POST', path: ['send-whatsapp'] };
const judged = (status: number, json: unknown, ask = send) =>
	judge(
		decisionTelecom,
		{ status, headers: {}, text: JSON.stringify(json) ?? '', json },
		ask,
		0,
		'decisionTelecomApi',
	);

test('a message ID is no error, whatever else stands beside it', () => {
	expect(judged(200, { message_id: 554 })).toBeUndefined();
	expect(judged(200, { message_id: '554', status: 1 })).toBeUndefined();
	expect(judged(200, { message_id: 554, status: 0 })).toBeUndefined();
});

test.each([
	{ message: 'Success' },
	{ message: 'Accepted', status: 'ok' },
	{ message: 'x', data: [] },
])('words alone tell nothing of a message: %j', (json) => {
	expect(judged(200, json)?.reason).toBe('unconfirmed');
	expect(judged(400, json)?.reason).toBe('invalidRequest');
});

test('any answer is judged without a throw, in words and with a known reason', () => {
	const part = fc.oneof(fc.jsonValue(), fc.constantFrom(0, 1, 7, 8, 401, 429, 500, '3', 'x'));
	const body = fc.oneof(
		fc.jsonValue(),
		fc.record(
			{ name: part, message: part, code: part, status: part, message_id: part },
			{ requiredKeys: [] },
		),
	);
	fc.assert(
		fc.property(fc.constantFrom(200, 201, 400, 401, 404, 429, 500, 503), body, (status, json) => {
			const failure = judged(status, json);
			if (!failure) return;
			expect(REASONS).toContain(failure.reason);
			expect(failure.message).not.toMatch(/undefined|\[object/);
			expect(failure.details.description).toEqual(expect.any(String));
			// A success that is none keeps its status.
			if (failure.reason === 'unconfirmed') return;
			expect(failure.details.httpStatus).toBeGreaterThanOrEqual(400);
		}),
		{ numRuns: 500 },
	);
});

test('an internal fault on a send is never one that is repeated silently', () => {
	for (const code of [2, 4, 5, 6]) {
		for (const status of [200, 500]) {
			const body = { name: 'Internal server error', message: 'x', code, status: 500 };
			expect(judged(status, body)?.reason).toBe('unconfirmed');
			expect(judged(status, body, { ...send, effect: 'read' })?.reason).toBe('gatewayDown');
		}
	}
});

test('a code 0 without a status is only repeated when it is about the limit', () => {
	const limit = { name: 'Too Many Requests', message: 'Rate limit exceeded', code: 0 };
	expect(judged(200, limit)?.reason).toBe('rateLimited');
	const fault = { name: 'Exception', message: 'Timeout', code: 0 };
	expect(judged(200, fault)?.reason).toBe('unconfirmed');
	expect(judged(200, { message_id: 554, ...fault })?.reason).toBe('unconfirmed');
	expect(judged(200, fault, { ...send, effect: 'read' })?.reason).toBe('gatewayDown');
});

test('Retry-After is handed on', () => {
	const json = { name: 'Too Many Requests', message: 'Rate limit exceeded', code: 0, status: 429 };
	const headers = { 'retry-after': '7' };
	const failure = judge(decisionTelecom, { status: 429, headers, text: '', json }, send, 0);
	expect(failure?.details.retryAfterMs).toBe(7_000);
});

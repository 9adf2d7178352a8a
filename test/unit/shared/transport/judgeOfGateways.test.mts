import fc from 'fast-check';
import { decisionTelecom } from '../../../../nodes/DecisionTelecom/gateway';
import { ivosights } from '../../../../nodes/Ivosights/gateway';
import { qontak } from '../../../../nodes/Qontak/gateway';
import { REASONS } from '../../../../nodes/shared/failure';
import { judge } from '../../../../nodes/shared/transport/judge';

/**
 * A judge that throws on an odd answer would hide that a message may have been sent: n8n's Retry On
 * Fail would send it again.
 */
const name = fc.oneof(
	fc.constantFrom('error', 'errors', 'message', 'messages', 'code', 'name', 'status', 'data'),
	fc.constantFrom('active_model_errors', 'message_id', 'description', 'toString', '__proto__'),
	fc.string(),
);
const { body } = fc.letrec((tie) => ({
	body: fc.oneof(
		{ depthSize: 'small' },
		fc.constantFrom(null, 0, 7, 8, 9, 429, '', 'error', 'Please wait a moment'),
		fc.jsonValue(),
		fc.array(tie('body'), { maxLength: 3 }),
		fc.dictionary(name, tie('body'), { maxKeys: 5 }),
	),
}));
const answer = fc.record({
	status: fc.constantFrom(200, 201, 204, 302, 400, 401, 403, 404, 408, 422, 429, 500, 503),
	headers: fc.dictionary(fc.constantFrom('retry-after', 'date', 'x-ratelimit-reset'), fc.string()),
	json: fc.option(body, { nil: undefined }),
	text: fc.string(),
});
const types = [
	'ivosightsApi',
	'qontakOAuthApi',
	'qontakTokenApi',
	'qontakHmacApi',
	'decisionTelecomApi',
];

test.each([ivosights, qontak, decisionTelecom].map((gateway) => [gateway.name, gateway] as const))(
	'%s: any answer is a success or a failure with words; a fault never proves that nothing was sent',
	(_, gateway) => {
		const effect = fc.constantFrom('read', 'write', 'send' as const);
		fc.assert(
			fc.property(answer, effect, fc.constantFrom(...types), (given, asked, type) => {
				const text = given.json === undefined ? given.text : JSON.stringify(given.json);
				const ask = { effect: asked, method: 'POST', path: ['messages'] } as never;
				const failure = judge(gateway, { ...given, text }, ask, Date.now(), type);
				if (!failure) return;
				expect(REASONS).toContain(failure.reason);
				expect(failure.message.trim()).not.toBe('');
				if (asked !== 'read') expect(failure.reason).not.toBe('gatewayDown');
			}),
			{ numRuns: 1_000 },
		);
	},
);

describe.each(
	[ivosights, qontak, decisionTelecom].map((gateway) => [gateway.name, gateway] as const),
)("%s: WhatsApp's limit is told from a refusal, however it is wrapped", (_, gateway) => {
	const send = { effect: 'send', method: 'POST', path: ['messages'], to: '6281' } as never;
	test.each<[string, number, number, unknown]>([
		['a list of errors', 400, 130429, { errors: [{ code: 130429, title: 'Rate limit hit' }] }],
		['a list of errors in a success', 200, 80007, { errors: [{ code: '80007', title: 'x' }] }],
		['an error with words', 422, 131056, { error: { code: '131056', messages: ['Pair rate'] } }],
		['words alone', 400, 131056, { name: 'x', code: 1, message: '(#131056) Pair rate limit hit' }],
		['an error in the data', 400, 80007, { data: { error: { code: 80007, message: 'x' } } }],
		['a limit of its own around it', 429, 131056, { code: 429, error: { code: 131056 } }],
	])('%s (HTTP %i, %i)', (_kind, status, code, json) => {
		const given = { status, json, text: JSON.stringify(json), headers: { 'retry-after': '3' } };
		const failure = judge(gateway, given, send, Date.now(), 'qontakHmacApi');
		expect(failure?.reason).toBe('rateLimited');
		expect(failure?.details).toMatchObject({
			limitOf: code === 131056 ? 'recipient' : 'account',
			retryAfterMs: 3_000,
		});
	});
});

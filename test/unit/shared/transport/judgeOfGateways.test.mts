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

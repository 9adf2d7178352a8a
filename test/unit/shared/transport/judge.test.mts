import fc from 'fast-check';
import { REASONS, type Failure } from '../../../../nodes/shared/failure';
import type { RawAnswer } from '../../../../nodes/shared/transport/gateway';
import { judge, judgeBroken } from '../../../../nodes/shared/transport/judge';
import type { Ask } from '../../../../nodes/shared/operation/operation';
import { acme } from '../../support/acme.mts';

const NOW = Date.parse('2026-11-20T08:00:00Z');
const EFFECTS = ['read', 'write', 'send'] as const;

const ask = (effect: Ask['effect'], more: Partial<Ask> = {}): Ask => ({
	effect,
	method: effect === 'read' ? 'GET' : 'POST',
	path: ['x'],
	...more,
});
const answer = (status: number, body: unknown, headers = {}): RawAnswer => ({
	status,
	headers,
	text: body === undefined ? '<html><title>Hm</title></html>' : JSON.stringify(body),
	json: body,
});
const judged = (effect: Ask['effect'], ...given: Parameters<typeof answer>) =>
	judge(acme, answer(...given), ask(effect), NOW);

describe('successes', () => {
	test.each([200, 201, 202, 204, 299])('%i with JSON, or with nothing', (status) => {
		for (const effect of EFFECTS) {
			expect(judged(effect, status, { messages: [] })).toBeUndefined();
			expect(judged(effect, status, null)).toBeUndefined();
		}
	});

	test('a web page in place of JSON is none', () => {
		expect(judged('read', 200, undefined)).toMatchObject({
			reason: 'gatewayDown',
			message: 'Acme answered a web page titled “Hm” (HTTP 200) where JSON was expected',
			details: { httpStatus: 200, description: expect.stringContaining('base URL') },
		});
		expect(judged('send', 200, undefined)?.reason).toBe('unconfirmed');
		expect(judged('write', 200, undefined)?.reason).toBe('unconfirmed');
	});
});

describe('what a status means', () => {
	test.each<[number, string]>([
		[301, 'invalidRequest'],
		[302, 'invalidRequest'],
		[304, 'invalidRequest'],
		[400, 'invalidRequest'],
		[401, 'unauthorized'],
		[402, 'noBalance'],
		[403, 'forbidden'],
		[404, 'notFound'],
		[409, 'invalidRequest'],
		[413, 'limitExceeded'],
		[418, 'invalidRequest'],
		[422, 'invalidRequest'],
		[429, 'rateLimited'],
	])('%i is %s, whatever was asked', (status, reason) => {
		for (const effect of EFFECTS) {
			expect(judged(effect, status, { message: 'No' })).toMatchObject({
				reason,
				message: `Acme answered “No” (HTTP ${status})`,
				details: { httpStatus: status, gatewayMessage: 'No', description: expect.any(String) },
			});
		}
	});

	test.each([408, 500, 502, 503, 504, 520, 599])(
		'%i leaves open whether a send or a write was made',
		(status) => {
			expect(judged('read', status, { message: 'Oops' })).toMatchObject({ reason: 'gatewayDown' });
			expect(judged('send', status, { message: 'Oops' })).toMatchObject({
				reason: 'unconfirmed',
				message: `Acme answered “Oops” (HTTP ${status}). The message may or may not have been sent`,
				details: { description: expect.stringContaining('It was not sent again') },
			});
			expect(judged('write', status, { message: 'Oops' })).toMatchObject({
				reason: 'unconfirmed',
				message: `Acme answered “Oops” (HTTP ${status}). The change may or may not have been made`,
				details: { description: expect.stringContaining('It was not tried again') },
			});
		},
	);

	test('without words it says that there were none', () => {
		expect(judged('send', 400, null)?.message).toBe('Acme gave no explanation (HTTP 400)');
	});

	test('a redirect says where to look', () => {
		expect(judged('send', 302, null)?.details.description).toContain('Check the base URL');
	});

	test('Retry-After is passed on', () => {
		const busy = judged('send', 429, {}, { 'retry-after': '7' });
		expect(busy?.details.retryAfterMs).toBe(7_000);
	});
});

describe("WhatsApp's codes say more than the status", () => {
	const coded = (code: number, status = 400) => ({
		status,
		body: { error: { code, message: 'X' } },
	});

	test('the reason is that of the code', () => {
		const { status, body } = coded(131047);
		expect(judged('send', status, body)).toMatchObject({
			reason: 'outsideWindow',
			details: { gatewayCode: 131047, httpStatus: 400 },
		});
	});

	test('a server fault with a reason for the refusal is a refusal', () => {
		expect(judged('send', 500, coded(131047).body)?.reason).toBe('outsideWindow');
		expect(judged('send', 500, coded(130429).body)?.reason).toBe('rateLimited');
	});

	test.each([0, 1, 2, 131000, 131016, 133004])(
		'a server fault with code %i proves nothing',
		(code) => {
			expect(judged('send', 500, coded(code).body)?.reason).toBe('unconfirmed');
			expect(judged('read', 500, coded(code).body)?.reason).not.toBe('unconfirmed');
		},
	);

	test("a gateway's own code is not taken for one of WhatsApp's", () => {
		expect(judged('send', 422, { message: 'X', code: 131047 })).toMatchObject({
			reason: 'invalidRequest',
			details: { gatewayCode: 131047 },
		});
	});
});

describe('what the ask and the gateway know better', () => {
	const missing = { reason: 'templateNotFound', message: 'No such template', description: 'Pick' };

	test('404 on something that was asked for by its ID', () => {
		const failure = judge(
			acme,
			answer(404, { message: 'gone' }),
			ask('read', { missing } as Partial<Ask>),
			NOW,
		);
		expect(failure).toMatchObject({
			reason: 'templateNotFound',
			message: 'No such template',
			details: { description: 'Pick', gatewayMessage: 'gone', httpStatus: 404 },
		});
	});

	test("the gateway's own way to say no goes first, also with a 200", () => {
		const own = { reason: 'other', message: 'Own' } as Failure;
		const refusal = jest.fn(() => own);
		const one = answer(200, { name: 'X', code: 0 });
		expect(judge({ ...acme, refusal }, one, ask('send'), NOW, 'acmeApi')).toBe(own);
		expect(refusal).toHaveBeenCalledWith(one, ask('send'), { now: NOW, credentialType: 'acmeApi' });
	});
});

describe('no complete answer', () => {
	const broken = (code: string, effect: Ask['effect'] = 'send', timeoutMs = 30_000) =>
		judgeBroken(acme, code, 'acme.example.com', ask(effect), timeoutMs);

	test.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'CERT_HAS_EXPIRED', 'ERR_INVALID_URL'])(
		'%s: nothing was sent',
		(code) => {
			for (const effect of EFFECTS) {
				expect(broken(code, effect)).toMatchObject({
					reason: 'gatewayDown',
					message: 'Acme could not be reached at acme.example.com',
					details: {
						notConnected: true,
						description: expect.stringMatching(/^Nothing was sent\./),
					},
				});
			}
		},
	);

	test.each(['ECONNABORTED', 'ETIMEDOUT'])('%s: no answer in time', (code) => {
		expect(broken(code).message).toBe(
			'Acme did not answer within 30 seconds. The message may or may not have been sent',
		);
		expect(broken(code, 'read', 1_000).message).toBe('Acme did not answer within 1 second');
		expect(broken(code, 'read', 3).message).toBe('Acme did not answer within 1 second');
	});

	test.each(['ECONNRESET', 'EPIPE', 'ERR_BAD_RESPONSE', 'unknown', ''])(
		'“%s”: whatever it is, it leaves a send open',
		(code) => {
			expect(broken(code)).toMatchObject({ reason: 'unconfirmed' });
			expect(broken(code).details.notConnected).toBeUndefined();
			expect(broken(code, 'read')).toMatchObject({
				reason: 'gatewayDown',
				message: 'The connection to Acme was cut before its answer was complete',
				details: { description: 'Try again later.' },
			});
		},
	);
});

describe('whatever comes back', () => {
	const anyAnswer = fc.record({
		status: fc.integer({ min: 100, max: 599 }),
		headers: fc.constant({}),
		text: fc.string(),
		json: fc.option(fc.jsonValue(), { nil: undefined }),
	});

	test('each verdict has a known reason, words and advice, and never calls a fault on a send final', () => {
		const effect = fc.constantFrom(...EFFECTS);
		fc.assert(
			fc.property(anyAnswer, effect, (one, asked) => {
				const failure = judge(acme, one, ask(asked), NOW);
				if (failure === undefined) {
					expect(one.status).toBeLessThan(300);
					return;
				}
				expect(REASONS).toContain(failure.reason);
				expect(failure.message).not.toBe('');
				expect(failure.details.description).toMatch(/\.$/);
				expect(failure.details.httpStatus).toBe(one.status);
				if (asked === 'read') expect(failure.reason).not.toBe('unconfirmed');
				else expect(failure.reason).not.toBe('gatewayDown');
			}),
		);
	});
});

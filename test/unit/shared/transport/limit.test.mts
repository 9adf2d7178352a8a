import fc from 'fast-check';
import { remainingIn } from '../../../../nodes/shared/campaign/remaining';
import { limitIn } from '../../../../nodes/shared/transport/limit';
import { limitReset } from '../../../../nodes/shared/transport/limitReset';
import { meaningOfCode } from '../../../../nodes/shared/whatsapp/errorCodes';

const NOW = Date.parse('2026-11-20T08:00:00Z');
const SECONDS = NOW / 1_000;

const headers = fc.dictionary(
	fc.constantFrom('retry-after', 'x-ratelimit-reset', 'x-ratelimit-remaining', 'x-ratelimit-limit'),
	fc.oneof(
		fc.string({ unit: 'binary' }),
		fc.double().map(String),
		fc.bigInt().map(String),
		fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
	),
);

describe('X-RateLimit-Reset', () => {
	test.each<[string | undefined, number | undefined]>([
		[undefined, undefined],
		['', undefined],
		['soon', undefined],
		['0', 0],
		['66', 66_000],
		[' 7 ', 7_000],
		['0.5', 500],
		[String(SECONDS + 20), 20_000],
		[String(NOW + 20_000), 20_000],
		[String(SECONDS - 90), 0],
		['Fri, 20 Nov 2026 08:00:30 GMT', 30_000],
		['2026-11-20T08:00:30Z', 30_000],
	])('%j is %j ms', (header, ms) => expect(limitReset(header, NOW)).toBe(ms));
});

describe('a limit', () => {
	const at = (status: number, given: Record<string, string> = {}, code?: number) =>
		limitIn({ status, headers: given, text: '' }, meaningOfCode(code), NOW);

	test.each([
		['429', 429, undefined, 'account'],
		['the calls of the app', 400, 4, 'account'],
		['the calls of the account', 400, 80007, 'account'],
		['messages a second', 400, 130429, 'account'],
		['the same in the older API', 429, 471, 'account'],
		['too many to one person', 400, 131056, 'recipient'],
		['the same with 429', 429, 131056, 'recipient'],
		['a suspicion of spam, which no wait ends', 429, 131048, undefined],
		['no limit', 400, 131026, undefined],
		['no limit', 503, undefined, undefined],
	])('%s (HTTP %i, code %s) holds for the %s', (_, status, code, limitOf) => {
		expect(at(status, {}, code).limitOf).toBe(limitOf);
	});

	test.each<[Record<string, string>, number | undefined]>([
		[{}, undefined],
		[{ 'retry-after': '7' }, 7_000],
		[{ 'retry-after': 'Fri, 20 Nov 2026 08:01:30 GMT' }, 90_000],
		[{ 'retry-after': '7', 'x-ratelimit-reset': '30' }, 7_000],
		[{ 'x-ratelimit-reset': '30' }, 31_000],
		[{ 'x-ratelimit-reset': String(SECONDS + 30) }, 31_000],
		[{ 'x-ratelimit-reset': String(NOW + 30_000) }, 31_000],
		[{ 'x-ratelimit-reset': 'Fri, 20 Nov 2026 08:00:30 GMT' }, 31_000],
		[{ 'x-ratelimit-reset': 'soon' }, undefined],
		[{ 'retry-after': String(SECONDS + 20) }, 20_000],
		[{ 'retry-after': String(NOW + 20_000) }, 20_000],
		[{ 'retry-after': '-5' }, 0],
		// In seconds it would be the whole night: asked again after two minutes.
		[{ 'x-ratelimit-reset': '30000' }, 121_000],
	])('%j: wait %j ms', (given, ms) => expect(at(429, given).retryAfterMs).toBe(ms));

	test.each<[string, number]>([
		['Too many requests rate_limit_reset: 7', 8_000],
		['{"message":"Too many requests","rate_limit_reset":7}', 8_000],
		['{"rate_limit_reset" : "7"}', 8_000],
		[`{"rate_limit_reset":${SECONDS + 7}}`, 8_000],
		['{"rate_limit_reset":86400}', 121_000],
	])('told in the body: %s', (text, ms) => {
		const said = limitIn(
			{ status: 429, headers: { 'x-ratelimit-reset': '3' }, text },
			undefined,
			NOW,
		);
		expect(said.retryAfterMs).toBe(ms);
	});

	test.each([
		['ahead', 600_000],
		['behind', -600_000],
	])("a moment is by the gateway's clock, when that of n8n is %s", (_, off) => {
		const date = new Date(NOW).toUTCString();
		const inOneMinute = new Date(NOW + 60_000).toUTCString();
		const headers = { date, 'retry-after': inOneMinute };
		const text = '';
		expect(limitIn({ status: 429, headers, text }, undefined, NOW + off).retryAfterMs).toBe(60_000);
	});

	test('a fault says when to come back, but is no limit', () => {
		expect(at(503, { 'retry-after': '7', 'x-ratelimit-reset': '30' })).toEqual({
			retryAfterMs: 7_000,
		});
	});
});

describe('what is left', () => {
	const told = (left: string, reset?: string, of?: string) =>
		remainingIn(
			Object.fromEntries(
				Object.entries({
					'x-ratelimit-remaining': left,
					'x-ratelimit-reset': reset,
					'x-ratelimit-limit': of,
				}).filter((entry): entry is [string, string] => entry[1] !== undefined),
			),
			NOW,
		);

	test('is told with how many in all, and when there are more', () => {
		expect(told('3', '12', '100')).toEqual({ left: 3, of: 100, resetMs: 12_000 });
		expect(told('0', '12')).toEqual({ left: 0, of: undefined, resetMs: 12_000 });
	});

	test('for two minutes at most: then the gateway is asked', () => {
		expect(told('0', '86400')?.resetMs).toBe(120_000);
	});

	test.each([
		['many', '12'],
		['-1', '12'],
		['3', undefined],
		['3', 'soon'],
	])('%j and %j say nothing', (left, reset) => expect(told(left, reset)).toBeUndefined());
});

test('any headers give nothing or a finite time that is not negative', () => {
	fc.assert(
		fc.property(headers, (given) => {
			const times = [
				limitIn({ status: 429, headers: given, text: '' }, undefined, NOW).retryAfterMs ?? 0,
				remainingIn(given, NOW)?.resetMs ?? 0,
			];
			for (const ms of times) {
				expect(Number.isFinite(ms)).toBe(true);
				expect(ms).toBeGreaterThanOrEqual(0);
			}
		}),
	);
});

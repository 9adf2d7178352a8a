import fc from 'fast-check';
import { Failure, REASONS, type FailureDetails } from '../../../../nodes/shared/failure';
import {
	DEFAULT_RETRY,
	retryAfterMs,
	waitBeforeRetry,
} from '../../../../nodes/shared/transport/retry';

const NOW = Date.parse('2026-11-20T08:00:00Z');

const busy = (more: FailureDetails = {}) => new Failure('rateLimited', 'Busy', more);
const down = (more: FailureDetails = {}) => new Failure('gatewayDown', 'Down', more);
const lost = new Failure('unconfirmed', 'Lost');

describe('what may be tried again', () => {
	const policy = { attempts: 4, longestWaitMs: 60_000, repeatUnconfirmed: false };
	const asked = { ...policy, repeatUnconfirmed: true };
	const isRepeated = (...[failure, effect, given]: [Failure, 'read' | 'write' | 'send', object?]) =>
		waitBeforeRetry(failure, effect, 1, { ...policy, ...given }, 0) !== undefined;

	test('after 429 or a refused connection: everything, as nothing was done', () => {
		for (const effect of ['read', 'write', 'send'] as const) {
			expect(isRepeated(busy(), effect)).toBe(true);
			expect(isRepeated(down({ notConnected: true }), effect)).toBe(true);
		}
	});

	test('after a disturbance or a lost answer: reads only', () => {
		expect(isRepeated(down(), 'read')).toBe(true);
		expect(isRepeated(lost, 'read')).toBe(true);
		for (const effect of ['write', 'send'] as const) {
			expect(isRepeated(down(), effect)).toBe(false);
			expect(isRepeated(lost, effect)).toBe(false);
		}
	});

	test("after a lost answer with 'Repeat Unconfirmed Sends': sends too", () => {
		expect(isRepeated(lost, 'send', asked)).toBe(true);
		expect(isRepeated(down(), 'send', asked)).toBe(false);
	});

	test('a refusal never', () => {
		const final = REASONS.filter(
			(reason) => !['rateLimited', 'gatewayDown', 'unconfirmed'].includes(reason),
		);
		for (const reason of final) {
			expect(isRepeated(new Failure(reason, 'No'), 'read', asked)).toBe(false);
		}
	});

	test("'Attempts' counts the first try", () => {
		expect(waitBeforeRetry(busy(), 'send', 1, { ...policy, attempts: 1 }, 0)).toBeUndefined();
		expect(waitBeforeRetry(busy(), 'send', 3, policy, 0)).toBeDefined();
		expect(waitBeforeRetry(busy(), 'send', 4, policy, 0)).toBeUndefined();
	});
});

describe('how long to wait', () => {
	const wait = (failure: Failure, tries: number, chance = 0, longestWaitMs = 60_000) =>
		waitBeforeRetry(
			failure,
			'send',
			tries,
			{ ...DEFAULT_RETRY, attempts: 9, longestWaitMs },
			chance,
		);

	test('twice as long each time, up to the longest wait', () => {
		expect([1, 2, 3, 4, 5, 6, 7, 8].map((tries) => wait(busy(), tries))).toEqual([
			1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000,
		]);
		expect(wait(busy(), 1, 0, 0)).toBe(0);
	});

	test('spread, so that requests that failed together do not come back together', () => {
		expect(wait(busy(), 1, 1)).toBe(1_250);
	});

	test('exactly as long as the gateway asks', () => {
		expect(wait(busy({ retryAfterMs: 7_000 }), 1, 1)).toBe(7_000);
		expect(wait(busy({ retryAfterMs: 0 }), 5)).toBe(0);
	});

	test('not at all when the gateway asks for longer than the longest wait', () => {
		expect(wait(busy({ retryAfterMs: 60_000 }), 1)).toBe(60_000);
		expect(wait(busy({ retryAfterMs: 60_001 }), 1)).toBeUndefined();
	});

	test('never longer than the longest wait, never negative', () => {
		const failure = fc
			.option(fc.nat({ max: 1e9 }), { nil: undefined })
			.map((retryAfterMs) => busy({ retryAfterMs }));
		const chance = fc.double({ min: 0, max: 1, noNaN: true });
		fc.assert(
			fc.property(failure, fc.integer({ min: 1, max: 99 }), chance, fc.nat(), (...given) => {
				const [one, tries, at, longest] = given;
				const waited = wait(one, tries, at, longest) ?? 0;
				expect(waited).toBeGreaterThanOrEqual(0);
				expect(waited).toBeLessThanOrEqual(longest);
			}),
		);
	});
});

describe('Retry-After', () => {
	test.each<[string | undefined, number | undefined]>([
		[undefined, undefined],
		['', undefined],
		['  ', undefined],
		['soon', undefined],
		['NaN', undefined],
		['Infinity', undefined],
		['0', 0],
		['7', 7_000],
		[' 7 ', 7_000],
		['1.5', 1_500],
		['-3', 0],
		['Fri, 20 Nov 2026 08:01:30 GMT', 90_000],
		['Fri, 20 Nov 2026 07:00:00 GMT', 0],
	])('%j is %j ms', (header, ms) => {
		expect(retryAfterMs(header, NOW)).toBe(ms);
	});

	test('any header gives nothing or a finite time that is not negative', () => {
		const header = fc.oneof(
			fc.string({ unit: 'binary' }),
			fc.double().map(String),
			fc.bigInt().map(String),
			fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
		);
		fc.assert(
			fc.property(header, (text) => {
				const ms = retryAfterMs(text, NOW) ?? 0;
				expect(Number.isFinite(ms)).toBe(true);
				expect(ms).toBeGreaterThanOrEqual(0);
			}),
		);
	});
});

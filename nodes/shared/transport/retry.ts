import type { Failure } from '../failure';
import { REQUEST_DEFAULTS } from '../operation/fields';
import type { Ask } from '../operation/operation';
import { limitReset } from './limitReset';

/** How hard to try. */
export interface RetryPolicy {
	/** Tries in all, the first one included. */
	attempts: number;
	/** Longest wait before a further try, in ms. A gateway that asks for more is not tried again. */
	longestWaitMs: number;
	/** Whether a send that may have gone through is sent again. Off unless the person asks for it. */
	repeatUnconfirmed: boolean;
}

/** The policy that the form's fields show before anybody changes them. */
export const DEFAULT_RETRY: RetryPolicy = {
	attempts: REQUEST_DEFAULTS.attempts,
	longestWaitMs: REQUEST_DEFAULTS.longestWaitMs,
	repeatUnconfirmed: REQUEST_DEFAULTS.repeatUnconfirmed,
};

const FIRST_WAIT_MS = 1_000;

/**
 * How long to wait before trying again, in ms; `undefined` when it must not be tried again.
 *
 * Repeated are failures that prove that nothing was done: 429 and a connection that was refused
 * (docs/architecture.md, rule 3). A read may also be repeated after a disturbance of the gateway.
 * Anything else is final, above all a send whose answer was lost.
 *
 * @param tries how often it was tried so far, from 1
 * @param chance a number from 0 to 1 that spreads the waits of requests that failed together
 */
export function waitBeforeRetry(
	failure: Failure,
	effect: Ask['effect'],
	tries: number,
	policy: RetryPolicy,
	chance: number,
): number | undefined {
	if (tries >= policy.attempts) return undefined;
	const { reason, details } = failure;
	const nothingWasDone = details.notConnected === true || reason === 'rateLimited';
	const passing = effect === 'read' && (reason === 'gatewayDown' || reason === 'unconfirmed');
	const wanted = reason === 'unconfirmed' && policy.repeatUnconfirmed;
	if (!nothingWasDone && !passing && !wanted) return undefined;
	const backOff = FIRST_WAIT_MS * 2 ** (tries - 1) * (1 + chance / 4);
	const wait = details.retryAfterMs ?? Math.min(backOff, policy.longestWaitMs);
	return wait > policy.longestWaitMs ? undefined : wait;
}

/**
 * A `Retry-After` header in ms from `now` (epoch ms): seconds or an HTTP date, and the moments that some
 * write there instead. `undefined` when there is none or it says nothing.
 */
export const retryAfterMs = limitReset;

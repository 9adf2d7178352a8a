import type { FailureDetails } from '../failure';
import type { CodeMeaning } from '../whatsapp/errorCodes';
import type { RawAnswer } from './gateway';
import { clockOf, limitReset, resetInBody } from './limitReset';
import { retryAfterMs } from './retry';

/** What is added to a moment that is told in whole seconds, in ms. */
const ROUNDED_MS = 1_000;
/** `X-RateLimit-Reset` may mean anything, ms too: after so long, the gateway is asked. */
const LONGEST_RESET_MS = 120_000;

/**
 * What a failure tells of a limit that was met: whom it holds for, and how long to wait
 * (sources: "Gateway limits", "WhatsApp throughput").
 *
 * @param answer with the HTTP status that it stands for
 * @param known meaning of WhatsApp's code in it, when there is one
 * @param now epoch ms
 */
export function limitIn(
	{ status, headers, text }: Pick<RawAnswer, 'status' | 'headers' | 'text'>,
	known: CodeMeaning | undefined,
	now: number,
): Pick<FailureDetails, 'limitOf' | 'retryAfterMs'> {
	const clock = clockOf(headers, now);
	const told = retryAfterMs(headers['retry-after'], clock);
	const limitOf = known ? known.limitOf : status === 429 ? 'account' : undefined;
	if (told !== undefined || !limitOf) return { limitOf, retryAfterMs: told };
	const reset = resetInBody(text, clock) ?? limitReset(headers['x-ratelimit-reset'], clock);
	if (reset === undefined) return { limitOf, retryAfterMs: undefined };
	return { limitOf, retryAfterMs: Math.min(reset, LONGEST_RESET_MS) + ROUNDED_MS };
}

import type { FailureDetails } from '../failure';
import type { CodeMeaning } from '../whatsapp/errorCodes';
import { limitReset } from './limitReset';
import { retryAfterMs } from './retry';

/** What is added to a moment that is told in whole seconds, in ms. */
const ROUNDED_MS = 1_000;

/**
 * What a failure tells of a limit that was met: whom it holds for, and how long to wait
 * (sources: "Gateway limits", "WhatsApp throughput").
 *
 * @param status HTTP status that the answer stands for
 * @param known meaning of WhatsApp's code in it, when there is one
 * @param headers names in lower case
 * @param now epoch ms
 */
export function limitIn(
	status: number,
	known: CodeMeaning | undefined,
	headers: Record<string, string>,
	now: number,
): Pick<FailureDetails, 'limitOf' | 'retryAfterMs'> {
	const told = retryAfterMs(headers['retry-after'], now);
	const limitOf = known ? known.limitOf : status === 429 ? 'account' : undefined;
	if (!limitOf) return { retryAfterMs: told };
	const reset = limitReset(headers['x-ratelimit-reset'], now);
	return { limitOf, retryAfterMs: told ?? (reset === undefined ? undefined : reset + ROUNDED_MS) };
}

import type { RawAnswer } from '../shared/transport/gateway';
import { retryAfterMs } from '../shared/transport/retry';

const SECOND = 1_000;
/** The longest window is a minute (seed 004), and the engine waits a minute at most by default. */
const LONGEST_MS = 58 * SECOND;

/** A number as the documents may mean it: seconds from now, or a time in seconds or ms. */
function resetMs(header: string, now: number): number {
	const number = Number(header);
	if (!Number.isFinite(number)) return Date.parse(header) - now;
	if (number < 1e7) return number * SECOND;
	return (number < 1e11 ? number * SECOND : number) - now;
}

/**
 * How long to wait after a 429, in ms. What `X-RateLimit-Reset` holds is not confirmed by any source,
 * so all readings of it are tried after `Retry-After` and the body's own words (reference 1.3); a
 * second and some chance on top spread those who wait.
 *
 * @param now epoch ms
 * @param chance 0 to 1
 */
export function rateLimitWait(
	{ headers, text }: Pick<RawAnswer, 'headers' | 'text'>,
	now: number,
	chance: number,
): number | undefined {
	const told = /rate_limit_reset:\s*(\d+)/i.exec(text)?.[1];
	const header = headers['x-ratelimit-reset']?.trim();
	const wait =
		retryAfterMs(headers['retry-after'], now) ??
		(told === undefined ? undefined : Number(told) * SECOND) ??
		(header ? resetMs(header, now) : undefined);
	if (wait === undefined || !Number.isFinite(wait)) return undefined;
	return Math.min(Math.max(wait, SECOND), LONGEST_MS) + SECOND * (1 + chance);
}

import { clockOf, limitReset } from '../transport/limitReset';

/** Longest wait for a limit that was not met yet, in ms: then the gateway is asked. */
const LONGEST_MS = 120_000;

/** What a gateway says is left, in the headers of an answer. */
export interface Remaining {
	/** How many more requests it takes. */
	left: number;
	/** Of how many in all, where it says so. */
	of?: number;
	/** In how many ms there are more. */
	resetMs: number;
}

const wholeNumber = (text: string | undefined) =>
	text !== undefined && /^\d{1,9}$/.test(text.trim()) ? Number(text) : undefined;

/**
 * Reads `X-RateLimit-Remaining` and `-Reset` (source: "Gateway limits").
 *
 * @param headers names in lower case
 * @param now epoch ms
 * @returns `undefined` when they do not tell both how many and until when
 */
export function remainingIn(headers: Record<string, string>, now: number): Remaining | undefined {
	const left = wholeNumber(headers['x-ratelimit-remaining']);
	if (left === undefined) return undefined;
	const resetMs = limitReset(headers['x-ratelimit-reset'], clockOf(headers, now));
	if (resetMs === undefined) return undefined;
	const of = wholeNumber(headers['x-ratelimit-limit']);
	return { left, of, resetMs: Math.min(resetMs, LONGEST_MS) };
}

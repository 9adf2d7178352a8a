import { wait, type Plan } from './operation';

/** How often to look, and for how long; all in milliseconds. */
export interface Patience {
	/** Before the second look; each further pause is twice as long as the one before. */
	firstPauseMs: number;
	/** No pause is longer than this. */
	longestPauseMs: number;
	/** All pauses together; with 0 there is one look only. */
	longestMs: number;
}

/**
 * Looks again and again until what is seen is done, or the patience is at an end: the last look
 * comes when all of it is used up. Gives what was seen last, done or not.
 *
 * @param look one question to the gateway
 * @param first what is known already, in place of the first look
 */
export function* poll<Seen>(
	look: () => Plan<Seen>,
	isDone: (seen: Seen) => boolean,
	{ firstPauseMs, longestPauseMs, longestMs }: Patience,
	first?: Seen,
): Plan<Seen> {
	let seen = first ?? (yield* look());
	let waited = 0;
	for (let pause = firstPauseMs; !isDone(seen) && waited < longestMs; pause *= 2) {
		const next = Math.min(pause, longestPauseMs, longestMs - waited);
		yield* wait(next);
		waited += next;
		seen = yield* look();
	}
	return seen;
}

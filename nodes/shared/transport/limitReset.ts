const SECOND = 1_000;

/**
 * When more is taken again, in ms from now, as `X-RateLimit-Reset` and the like tell it. What they hold is
 * confirmed nowhere, so all readings are tried: seconds from now, a moment in seconds or ms, or a
 * date (source: "Gateway limits").
 *
 * @param now epoch ms, by the clock of who tells it
 * @returns 0 for a moment that is over; `undefined` when there is none or it says nothing
 */
export function limitReset(header: string | undefined, now: number): number | undefined {
	const text = header?.trim();
	if (!text) return undefined;
	const number = Number(text);
	const ms = Number.isFinite(number) ? fromNumber(number, now) : Date.parse(text) - now;
	return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}

function fromNumber(number: number, now: number): number {
	if (number < 1e7) return number * SECOND;
	return (number < 1e11 ? number * SECOND : number) - now;
}

/** No gateway says it later in its answer. */
const MOST_READ = 20_000;

/** `rate_limit_reset` in an answer's words or fields (source: "Gateway limits"), read as {@link limitReset}. */
export function resetInBody(text: string, now: number): number | undefined {
	const told = /rate_limit_reset"?\s{0,9}[:=]\s{0,9}"?(\d+(?:\.\d+)?)/i.exec(
		text.slice(0, MOST_READ),
	);
	return limitReset(told?.[1], now);
}

/**
 * The gateway's clock, in epoch ms: moments that it names are by that one, however wrong the clock of
 * this machine is. Its own where the answer does not tell.
 *
 * @param headers names in lower case
 */
export function clockOf({ date }: Record<string, string>, now: number): number {
	const theirs = Date.parse(date ?? '');
	return Number.isFinite(theirs) ? theirs : now;
}

const SECOND = 1_000;

/**
 * A `X-RateLimit-Reset` header in ms from now. What it holds is confirmed nowhere, so all readings are
 * tried: seconds from now, a moment in seconds or ms, or a date (source: "Gateway limits").
 *
 * @param now epoch ms
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

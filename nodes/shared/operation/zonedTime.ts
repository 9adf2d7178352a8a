/** Making one takes longer than using it, and quiet hours ask for each message; one for each time zone. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
	const known = clocks.get(timeZone);
	if (known) return known;
	const clock = new Intl.DateTimeFormat('en-US', {
		timeZone,
		hourCycle: 'h23',
		year: 'numeric',
		month: 'numeric',
		day: 'numeric',
		hour: 'numeric',
		minute: 'numeric',
		second: 'numeric',
	});
	clocks.set(timeZone, clock);
	return clock;
}

/** The clock of a time zone at a moment, read as if it were UTC, in epoch ms. */
export function clockAt(moment: number, timeZone: string): number {
	const parts = clockOf(timeZone).formatToParts(moment);
	const value = (type: string) => Number(parts.find((part) => part.type === type)?.value);
	return Date.UTC(
		value('year'),
		value('month') - 1,
		value('day'),
		value('hour'),
		value('minute'),
		value('second'),
	);
}

/**
 * When a clock in a time zone shows something, in epoch ms. `clock` is what it shows, read as if it
 * were UTC, in epoch ms.
 */
export function momentOf(clock: number, timeZone: string): number {
	// The offset of the zone can differ between the two moments (daylight saving), hence twice.
	let moment = clock;
	for (let round = 0; round < 2; round++) moment += clock - clockAt(moment, timeZone);
	return moment;
}

/** No time is longer, also with the name of its zone. */
const LONGEST = 100;

const LOCAL = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?$/;

/**
 * A clock with its zone behind it. Without one, the zone of the machine would count, and 11/12/2026 be
 * a day in November.
 */
const ZONED =
	/\d:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:Z|GMT|UTC|(?:GMT|UTC)?[+-]\d{2}:?\d{2})(?:\s*\(.*\))?$/i;

/**
 * A time as n8n's date field gives it (`2026-11-20T10:00:00`, without a zone) or as an expression
 * does (ISO 8601 with a zone), as ISO 8601 in UTC. `undefined` when it is no time.
 *
 * @param timeZone the zone of a time that names none, e.g. `Asia/Jakarta`
 */
export function toUtc(text: string, timeZone: string): string | undefined {
	const given = text.trim();
	if (given.length > LONGEST) return undefined;
	if (!LOCAL.test(given)) {
		const moment = ZONED.test(given) ? Date.parse(given) : NaN;
		return Number.isNaN(moment) ? undefined : new Date(moment).toISOString();
	}
	const wanted = Date.parse(`${given.replace(' ', 'T')}${given.length > 10 ? 'Z' : ''}`);
	if (Number.isNaN(wanted)) return undefined;
	return new Date(momentOf(wanted, timeZone)).toISOString();
}

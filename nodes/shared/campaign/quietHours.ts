import { invalid } from '../failure';
import { clockAt, momentOf } from '../operation/zonedTime';
import { withoutUnseen } from '../whatsapp/phone/signs';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Days of the week as the form names them, in JavaScript's order. */
export const DAYS = [
	'sunday',
	'monday',
	'tuesday',
	'wednesday',
	'thursday',
	'friday',
	'saturday',
] as const;

/** What 'Quiet Hours' holds, as the form gives it. */
export interface QuietHoursForm {
	from?: string;
	to?: string;
	days?: string[];
	timeZone?: 'workflow' | 'recipient';
	then?: 'wait' | 'skip';
}

/** When nobody is to get a message. */
export interface QuietHours {
	/** Ms after midnight. A period that ends before it begins ends on the next day. */
	from: number;
	to: number;
	/** Days on which it begins, 0 for Sunday. */
	days: ReadonlySet<number>;
	timeZone: 'workflow' | 'recipient';
	then: 'wait' | 'skip';
}

/** With the seconds that sheets and databases write behind it, where they say nothing. */
const TIME_OF_DAY = /^(\d{1,2})(?:[:.](\d{2})(?:[:.]00)?)?$/;

/** As many signs as a time may have, however they are written: `21：00` as well. */
const plainTime = (text: string) =>
	withoutUnseen(text.slice(0, 40).normalize('NFKC')).trim().slice(0, 9);

function timeOfDay(label: string, text: string): number {
	const [, hours, minutes = '0'] = TIME_OF_DAY.exec(plainTime(text)) ?? [];
	const ms = (Number(hours) * 60 + Number(minutes)) * MINUTE;
	if (ms <= DAY && Number(minutes) < 60) return ms;
	throw invalid(
		label,
		`of 'Quiet Hours' is no time of day: ${text.trim().slice(0, 40) || 'it is empty'}`,
		'Write hours and minutes of a 24-hour clock, for example 21:00.',
	);
}

/** The end of the quiet period in which a moment lies, in one time zone; both in epoch ms. */
function endIn(hours: QuietHours, moment: number, timeZone: string): number | undefined {
	const clock = clockAt(moment, timeZone);
	const today = Math.floor(clock / DAY) * DAY;
	const length = (hours.to - hours.from + DAY) % DAY || DAY;
	const ends = [today - DAY, today]
		.filter((day) => hours.days.has(new Date(day).getUTCDay()))
		.map((day) => day + hours.from)
		.filter((begin) => begin <= clock && clock < begin + length)
		.map((begin) => momentOf(begin + length, timeZone));
	// Where clocks are set forward or back, the end may not come, or come twice and be past for the first
	// time: then the next minute is looked at.
	const nextMinute = (Math.floor(moment / MINUTE) + 1) * MINUTE;
	return ends.length > 0 ? Math.max(...ends, nextMinute) : undefined;
}

/**
 * Rounds after which there is no end: more than the periods of two weeks and the minutes of the hours
 * that clocks skip or repeat.
 */
const MOST_ROUNDS = 300;

/**
 * When it is quiet in none of the time zones any more: the moment itself when it is quiet in none of
 * them.
 *
 * @param moment epoch ms
 * @returns epoch ms; `undefined` when the quiet hours never end
 */
export function wakesAt(
	hours: QuietHours,
	moment: number,
	timeZones: readonly string[],
): number | undefined {
	let at = moment;
	for (let round = 0; round < MOST_ROUNDS; round++) {
		const ends = timeZones
			.map((timeZone) => endIn(hours, at, timeZone))
			.filter((end) => end !== undefined);
		if (ends.length === 0) return at;
		at = Math.max(...ends);
	}
	return undefined;
}

/**
 * Reads 'Quiet Hours'.
 *
 * @throws Failure `invalidRequest` for what is no time of day, or leaves no time to send
 */
export function readQuietHours(form: QuietHoursForm): QuietHours {
	const { days = [], timeZone = 'workflow', then = 'wait' } = form;
	const from = timeOfDay('Begin', form.from ?? '');
	const to = timeOfDay('End', form.to ?? '');
	const named = DAYS.flatMap((day, index) => (days.includes(day) ? [index] : []));
	const hours: QuietHours = {
		from,
		to,
		days: new Set(named.length > 0 ? named : DAYS.keys()),
		timeZone,
		then,
	};
	if (from !== to && wakesAt(hours, 0, ['UTC']) !== undefined) return hours;
	throw invalid(
		'Quiet Hours',
		'leave no time to send',
		"Choose an 'End' that differs from 'Begin', for example from 21:00 to 08:00.",
	);
}

import type { Reason } from '../failure';

/** How the items of a run ended, as numbers. */
export interface Tally {
	accepted: number;
	skipped: number;
	unconfirmed: number;
	/** Refused items, by reason. */
	refused: ReadonlyMap<Reason, number>;
	/** Items that are still to come. */
	left: number;
}

/** Reasons in words, where their name does not say it. */
const WORDS: Partial<Record<Reason, string>> = {
	invalidNumber: 'invalid number',
	notOnWhatsApp: 'not on WhatsApp',
	outsideWindow: 'outside the 24 hours',
	rateLimited: 'limit of the gateway',
	noBalance: 'no balance',
	templateNotFound: 'template not found',
	templateNotApproved: 'template not approved',
	variableMismatch: 'variables do not fit',
	mediaRejected: 'file refused',
	limitExceeded: 'too long or too large',
	unauthorized: 'credential refused',
	forbidden: 'not allowed',
	notFound: 'not found',
	optedOut: 'opted out',
	marketingCap: 'marketing limit of WhatsApp',
	invalidRequest: 'invalid field',
	gatewayDown: 'gateway not available',
	other: 'other reasons',
};

/** What a run waited for, in ms, and what it did not send itself. */
export interface WaitsInWords {
	/** For limits of the gateway. */
	waitedMs: number;
	/** For quiet hours to end. */
	quietMs: number;
	/** The gateway as people know it. */
	gateway: string;
	/** Messages that an earlier try of the execution sent. */
	before: number;
}

const NO_WAITS: WaitsInWords = { waitedMs: 0, quietMs: 0, gateway: '', before: 0 };

const MINUTE = 60;

const inThousands = (count: number) => count.toLocaleString('en-US');

const DAY = 24 * MINUTE;

/** `40 s`, `3 min`, `2 h 5 min`, `3 d`. */
export function inWords(ms: number): string {
	const seconds = Math.round(ms / 1_000);
	if (seconds < 2 * MINUTE) return `${seconds} s`;
	const minutes = Math.round(seconds / MINUTE);
	if (minutes < 2 * MINUTE) return `${minutes} min`;
	if (minutes >= 2 * DAY) return `${Math.round(minutes / DAY)} d`;
	const rest = minutes % MINUTE;
	return `${Math.floor(minutes / MINUTE)} h${rest > 0 ? ` ${rest} min` : ''}`;
}

/** `20.1 a second`; what is slower than one in ten seconds is told by the minute, or by the hour. */
function speedOf(count: number, tookMs: number): string {
	const perSecond = (count * 1_000) / tookMs;
	if (perSecond >= 0.1) return `${perSecond.toFixed(1)} a second`;
	const perMinute = perSecond * MINUTE;
	return perMinute >= 0.1
		? `${perMinute.toFixed(1)} a minute`
		: `${(perMinute * MINUTE).toFixed(1)} an hour`;
}

const refusedIn = ({ refused }: Tally) => [...refused.values()].reduce((sum, one) => sum + one, 0);

function refusedInWords(tally: Tally): string {
	const kinds = [...tally.refused]
		.sort(([, one], [, other]) => other - one)
		.map(([reason, count]) => `${inThousands(count)} ${WORDS[reason] ?? reason}`);
	const count = refusedIn(tally);
	return count === 0 ? '' : `${inThousands(count)} refused (${kinds.join(', ')})`;
}

/**
 * How a run went, in a line: `1,240 accepted, 12 refused (8 invalid number, 4 not on WhatsApp),
 * 3 skipped, 1 unconfirmed, 20.1 a second, waited 3 min for Acme's limit`.
 *
 * @param tookMs how long sending took, in ms, without quiet hours
 */
export function summaryOf(tally: Tally, tookMs: number, waits: WaitsInWords = NO_WAITS): string {
	const { accepted, skipped, unconfirmed, left } = tally;
	const { waitedMs, quietMs, gateway, before } = waits;
	const now = accepted - before;
	return [
		`${inThousands(accepted)} accepted`,
		refusedInWords(tally),
		skipped > 0 ? `${inThousands(skipped)} skipped` : '',
		unconfirmed > 0 ? `${inThousands(unconfirmed)} unconfirmed` : '',
		left > 0 ? `${inThousands(left)} not tried` : '',
		now > 1 && tookMs >= 1_000 ? speedOf(now, tookMs) : '',
		waitedMs >= 1_000 ? `waited ${inWords(waitedMs)} for ${gateway}'s limit` : '',
		quietMs >= 1_000 ? `waited ${inWords(quietMs)} for the quiet hours` : '',
	]
		.filter(Boolean)
		.join(', ');
}

/**
 * How far a run has come, in a line for the log: `120 of 300 sent, 3 failed, about 2 min left`.
 *
 * @param tookMs how long it has been sending, in ms
 */
export function progressOf(tally: Tally, tookMs: number): string {
	const { accepted, skipped, unconfirmed, left } = tally;
	const ended = accepted + skipped + unconfirmed + refusedIn(tally);
	const failed = unconfirmed + refusedIn(tally);
	const timeLeft = ended > 0 ? (tookMs / ended) * left : undefined;
	return [
		`${inThousands(accepted)} of ${inThousands(ended + left)} sent`,
		failed > 0 ? `${inThousands(failed)} failed` : '',
		skipped > 0 ? `${inThousands(skipped)} skipped` : '',
		timeLeft !== undefined ? `about ${inWords(timeLeft)} left` : '',
	]
		.filter(Boolean)
		.join(', ');
}

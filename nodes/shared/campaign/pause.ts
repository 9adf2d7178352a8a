import type { Failure } from '../failure';

const SECOND = 1_000;
/** The longest wait when nobody says how long, in ms. */
const LONGEST_MS = 60 * SECOND;
/** A limit that is met again later than this after its pause is another one, in ms. */
const ANEW_MS = 60 * SECOND;
/** To one person about one message in six seconds is borne (source: "WhatsApp throughput"). */
const TO_ONE_PERSON_MS = 6 * SECOND;

/**
 * A limit that was met, and the pause that it makes: as long as the gateway says, and if it is met again
 * then, or nothing is said, longer each time. Requests that were under way when it began are part of the same event.
 *
 * Pure: it is told the time (epoch ms).
 */
export class Pause {
	/** When it ends; in the past when there is none. */
	until = 0;
	/** The refusal that it is for. */
	failure?: Failure;
	/** When the limit was met first since anything was accepted. */
	since = 0;
	private began = 0;
	private times = 0;

	/** @param waitMs how long to wait the nth time (from 1) when the gateway does not say it */
	constructor(private readonly waitMs: (nth: number) => number) {}

	/**
	 * A request was refused.
	 *
	 * @param began when it left
	 * @returns whether this is a new event
	 */
	refuse(failure: Failure, began: number, now: number): boolean {
		const told = failure.details.retryAfterMs;
		const isNew = this.times === 0 || began >= this.began;
		if (isNew) {
			if (this.times === 0 || now > this.until + ANEW_MS) {
				this.times = 0;
				this.since = now;
			}
			this.times += 1;
			this.began = now;
			// What is told counts, unless it proved to be too short.
			const own = this.times > 1 ? this.waitMs(this.times - 1) : 0;
			this.until = now + (told === undefined ? this.waitMs(this.times) : Math.max(told, own));
		} else if (told !== undefined) {
			this.until = Math.max(this.until, now + told);
		}
		this.failure = failure;
		return isNew;
	}

	/** Whether it is this limit that refused a request: it was met, and nothing was accepted since. */
	get isMet(): boolean {
		return this.times > 0;
	}

	/** A request was accepted. Of one that left before the limit was met nothing follows. */
	accept(began: number): void {
		if (began >= this.began) this.times = 0;
	}

	/**
	 * Why somebody has to give up who waits no longer than `longestMs`; `undefined` when there is reason to
	 * wait.
	 *
	 * @param limitedSince since when limits keep this one, in epoch ms
	 */
	outlasts(longestMs: number, limitedSince: number | undefined, now: number): Failure | undefined {
		if (this.until <= now) return undefined;
		const since = Math.min(this.since, limitedSince ?? now);
		return this.until - since > longestMs ? this.failure : undefined;
	}
}

/** Of everything that an account asks. */
export const pauseOfAccount = () =>
	new Pause((nth) => Math.min(LONGEST_MS, SECOND * 2 ** (nth - 1)));

/** Of messages to one person: 4ⁿ seconds (source: "WhatsApp throughput"). */
const pauseOfRecipient = () => new Pause((nth) => Math.max(TO_ONE_PERSON_MS, SECOND * 4 ** nth));

/** How many people are remembered of whom a limit was met. */
const MOST_PEOPLE = 1_000;

/** The pauses of messages to single persons. */
export class RecipientPauses {
	private readonly pauses = new Map<string, Pause>();

	/** A message to a person was refused since they get too many. */
	refuse(to: string, failure: Failure, began: number, now: number): void {
		const pause = this.pauses.get(to) ?? pauseOfRecipient();
		pause.refuse(failure, began, now);
		this.pauses.delete(to);
		this.pauses.set(to, pause);
		const [oldest] = this.pauses.keys();
		if (this.pauses.size > MOST_PEOPLE) this.pauses.delete(oldest);
	}

	/** Of how many a limit was met, as far as is remembered. */
	get size(): number {
		return this.pauses.size;
	}

	/** The pause of a person. */
	of(to: string | undefined): Pause | undefined {
		return to === undefined ? undefined : this.pauses.get(to);
	}

	/** A message to the person was accepted. */
	accept(to: string | undefined): void {
		if (to !== undefined) this.pauses.delete(to);
	}
}

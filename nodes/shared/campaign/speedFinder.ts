/** Of what a gateway bore when it refused, this much is asked for next. */
const AFTER_REFUSAL = 0.9;
/** The same when it could not be measured, and when its answers get slower. */
const AFTER_DOUBT = 0.75;
/** How much faster it gets in a second once the limit was met, as a part of the limit. */
const STEP = 0.01;
/** Two refusals at speeds as near as this tell of one limit. */
const NEAR = 0.25;
/** How often the step is halved while the limit stays where it is. */
const MOST_HALVINGS = 3;
/** How often it is doubled while nothing refuses where the limit was thought to be. */
const MOST_DOUBLINGS = 3;
const SECOND = 1_000;

/** Between what speeds to look, in requests a second. */
export interface SpeedRange {
	start: number;
	most: number;
}

/**
 * Finds how many requests a second a gateway bears whose limit nobody knows. It begins cautiously and
 * gets faster with each request that is accepted; the first refusal, or answers that get slower, end
 * that. Then it stays a little below what was borne and feels its way up again, more rarely the longer the
 * limit stays where it is (additive increase and multiplicative decrease, as TCP and the retry mode
 * "adaptive" of AWS' clients have them).
 *
 * Pure: it is told the time (epoch ms).
 */
export class SpeedFinder {
	/** Requests a second that may be made now. */
	perSecond: number;
	private readonly least: number;
	/** What was borne when it was refused last; nothing is known of a limit before. */
	private limit?: number;
	private halvings = 0;
	/** When requests were accepted, in the last second. */
	private accepted: number[] = [];
	private lastAccepted = 0;
	private slowedAt = 0;
	private measuredSince = 0;

	constructor(private readonly range: SpeedRange) {
		this.perSecond = Math.min(range.start, range.most);
		this.least = Math.min(1, range.most);
	}

	/** A request was accepted. */
	accept(now: number): void {
		this.accepted.push(now);
		this.forget(now);
		const passed = Math.min(SECOND, now - this.lastAccepted);
		this.lastAccepted = now;
		// Whoever asks for less than is permitted learns nothing of what more would do.
		if (this.accepted.length < this.perSecond / 2) return;
		if (this.limit === undefined) return this.set(this.perSecond + 1);
		const step = (this.limit * STEP) / 2 ** this.halvings;
		this.set(this.perSecond + (step * passed) / SECOND);
		if (this.perSecond > this.limit * (1 + NEAR)) this.passLimit();
	}

	/** A request was refused for a limit of the account. */
	refuse(now: number): void {
		this.forget(now);
		const borne = this.accepted.length;
		const isMeasured = now - this.measuredSince >= SECOND;
		// Refused although little was asked: a limit of a longer time, which going slower does not help.
		if (isMeasured && borne < this.perSecond / 2) return this.measureFrom(now);
		const limit = isMeasured ? Math.min(borne, this.perSecond) : this.perSecond * AFTER_DOUBT;
		const isSame = this.limit !== undefined && Math.abs(limit / this.limit - 1) < NEAR;
		this.halvings = isSame ? Math.min(Math.max(0, this.halvings) + 1, MOST_HALVINGS) : 0;
		this.limit = limit;
		this.set(limit * AFTER_REFUSAL);
		this.measureFrom(now);
	}

	/**
	 * Answers get slower: asks for less, once in the time that an answer takes.
	 *
	 * @param latencyMs of late
	 */
	slow(now: number, latencyMs: number): void {
		if (now - this.slowedAt < Math.max(SECOND, latencyMs)) return;
		this.slowedAt = now;
		this.limit ??= this.perSecond;
		this.set(this.perSecond * AFTER_DOUBT);
	}

	/** Counts what is accepted anew, after a pause that ends at `from`. */
	measureFrom(from: number): void {
		this.accepted = [];
		this.measuredSince = from;
	}

	private passLimit(): void {
		this.limit = this.perSecond;
		this.halvings = Math.max(-MOST_DOUBLINGS, this.halvings - 1);
	}

	private set(perSecond: number): void {
		this.perSecond = Math.min(this.range.most, Math.max(this.least, perSecond));
	}

	private forget(now: number): void {
		const first = this.accepted.findIndex((at) => at > now - SECOND);
		if (first !== 0) this.accepted.splice(0, first < 0 ? this.accepted.length : first);
	}
}

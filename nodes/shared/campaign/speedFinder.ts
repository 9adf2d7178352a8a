import { Lately } from './lately';
import { Refusals, type Evidence, type Left } from './refusals';

/** Of what a gateway bore when it refused, this much is asked for next. */
const AFTER_REFUSAL = 0.9;
/** The same when its answers get slower. */
const AFTER_DOUBT = 0.75;
/** How much faster it gets in a second once the limit was met, as a part of the limit. */
const STEP = 0.01;
/** Two refusals at speeds as near as this tell of one limit. */
const NEAR = 0.25;
/** Nothing refuses although so much more is asked for than the limit: it is none any more. */
const PASSED = 0.05;
/** A limit that was met is no reason for refusals at this part of it and below. */
const BELOW = 0.95;
/** How often the step is halved while the limit stays where it is. */
const MOST_HALVINGS = 3;
/** How often it is doubled while nothing refuses where the limit was thought to be. */
const MOST_DOUBLINGS = 5;
/** The first limit that is met may be none, as one that was passed: it is tried again soon. */
const FIRST_HALVINGS = -2;
const SECOND = 1_000;

/** A step down, which is taken back when what led to it proves to be no limit. */
interface Step {
	evidence: Evidence;
	perSecond: number;
	limit: number | undefined;
}

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
 * "adaptive" of AWS' clients have them). Refusals that come at any speed are no reason to go slower: they are
 * told from the others by {@link Refusals}, and a step down that brought no fewer of them is taken back.
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
	/** When requests were accepted and refused, in the last second. */
	private readonly accepted = new Lately(SECOND);
	private readonly refused = new Lately(SECOND);
	private lastAccepted = 0;
	private slowedAt = 0;
	private measuredSince?: number;
	private readonly refusals = new Refusals();
	private changedAt = 0;
	private step?: Step;

	constructor(private readonly range: SpeedRange) {
		this.perSecond = Math.min(range.start, range.most);
		this.least = Math.min(1, range.most);
	}

	/**
	 * A request was accepted.
	 *
	 * @param began when it left, in epoch ms
	 */
	accept(began: number, now: number): void {
		this.refusals.accept(this.left(began));
		this.measuredSince ??= now;
		this.accepted.note(now);
		const passed = Math.min(SECOND, now - this.lastAccepted);
		this.lastAccepted = now;
		// Whoever asks for less than is permitted learns nothing of what more would do.
		if (this.accepted.count(now) < this.perSecond / 2) return;
		if (this.limit === undefined) return this.set(this.perSecond + 1);
		const step = (this.limit * STEP) / 2 ** this.halvings;
		this.set(this.perSecond + (step * passed) / SECOND);
		if (this.perSecond > this.limit * (1 + PASSED)) this.passLimit();
	}

	/**
	 * A request was refused for a limit of the account.
	 *
	 * @param began when it left, in epoch ms
	 * @returns whether the account has to ask for less; otherwise it is refused so much at any speed
	 */
	refuse(began: number, now: number): boolean {
		this.measuredSince ??= now;
		this.refused.note(now);
		const evidence = this.refusals.refuse(this.left(began));
		if (evidence) {
			this.slowDown(evidence, now);
			return true;
		}
		if (this.step && !this.refusals.holds(this.step.evidence)) this.takeBack(this.step, now);
		return false;
	}

	private slowDown(evidence: Evidence, now: number): void {
		const borne = this.accepted.count(now);
		const asked = borne + this.refused.count(now);
		const isMeasured = now - (this.measuredSince ?? now) >= SECOND;
		const half = this.perSecond / 2;
		// Refused although little was asked: a limit of a longer time, which going slower does not help.
		if (isMeasured && asked < half) return;
		const limit = Math.min(isMeasured ? borne : Math.max(borne, half), this.perSecond);
		this.takeStep(evidence, limit);
		this.changedAt = now;
		this.set(limit * AFTER_REFUSAL);
	}

	private takeStep(evidence: Evidence, limit: number): void {
		const { step } = this;
		const isSame = this.limit !== undefined && Math.abs(limit / this.limit - 1) < NEAR;
		const first = this.limit === undefined ? FIRST_HALVINGS : 0;
		// Where refusals may be chance, a limit is never sure.
		const most = this.refusals.areUsual ? 0 : MOST_HALVINGS;
		this.halvings = isSame ? Math.min(Math.max(0, this.halvings) + 1, most) : first;
		const { refusals } = evidence;
		// A limit that is met again is one with what was met before.
		this.step =
			step && isSame
				? { ...step, evidence: { refusals: Math.max(refusals, step.evidence.refusals) } }
				: { evidence, perSecond: this.perSecond, limit: this.limit };
		this.limit = limit;
	}

	/**
	 * Answers get slower: asks for less, once in the time that an answer takes.
	 *
	 * @param latencyMs of late
	 * @returns whether it does
	 */
	slow(now: number, latencyMs: number): boolean {
		if (now - this.slowedAt < Math.max(SECOND, latencyMs)) return false;
		this.slowedAt = now;
		// Answers may be slow for a moment: it is tried again soon.
		if (this.limit === undefined) this.halvings = FIRST_HALVINGS;
		this.limit ??= this.perSecond;
		this.step = undefined;
		this.set(this.perSecond * AFTER_DOUBT);
		return true;
	}

	/** Counts what is accepted anew, after a pause that ends at `from`. */
	measureFrom(from: number): void {
		this.accepted.clear();
		this.refused.clear();
		this.measuredSince = from;
	}

	/** At what speed a request left, as far as is known. */
	private left(began: number): Left {
		const { limit, perSecond, changedAt } = this;
		if (began < changedAt) return 'before';
		return limit !== undefined && perSecond <= limit * BELOW ? 'below' : 'unknown';
	}

	private takeBack({ perSecond, limit }: Step, now: number): void {
		this.step = undefined;
		this.limit = limit;
		this.halvings = FIRST_HALVINGS;
		this.changedAt = now;
		this.set(Math.max(perSecond, this.perSecond));
	}

	private passLimit(): void {
		this.step = undefined;
		this.limit = this.perSecond;
		this.halvings = Math.max(-MOST_DOUBLINGS, Math.min(FIRST_HALVINGS, this.halvings - 1));
	}

	private set(perSecond: number): void {
		this.perSecond = Math.min(this.range.most, Math.max(this.least, perSecond));
	}
}

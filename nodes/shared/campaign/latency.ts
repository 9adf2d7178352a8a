/** For how long the best latency counts, in ms: what is asked, and how far it has to go, may change. */
const BEST_COUNTS_MS = 15_000;
/** How much one answer moves the average. */
const WEIGHT = 0.2;
/** So many times the best latency, no answer of a gateway that keeps up takes on average. */
const CLIMB = 3;
/** Longer than the best by this much is no sign of anything, in ms. */
const NOISE_MS = 200;

/** So many answers tell whether asking for less made them faster. */
const ENOUGH = 30;
/** Less than this part of what was before is less, of a time and of a speed. */
const LESS = 0.9;
/** For how long it counts that they take as long at any speed, in ms. */
const USUAL_COUNTS_MS = 60_000;

/** So many answers in a row: how long they took on average, and how many came in a second. */
interface Stretch {
	meanMs: number;
	perSecond: number;
}

/** The last answers. */
class Answers {
	private readonly last: Array<{ at: number; ms: number }> = [];

	add(ms: number, at: number): void {
		this.last.push({ at, ms });
		if (this.last.length > ENOUGH) this.last.shift();
	}

	/** `undefined` as long as they are too few. */
	get stretch(): Stretch | undefined {
		const [first] = this.last;
		if (this.last.length < ENOUGH) return undefined;
		const tookMs = (this.last.at(-1)?.at ?? 0) - first.at;
		const sum = this.last.reduce((all, { ms }) => all + ms, 0);
		return { meanMs: sum / ENOUGH, perSecond: ((ENOUGH - 1) * 1_000) / Math.max(1, tookMs) };
	}
}

/**
 * How long a gateway takes to answer: of late, and at best. A gateway that is asked for more than it can
 * do lets requests wait, so that the first climbs above the second (as TCP Vegas and BBR measure a net). Asked for
 * less, it answers as many as before, or sooner. Where it answers fewer, and as slowly, it was not too much: then
 * such answers are usual.
 *
 * Pure: it is told the time (epoch ms).
 */
export class Latency {
	private average?: number;
	private best = Number.POSITIVE_INFINITY;
	private bestBefore = Number.POSITIVE_INFINITY;
	private since = 0;
	private answers = new Answers();
	/** What was before less was asked for, and since when. */
	private trial?: { before: Stretch; from: number; answers: Answers };
	private usual = 0;
	private usualUntil = 0;

	/**
	 * Notes an answer that came.
	 *
	 * @param began when its request left, in epoch ms
	 */
	note(began: number, now: number): void {
		const ms = now - began;
		this.average = this.average === undefined ? ms : this.average + WEIGHT * (ms - this.average);
		if (now - this.since > BEST_COUNTS_MS) {
			this.bestBefore = this.best;
			this.best = Number.POSITIVE_INFINITY;
			this.since = now;
		}
		this.best = Math.min(this.best, ms);
		this.answers.add(ms, now);
		if (now > this.usualUntil) this.usual = 0;
		if (!this.trial || began < this.trial.from) return;
		this.trial.answers.add(ms, now);
		this.judge(this.trial.before, this.trial.answers.stretch, now);
	}

	/** From now on less is asked for, because answers climb. */
	tryLess(now: number): void {
		const before = this.answers.stretch;
		if (before) this.trial = { before, from: now, answers: new Answers() };
	}

	private judge(before: Stretch, after: Stretch | undefined, now: number): void {
		if (!after) return;
		this.trial = undefined;
		const isSooner = after.meanMs < before.meanMs * LESS;
		const areFewer = after.perSecond < before.perSecond * LESS;
		if (isSooner || !areFewer) return;
		this.usual = after.meanMs;
		this.usualUntil = now + USUAL_COUNTS_MS;
	}

	/** How long an answer takes that waits for nothing, in ms. */
	private get least(): number {
		return Math.max(this.usual, Math.min(this.best, this.bestBefore));
	}

	/** Of late, in ms; 0 before the first answer. */
	get ofLate(): number {
		return this.average ?? 0;
	}

	/** What to reckon with, in ms: of late, but not the part that only shows that requests wait. */
	get expected(): number {
		return this.average === undefined ? 0 : Math.min(this.average, this.mostWithoutWaiting);
	}

	/**
	 * Whether answers take so much longer than at best that requests must be waiting at the gateway. While it
	 * is tried whether asking for less helps, nobody can tell.
	 */
	get climbs(): boolean {
		if (this.trial || this.average === undefined) return false;
		return this.average > this.mostWithoutWaiting;
	}

	private get mostWithoutWaiting(): number {
		return Math.max(CLIMB * this.least, this.least + NOISE_MS);
	}
}

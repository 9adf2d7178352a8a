/** For how long the best latency counts, in ms: what is asked, and how far it has to go, may change. */
const BEST_COUNTS_MS = 15_000;
/** How much one answer moves the average. */
const WEIGHT = 0.2;
/** So many times the best latency, no answer of a gateway that keeps up takes on average. */
const CLIMB = 3;
/** Longer than the best by this much is no sign of anything, in ms. */
const NOISE_MS = 200;

/**
 * How long a gateway takes to answer: of late, and at best. A gateway that is asked for more than it can
 * do lets requests wait, so that the first climbs above the second (as TCP Vegas and BBR measure a net).
 *
 * Pure: it is told the time (epoch ms).
 */
export class Latency {
	private average?: number;
	private best = Number.POSITIVE_INFINITY;
	private bestBefore = Number.POSITIVE_INFINITY;
	private since = 0;

	/** Notes an answer that came after `ms`. */
	note(ms: number, now: number): void {
		this.average = this.average === undefined ? ms : this.average + WEIGHT * (ms - this.average);
		if (now - this.since > BEST_COUNTS_MS) {
			this.bestBefore = this.best;
			this.best = Number.POSITIVE_INFINITY;
			this.since = now;
		}
		this.best = Math.min(this.best, ms);
	}

	private get least(): number {
		return Math.min(this.best, this.bestBefore);
	}

	/** Of late, in ms; 0 before the first answer. */
	get ofLate(): number {
		return this.average ?? 0;
	}

	/** What to reckon with, in ms: of late, but not the part that only shows that requests wait. */
	get expected(): number {
		return this.average === undefined ? 0 : Math.min(this.average, this.mostWithoutWaiting);
	}

	/** Whether answers take so much longer than at best that requests must be waiting at the gateway. */
	get climbs(): boolean {
		return this.average !== undefined && this.average > this.mostWithoutWaiting;
	}

	private get mostWithoutWaiting(): number {
		return Math.max(CLIMB * this.least, this.least + NOISE_MS);
	}
}

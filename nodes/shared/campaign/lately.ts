/** How many moments that are over are kept before room is made. */
const MOST_OVER = 1_000;

/**
 * Counts what happened lately, such as in the last second; cheap at whatever speed.
 *
 * Pure: it is told the time (epoch ms), which never goes back.
 */
export class Lately {
	private times: number[] = [];
	private over = 0;

	/** @param periodMs how long a moment counts, in ms */
	constructor(private readonly periodMs: number) {}

	/** Notes that it happens now. */
	note(now: number): void {
		this.times.push(now);
	}

	/** How often it happened in the period that ends now. */
	count(now: number): number {
		const { times, periodMs } = this;
		while (this.over < times.length && times[this.over] <= now - periodMs) this.over += 1;
		if (this.over > MOST_OVER) {
			times.splice(0, this.over);
			this.over = 0;
		}
		return times.length - this.over;
	}

	/** Counts anew. */
	clear(): void {
		this.times = [];
		this.over = 0;
	}
}

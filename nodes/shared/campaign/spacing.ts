/** How much may be caught up at once after a timer that came late, in ms of the speed. */
const LATE_MS = 50;

/**
 * Spreads what leaves evenly over time: 60 a minute is one each second, from the first on. What comes
 * late is caught up by {@link LATE_MS} at most, so that the speed holds although timers are not exact.
 *
 * Pure: it is told the time (epoch ms).
 */
export class Spacing {
	private next = 0;

	/** @param perSecond how many may leave in a second; below 1 for slower ones. May change later. */
	constructor(public perSecond: number) {}

	/** When one more may leave, in epoch ms; not later than `now` when it may at once. */
	readyAt(now: number): number {
		return Math.max(now, this.next - LATE_MS);
	}

	/** Until when what left before holds back what comes, in epoch ms. */
	get until(): number {
		return this.next;
	}

	/** Counts one that leaves now. */
	begin(now: number): void {
		this.next = Math.max(this.next, now) + 1_000 / this.perSecond;
	}
}

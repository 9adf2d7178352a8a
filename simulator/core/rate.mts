/** How a gateway counts, which no document tells: over any stretch of time, or from each second on. */
export type RateWindowKind = 'sliding' | 'fixed';

/** Counts requests against a limit of so many in a stretch of time. */
export class RateCounter {
	private entered: number[] = [];

	/** @param perMs length of the stretch, in ms */
	constructor(
		readonly most: number,
		private readonly perMs: number,
		private readonly kind: () => RateWindowKind = () => 'sliding',
	) {}

	/** Milliseconds from `at` until one more fits; 0 when it does now. */
	waitAt(at: number): number {
		const counted = this.countedAt(at);
		if (counted.length < this.most) return 0;
		if (this.kind() === 'fixed') return this.perMs - (at % this.perMs);
		const blocking = counted.at(-this.most);
		return (blocking ?? at) + this.perMs - at;
	}

	count(at: number): void {
		this.entered.push(at);
	}

	/** How many more fit now. */
	leftAt(at: number): number {
		return Math.max(0, this.most - this.countedAt(at).length);
	}

	/** When there is more room than now. */
	resetAt(at: number): number {
		if (this.kind() === 'fixed') return at - (at % this.perMs) + this.perMs;
		return (this.countedAt(at)[0] ?? at) + this.perMs;
	}

	private countedAt(at: number): number[] {
		this.entered = this.entered.filter((earlier) => earlier > at - this.perMs);
		if (this.kind() === 'sliding') return this.entered;
		const from = at - (at % this.perMs);
		return this.entered.filter((earlier) => earlier >= from);
	}
}

import type { Failure } from '../failure';
import type { Ask } from '../operation/operation';

/** A request that waits for its turn. */
export interface Waiting {
	ask: Ask;
	/** Since when limits keep it from being made, in epoch ms; `undefined` for one that met none. */
	limitedSince?: number;
	/** Before when it does not leave, in epoch ms, while others may. */
	notBefore?: number;
	/** Since when and until when limits of the gateway keep it this time, in epoch ms. */
	limit?: { from: number; until: number };
	/** Whether it is let go when its run starts nothing new. */
	isNew: boolean;
	go(): void;
	fail(failure: Failure): void;
}

/** Who waits, for one run. */
export interface Line {
	waiting: Waiting[];
}

/**
 * Whose turn it is: what met a limit before goes first, in the order in which it met it; then the runs
 * take turns, each in its own order, so that a small run is not kept by a large one.
 */
export class Turns<L extends Line> {
	private readonly lines: L[] = [];

	add(line: L, waiting: Waiting): void {
		line.waiting.push(waiting);
		if (!this.lines.includes(line)) this.lines.push(line);
	}

	/** Takes one out that waits no longer. */
	remove(line: L, waiting: Waiting): void {
		const place = line.waiting.indexOf(waiting);
		if (place >= 0) line.waiting.splice(place, 1);
		if (line.waiting.length === 0) this.drop(line);
	}

	get isEmpty(): boolean {
		return this.lines.length === 0;
	}

	/** All that wait, with their runs. */
	all(): Array<[L, Waiting]> {
		return this.lines.flatMap((line) =>
			line.waiting.map((waiting): [L, Waiting] => [line, waiting]),
		);
	}

	/**
	 * Takes out the first, in the order of turns, that may go.
	 *
	 * @returns `undefined` when none may
	 */
	take(mayGo: (line: L, waiting: Waiting) => boolean): Waiting | undefined {
		const again = this.firstAgain(mayGo);
		if (again) return this.takeOut(...again);
		for (const line of this.lines) {
			const waiting = line.waiting.find(
				(one) => one.limitedSince === undefined && mayGo(line, one),
			);
			if (waiting) return this.takeOut(line, waiting);
		}
		return undefined;
	}

	/** Of what met a limit before and may go, what met it first. */
	private firstAgain(mayGo: (line: L, waiting: Waiting) => boolean): [L, Waiting] | undefined {
		let first: [L, Waiting] | undefined;
		let since = Number.POSITIVE_INFINITY;
		for (const line of this.lines) {
			for (const waiting of line.waiting) {
				const { limitedSince } = waiting;
				if (limitedSince === undefined || limitedSince >= since || !mayGo(line, waiting)) continue;
				first = [line, waiting];
				since = limitedSince;
			}
		}
		return first;
	}

	private takeOut(line: L, waiting: Waiting): Waiting {
		this.remove(line, waiting);
		if (line.waiting.length > 0) {
			this.drop(line);
			this.lines.push(line);
		}
		return waiting;
	}

	private drop(line: L): void {
		const place = this.lines.indexOf(line);
		if (place >= 0) this.lines.splice(place, 1);
	}
}

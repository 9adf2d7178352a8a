import type { Failure } from '../failure';
import type { Ask } from '../operation/operation';
import type { Spacing } from './spacing';
import type { Speed } from './speed';
import type { Line, Waiting } from './turns';
import type { Window } from './window';

/** What holds a run back: its speed, and the gateway's windows. */
export interface Limits {
	spacing: Spacing;
	windows: readonly Window[];
}

/** One run's place at the account: how fast it may be, and what of it waits or is under way. */
export class Lane implements Line {
	readonly waiting: Waiting[] = [];
	/** Requests under way. */
	inFlight = 0;
	private readonly watchers: Array<() => void> = [];

	/** @param longestWaitMs how long limits may keep one request, in ms */
	constructor(
		readonly speed: Speed,
		readonly limits: Limits,
		readonly longestWaitMs: number,
	) {}

	/** Whether the run's speed counts a request. */
	counts({ effect }: Ask): boolean {
		return this.speed.perSecond === undefined || !this.speed.countsSends || effect === 'send';
	}

	/** How many requests wait that met a limit. */
	get limited(): number {
		return this.waiting.filter(({ limitedSince }) => limitedSince !== undefined).length;
	}

	private get isClear(): boolean {
		return this.limited === this.waiting.length;
	}

	/** Resolves when nothing of the run waits for its first turn. */
	async clear(): Promise<void> {
		if (!this.isClear) await new Promise<void>((resolve) => this.watchers.push(resolve));
	}

	/** Wakes who waits for {@link clear}. */
	tell(): void {
		if (!this.isClear) return;
		for (const resolve of this.watchers.splice(0)) resolve();
	}
}

/** How a request ended, as far as the pace has to know. */
export interface Ended {
	/** The limit that refused it, if one did. */
	limit?: Failure;
	/** Headers of the answer, in lower case; `undefined` when none came. */
	headers?: Record<string, string>;
}

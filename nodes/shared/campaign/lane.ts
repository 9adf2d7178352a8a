import type { Failure } from '../failure';
import type { Ask } from '../operation/operation';
import type { Spacing } from './spacing';
import type { Speed } from './speed';
import type { Line, Waiting } from './turns';
import type { Window } from './window';

/** Shorter waits for a limit belong to every pace, in ms. */
const WORTH_TELLING_MS = 1_000;

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
	/** How long limits of the gateway have kept the run waiting, in ms. */
	limitedMs = 0;
	private limitedUntil = 0;
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

	/** Notes that limits kept a request, in epoch ms. What several wait for at the same time counts once. */
	noteLimit(from: number, until: number): void {
		if (until - from < WORTH_TELLING_MS) return;
		this.limitedMs += Math.max(0, until - Math.max(from, this.limitedUntil));
		this.limitedUntil = Math.max(this.limitedUntil, until);
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

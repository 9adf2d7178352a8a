import type { Failure } from '../failure';
import type { Ask } from '../operation/operation';
import type { Ended } from './lane';
import { Latency } from './latency';
import { pauseOfAccount, RecipientPauses, type Pause } from './pause';
import { remainingIn } from './remaining';
import { SpeedFinder, type SpeedRange } from './speedFinder';

/** A request that ended: what was asked, and when it left, in epoch ms. */
export interface Asked {
	ask: Ask;
	began: number;
	/** How many requests left after it. */
	leftSince: number;
}

/**
 * What the answers told of an account: how fast it may be asked, how long it takes, and what has to wait.
 *
 * Pure: it is told the time (epoch ms).
 */
export class Knowledge {
	private readonly finder: SpeedFinder;
	private readonly pause = pauseOfAccount();
	private readonly people = new RecipientPauses();
	private readonly latency = { read: new Latency(), write: new Latency(), send: new Latency() };
	/** Until when the gateway said to have nothing left. */
	private heldUntil = 0;

	constructor(range: SpeedRange) {
		this.finder = new SpeedFinder(range);
	}

	/** Requests a second that the gateway bears, as far as is known. */
	get perSecond(): number {
		return this.finder.perSecond;
	}

	/** How long an answer takes, in ms; 0 before the first one. */
	get latencyMs(): number {
		const { read, write, send } = this.latency;
		return Math.max(read.expected, write.expected, send.expected);
	}

	/** Until when everything has to wait for limits that were met. */
	get allPausedUntil(): number {
		return Math.max(this.pause.until, this.heldUntil);
	}

	/** Until when a request has to wait for limits that were met. */
	pausedUntil({ to }: Ask): number {
		return Math.max(this.allPausedUntil, this.people.of(to)?.until ?? 0);
	}

	/** Whether anybody has to wait for a limit that was met. */
	isPaused(now: number): boolean {
		return this.pause.until > now || this.people.size > 0;
	}

	/** The pauses that a request has to wait for. */
	pausesOf({ to }: Ask): Pause[] {
		return [this.pause, this.people.of(to)].filter((one) => one !== undefined);
	}

	/**
	 * Learns from a request that ended.
	 *
	 * @param used how many requests this n8n knows to be counted by the gateway
	 * @returns whether it was refused as some are at any speed: then it waits alone
	 */
	learn(asked: Asked, { limit, headers }: Ended, used: number, now: number): boolean {
		const { ask, began } = asked;
		if (limit?.details.limitOf === 'recipient' && ask.to !== undefined) {
			this.people.refuse(ask.to, limit, began, now);
		} else if (limit) {
			return !this.refuse(limit, began, now);
		} else {
			this.time(ask, began, now);
			if (headers) this.accept(asked, headers, used, now);
		}
		return false;
	}

	/** Whether a refusal pauses the account. */
	private refuse(limit: Failure, began: number, now: number): boolean {
		const isKnown = this.pause.isMet;
		const asksForLess = !isKnown && this.finder.refuse(began, now);
		// How long to wait is said for all, whatever the reason.
		const isPaused = isKnown || asksForLess || limit.details.retryAfterMs !== undefined;
		const isNew = isPaused && this.pause.refuse(limit, began, now);
		if (isNew) this.finder.measureFrom(this.pause.until);
		return isPaused;
	}

	private time({ effect }: Ask, began: number, now: number): void {
		const latency = this.latency[effect];
		latency.note(began, now);
		if (latency.climbs && this.finder.slow(now, latency.ofLate)) latency.tryLess(now);
	}

	private accept(
		{ ask, began, leftSince }: Asked,
		headers: Record<string, string>,
		used: number,
		now: number,
	): void {
		this.pause.accept(began);
		this.finder.accept(began, now);
		if (ask.effect === 'send') this.people.accept(ask.to);
		const told = remainingIn(headers, now);
		// The gateway has not counted yet what left after this request.
		if (!told || told.left > leftSince) return;
		// Whatever this n8n used itself, its own windows wait for.
		if (told.of !== undefined && used >= told.of - told.left) return;
		this.heldUntil = Math.max(this.heldUntil, now + told.resetMs);
	}
}

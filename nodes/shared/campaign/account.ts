import type { Failure } from '../failure';
import type { Ask } from '../operation/operation';
import type { RateWindow } from '../transport/gateway';
import type { Clock } from './clock';
import { Lane, type Ended, type Limits } from './lane';
import { Knowledge } from './knowledge';
import { Spacing } from './spacing';
import { AUTOMATIC, type Speed } from './speed';
import { Turns, type Waiting } from './turns';
import { Window, type Counted } from './window';

/** Requests a second to begin with where no limit is documented. */
const CAUTIOUS = 20;
/** What WhatsApp takes of one number in a second (source: "WhatsApp throughput"). */
const WHATSAPP_MOST = 80;
/** Requests under way at once before it is known how long an answer takes. */
export const AT_FIRST = 5;
/** Requests under way at most: each has a connection of its own (source: "n8n HTTP helper"). */
const MOST_IN_FLIGHT = 500;
/** More may be under way than speed and latency ask for on average. */
const SLACK = 1.5;
const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** What a request is told when its turn has come. */
export interface Turn {
	/** When it left, in epoch ms. */
	began: number;
	/**
	 * Has to be called once the request ended, however it did.
	 *
	 * @returns when it may be made again for its own sake, in epoch ms: later where limits keep the account
	 */
	end(ended: Ended): number;
}

/** A request that waits for its turn. */
export interface Wish {
	/** Since when limits keep it, in epoch ms; `undefined` for one that met none. */
	limitedSince?: number;
	/** Before when it does not leave, in epoch ms, while others may: what `end` of its last turn gave. */
	notBefore?: number;
	/** Whether it can be let go. */
	isNew: boolean;
	/** Asked when its turn has come: why it may not leave after all. */
	hold?(): Failure | undefined;
}

/** A request waits at most so long that was refused as some are at any speed, in ms. */
const MOST_ALONE = MINUTE;
/**
 * So much longer than the pause waits at most one that met a limit before, in ms: others lead then, so that one
 * which is always refused does not hold a campaign.
 */
const MOST_BACK = 10 * SECOND;

/** As long again as it waited, in ms, within bounds. */
const asLongAgain = (waitedMs: number, mostMs: number) =>
	Math.min(mostMs, Math.max(SECOND, waitedMs));

const matches = ({ path: wanted }: RateWindow, { path }: Ask) =>
	!wanted || (wanted.length === path.length && wanted.every((part, n) => part === path[n]));

/**
 * The pace of one account at a gateway, shared by all runs in this n8n process: the only place that lets a
 * request go (docs/architecture.md, "The pace").
 */
export class Account {
	private readonly turns = new Turns<Lane>();
	private readonly limits = new Map<string, Limits>();
	private readonly knowledge: Knowledge;
	private begun = 0;
	private inFlight = 0;
	private alarm?: { at: number; stop: AbortController };
	/** When it was needed last, in epoch ms. */
	usedAt: number;

	/** @param windows the limits that the gateway documents */
	constructor(
		private readonly windows: readonly RateWindow[],
		private readonly clock: Clock,
	) {
		const documented = windows.map(({ requests, perMs }) => (requests * 1_000) / perMs);
		const most = windows.length > 0 ? Math.max(...documented) : WHATSAPP_MOST;
		const start = windows.length > 0 ? most : CAUTIOUS;
		this.knowledge = new Knowledge({ start, most });
		// Also what leaves at another speed counts at the gateway.
		this.limitsOf(AUTOMATIC);
		this.usedAt = clock.now();
	}

	/** Whether nothing of it waits or is under way. */
	get isIdle(): boolean {
		return this.inFlight === 0 && this.turns.isEmpty;
	}

	/** Until when what left of it holds back what comes, in epoch ms: one message a day is one for a day. */
	get heldUntil(): number {
		const limits = [...this.limits.values()];
		const held = limits.flatMap(({ spacing, windows }) => [spacing, ...windows]);
		return Math.max(this.knowledge.allPausedUntil, ...held.map(({ until }) => until));
	}

	/**
	 * A place for a run.
	 *
	 * @param longestWaitMs how long limits may keep one of its requests, in ms
	 */
	join(speed: Speed, longestWaitMs: number): Lane {
		return new Lane(speed, this.limitsOf(speed), longestWaitMs);
	}

	/** How many requests of a run may be under way at once. */
	mostOf({ speed }: Lane): number {
		const { perSecond = this.knowledge.perSecond * speed.share, inFlight } = speed;
		if (speed.perSecond !== undefined && inFlight !== undefined) return inFlight;
		const wanted = Math.ceil((SLACK * perSecond * this.knowledge.latencyMs) / 1_000) + 1;
		const most = Math.min(MOST_IN_FLIGHT, Math.max(AT_FIRST, wanted));
		return Math.min(inFlight ?? most, most);
	}

	/**
	 * Waits until a request of a run may leave.
	 *
	 * @throws Failure of the limit that keeps it longer than the run wants to wait, what
	 * {@link withdraw} is given, or what holds it when its turn has come
	 */
	async turn(lane: Lane, ask: Ask, { hold, ...wish }: Wish): Promise<Turn> {
		const waiting: Waiting = { ...wish, ask, go: () => {}, fail: () => {} };
		try {
			return await new Promise<Turn>((resolve, reject) => {
				waiting.go = () => {
					const held = hold?.();
					if (!held) return resolve(this.begin(lane, ask, wish.limitedSince));
					reject(held);
					lane.tell();
				};
				waiting.fail = reject;
				this.turns.add(lane, waiting);
				this.next();
			});
		} finally {
			const { limit } = waiting;
			if (limit) lane.noteLimit(limit.from, Math.min(limit.until, this.clock.now()));
		}
	}

	/** Lets go what waits of a run: each fails with `failure`. With `onlyNew`, what can be let go. */
	withdraw(lane: Lane, failure: Failure, onlyNew = false): void {
		for (const waiting of [...lane.waiting]) {
			if (onlyNew && !waiting.isNew) continue;
			this.turns.remove(lane, waiting);
			waiting.fail(failure);
		}
		lane.tell();
		this.next();
	}

	private limitsOf({ perSecond, share }: Speed): Limits {
		const key = perSecond === undefined ? `share ${share}` : `fixed ${perSecond}`;
		let limits = this.limits.get(key);
		if (!limits) {
			const windows = perSecond === undefined ? this.windows : [];
			limits = {
				spacing: new Spacing(perSecond ?? this.knowledge.perSecond * share),
				windows: windows.map((window) => new Window(window, windows, share)),
			};
			this.limits.set(key, limits);
		}
		return limits;
	}

	/** Lets go whose turn has come, and sets the alarm for the next one. */
	private next(): void {
		const now = this.clock.now();
		this.usedAt = now;
		let at = Number.POSITIVE_INFINITY;
		if (this.turns.isEmpty) return this.setAlarm(at, now);
		const mayGo = (lane: Lane, waiting: Waiting) => {
			const ready = this.readyAt(lane, waiting, now);
			at = Math.min(at, Math.max(ready, now + 1));
			return ready <= now;
		};
		this.giveUp(now);
		for (;;) {
			at = Number.POSITIVE_INFINITY;
			const waiting = this.turns.take(mayGo);
			if (!waiting) break;
			waiting.go();
		}
		this.setAlarm(at, now);
	}

	/** When a request may leave, in epoch ms; never as long as too many are under way. */
	private readyAt(lane: Lane, waiting: Waiting, now: number): number {
		const { ask, notBefore = now } = waiting;
		if (notBefore > now) return notBefore;
		const most = this.mostOf(lane);
		const shared = lane.speed.perSecond === undefined ? this.inFlight : 0;
		if (Math.max(lane.inFlight, shared) >= most) return Number.POSITIVE_INFINITY;
		const { spacing, windows } = lane.limits;
		if (lane.speed.perSecond === undefined) {
			spacing.perSecond = this.knowledge.perSecond * lane.speed.share;
		}
		const limitedUntil = Math.max(
			this.knowledge.pausedUntil(ask),
			...windows.filter(({ limit }) => matches(limit, ask)).map((one) => one.readyAt(now)),
		);
		if (limitedUntil > now) {
			waiting.limit = { from: waiting.limit?.from ?? now, until: limitedUntil };
		}
		return Math.max(limitedUntil, lane.counts(ask) ? spacing.readyAt(now) : now);
	}

	/** Ends the wait of what would have to wait too long. */
	private giveUp(now: number): void {
		if (!this.knowledge.isPaused(now)) return;
		for (const [lane, waiting] of this.turns.all()) {
			const [failure] = this.knowledge
				.pausesOf(waiting.ask)
				.map((pause) => pause.outlasts(lane.longestWaitMs, waiting.limitedSince, now))
				.filter((one) => one !== undefined);
			if (!failure) continue;
			this.turns.remove(lane, waiting);
			waiting.fail(failure);
			lane.tell();
		}
	}

	private begin(lane: Lane, ask: Ask, limitedSince?: number): Turn {
		const began = this.clock.now();
		const nth = (this.begun += 1);
		lane.inFlight += 1;
		this.inFlight += 1;
		if (lane.counts(ask)) lane.limits.spacing.begin(began);
		const counted: Array<[Window, Counted]> = [];
		for (const { windows } of this.limits.values()) {
			for (const window of windows) {
				if (matches(window.limit, ask)) counted.push([window, window.begin(began)]);
			}
		}
		lane.tell();
		return {
			began,
			end: (ended) => {
				const now = this.clock.now();
				lane.inFlight -= 1;
				this.inFlight -= 1;
				for (const [window, one] of counted) {
					if (ended.limit) window.refused(one);
					else window.answered(one, now);
				}
				const used = Math.max(0, ...counted.map(([window]) => window.used(now)));
				const leftSince = this.begun - nth;
				const waits = this.knowledge.learn({ ask, began, leftSince }, ended, used, now);
				this.next();
				const waitedMs = now - (limitedSince ?? began);
				if (waits) return now + asLongAgain(waitedMs, MOST_ALONE);
				if (!ended.limit || limitedSince === undefined) return now;
				const resumes = Math.max(now, this.knowledge.pausedUntil(ask));
				return resumes + asLongAgain(waitedMs, MOST_BACK);
			},
		};
	}

	private setAlarm(at: number, now: number): void {
		if (this.alarm?.at === at) return;
		this.alarm?.stop.abort();
		this.alarm = undefined;
		if (this.turns.isEmpty || at === Number.POSITIVE_INFINITY) return;
		const alarm = { at, stop: new AbortController() };
		this.alarm = alarm;
		void this.clock.wait(Math.ceil(at - now), alarm.stop.signal).then(() => {
			if (this.alarm !== alarm) return;
			this.alarm = undefined;
			this.next();
		});
	}
}

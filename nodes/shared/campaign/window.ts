import type { RateWindow } from '../transport/gateway';

/** A request that a window counts. */
export interface Counted {
	/** When it left, in epoch ms. */
	began: number;
	/** When it counts no longer, as far as is known. */
	until: number;
}

/**
 * A gateway counts a request when it arrives, which is known no better than: after it left, and before its
 * answer came. Of that time at most this part of the window is added, so that slow answers cost at most 4%
 * of the permitted rate.
 */
const DOUBT = 0.04;
/** The same for a window that only spreads what a longer and stricter one permits: it costs no rate. */
const DOUBT_OF_SPREADING = 0.4;

const rateOf = ({ requests, perMs }: RateWindow) => requests / perMs;

/** Whether another of the windows permits less in the long run of all that this one counts. */
const onlySpreads = (one: RateWindow, all: readonly RateWindow[]) =>
	all.some(({ path, ...other }) => !path && rateOf(other) < rateOf(one));

/**
 * What left within a gateway's window, counted so that it is right whether the gateway's window slides or
 * begins anew each second or minute: in no stretch of the window's length arrive more than it permits.
 * Within the window they leave as fast as they come; a shorter window of the same gateway spreads them.
 *
 * Pure: it is told the time (epoch ms).
 */
export class Window {
	private counted: Counted[] = [];
	private readonly most: number;
	private readonly longestMs: number;

	/**
	 * @param all the gateway's windows, this one among them
	 * @param share the part of what the gateway permits that may be used, above 0 and up to 1
	 */
	constructor(
		readonly limit: RateWindow,
		all: readonly RateWindow[] = [limit],
		share = 1,
	) {
		this.most = Math.max(1, Math.floor(limit.requests * share));
		const doubt = onlySpreads(limit, all) ? DOUBT_OF_SPREADING : DOUBT;
		this.longestMs = limit.perMs * (1 + doubt);
	}

	/** When one more may leave, in epoch ms; not later than `now` when it may at once. */
	readyAt(now: number): number {
		this.forget(now);
		const over = this.counted.length - this.most;
		if (over < 0) return now;
		return this.counted.map(({ until }) => until).sort((a, b) => a - b)[over];
	}

	/** Counts a request that leaves now. */
	begin(now: number): Counted {
		const counted = { began: now, until: now + this.longestMs };
		this.counted.push(counted);
		return counted;
	}

	/** Tells that the answer came: by now the gateway has counted the request. */
	answered(counted: Counted, now: number): void {
		counted.until = Math.min(counted.until, now + this.limit.perMs);
	}

	/** Tells that it was refused: then the gateway does not count it. */
	refused(counted: Counted): void {
		this.counted = this.counted.filter((one) => one !== counted);
	}

	/** Until when what left before counts, in epoch ms. */
	get until(): number {
		return Math.max(0, ...this.counted.map(({ until }) => until));
	}

	/** How many count now. */
	used(now: number): number {
		this.forget(now);
		return this.counted.length;
	}

	private forget(now: number): void {
		if (this.counted.length > 0) this.counted = this.counted.filter(({ until }) => until > now);
	}
}

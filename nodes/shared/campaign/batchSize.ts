/** How much of a campaign's time recording may take. */
const SHARE = 0.05;

const FIRST = 5;
/** A process that is killed leaves no more than this many open, and twice that for a moment. */
const MOST = 1_000;
/** Of those known from before, which cost no sending: bounded for the sake of n8n's event loop. */
const MOST_KNOWN = 500;

/** What one visit to the store took, and what was done since the one before. */
export interface Visit {
	/** Time in the store, in ms. */
	storeMs: number;
	/** Time since the visit before, in ms. */
	sinceMs: number;
	/** Messages that ended since then. */
	sent: number;
	/** Whether nobody new was met. */
	allKnown: boolean;
}

/**
 * How many recipients are recorded at once. A visit costs more the more the store holds: the batch
 * grows so that visits take at most 5% of the time, and stays small as long as that is enough,
 * because what is recorded and not settled is open when the process dies.
 */
export class BatchSize {
	private size = FIRST;
	private known = 0;
	private visitMs: number | undefined;

	/** For messages to be sent. */
	get toSend(): number {
		return this.size;
	}

	/** For the next visit: larger while it only meets those who got theirs before. */
	get next(): number {
		return Math.max(this.size, this.known);
	}

	note({ storeMs, sinceMs, sent, allKnown }: Visit): void {
		this.known = allKnown ? Math.min(MOST_KNOWN, this.next * 2) : 0;
		if (allKnown || sent === 0 || sinceMs <= 0) return;
		this.visitMs = this.visitMs === undefined ? storeMs : (this.visitMs + storeMs) / 2;
		const perMessageMs = sinceMs / sent;
		const wanted = Math.ceil(this.visitMs / (SHARE * perMessageMs));
		// Half or double at most: one slow visit says little.
		const bounded = Math.min(Math.max(wanted, Math.floor(this.size / 2)), this.size * 2);
		this.size = Math.min(MOST, Math.max(1, bounded));
	}
}

/** How much of a campaign's time recording may take. */
const SHARE = 0.05;

const FIRST = 5;
/** A process that is killed leaves no more than about this many open. */
const MOST = 1_000;
/** Of those known from before, which cost no sending: bounded for the sake of n8n's event loop. */
const MOST_KNOWN = 500;
/** So many more at once than are needed are few, whatever the row holds. */
const FEW = 20;
/**
 * Where those known from before end, the last such visit records others, who are open until the same visit gave
 * them up again: a small part of the row, and where that is large enough for visits to stay few.
 */
const PART_KNOWN = 0.02;
/** Who is recorded so that nobody waits for a slow store is open longer: a small part of the row, too. */
const PART_AHEAD = 0.1;

/**
 * What a visit costs the process, by the size of the row, in ms for each entry: reading and writing it
 * twice, and looking for each mark that is to go. Measured with n8n 2.41.1 and Node.js 24 on a busy
 * machine with two cores; waiting for the database costs nothing, as messages go on leaving.
 */
const ROW_MS = 0.0012;
const REMOVAL_MS = 0.000005;

/** What one visit to the store took, and what was done since the one before. */
export interface Visit {
	/** Time until the store had answered, in ms. */
	storeMs: number;
	/** Time since the visit before, in ms. */
	sinceMs: number;
	/** Messages that ended since then. */
	sent: number;
	/** Entries in the store. */
	rows: number;
	/** Whether nobody new was met. */
	allKnown: boolean;
	/** Whether a message had to wait for the visit. */
	starved: boolean;
}

/**
 * How many recipients are recorded at once: so many that recording takes at most 5% of the time and
 * nobody waits for the store, and no more, because what is recorded and not settled is open when the
 * process dies. A visit costs more the more the store holds: so the batch grows with it.
 */
export class BatchSize {
	private size = FIRST;
	private known = 0;
	private storeMs: number | undefined;

	/** For messages to be sent. */
	get toSend(): number {
		return this.size;
	}

	/** For the next visit: larger while it only meets those who got theirs before. */
	get next(): number {
		return Math.max(this.size, this.known);
	}

	/** How long to wait, in ms, before a visit for the sake of what has ended alone. */
	patienceMs(rows: number): number {
		return ((1 + ROW_MS * rows) * 2) / SHARE;
	}

	/** Learns from a visit. */
	note({ storeMs, sinceMs, sent, rows, allKnown, starved }: Visit): void {
		const mostKnown = Math.min(MOST_KNOWN, Math.max(FEW, Math.floor(PART_KNOWN * rows)));
		this.known = allKnown ? Math.min(mostKnown, this.next * 2) : 0;
		if (allKnown || sent === 0 || sinceMs <= 0) return;
		this.storeMs = this.storeMs === undefined ? storeMs : (this.storeMs + storeMs) / 2;
		const messageMs = sinceMs / sent;
		// Half a batch is left when the other half is fetched: it has to last that long.
		const toGoOn = (2 * this.storeMs) / messageMs;
		const sparedMs = SHARE * messageMs - REMOVAL_MS * rows;
		const toSpare = sparedMs > 0 ? (2 * ROW_MS * rows) / sparedMs : MOST;
		// Messages that wait for the store seem to need less of it: how fast they could be is not known then.
		const toCatchUp = starved ? Math.min(this.size * 2, Math.max(FEW, PART_AHEAD * rows)) : 1;
		// A tenth less or double at most: one slow visit says little.
		const wanted = Math.ceil(Math.max(toGoOn, toSpare, toCatchUp));
		const bounded = Math.min(Math.max(wanted, Math.floor(this.size * 0.9)), this.size * 2);
		this.size = Math.min(MOST, Math.max(1, bounded));
	}
}

import type { IncomingHttpHeaders } from 'node:http';

/** One HTTP request as it arrived, and what became of it. */
export interface JournalEntry {
	method: string;
	/** The path alone, as it was written (still percent-encoded). */
	path: string;
	/** The query as it was written, without the question mark. */
	query: string;
	headers: IncomingHttpHeaders;
	rawBody: Buffer;
	/** The body read as JSON; undefined when there is none or it is not JSON. */
	body: unknown;
	/** Milliseconds since 1970. */
	at: number;
	/** Undefined while open, and for ever when the connection was cut without an answer. */
	answeredStatus?: number;
	/** Whether a message to a person was taken on. */
	accepted: boolean;
}

/** A plain array that can also be emptied. */
export type Recorded<Entry> = Entry[] & { clear(): void };

/** Makes an empty recorded list. */
export function recorded<Entry>(): Recorded<Entry> {
	const entries: Entry[] = [];
	return Object.defineProperty(entries, 'clear', {
		value: () => void entries.splice(0),
	}) as Recorded<Entry>;
}

/**
 * The highest number of requests that were open at the same time. It tells something only when answers
 * take time (latency, slow faults): without, each is answered before the next is read.
 */
export class InFlight {
	sends = 0;
	others = 0;
	private readonly open = { sends: 0, others: 0 };

	/** Counts a request as open; the returned function counts it as closed, once. */
	enter(kind: 'sends' | 'others'): () => void {
		this.open[kind] += 1;
		this[kind] = Math.max(this[kind], this.open[kind]);
		let left = false;
		return () => {
			if (left) return;
			left = true;
			this.open[kind] -= 1;
		};
	}

	/** Starts measuring anew, from what is open now. */
	reset(): void {
		this.sends = this.open.sends;
		this.others = this.open.others;
	}
}

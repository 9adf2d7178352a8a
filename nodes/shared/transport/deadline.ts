import { sleepUntil } from '../n8n/versions';

/** Who waits, and until when, in ms of `performance.now()`. */
interface Waiting {
	until: number;
	tell(): void;
}

/** All that have the same time-out, so that whoever begins first is told first. */
class Deadlines {
	private readonly waiting = new Set<Waiting>();
	private isWatching = false;
	private alarm = new AbortController();

	constructor(private readonly timeoutMs: number) {}

	add(tell: () => void): () => void {
		const one = { until: performance.now() + this.timeoutMs, tell };
		this.waiting.add(one);
		if (!this.isWatching) void this.watch();
		return () => {
			this.waiting.delete(one);
			// No timer is left behind.
			if (this.waiting.size === 0) this.alarm.abort();
		};
	}

	private async watch(): Promise<void> {
		this.isWatching = true;
		for (let [first] = this.waiting; first; [first] = this.waiting) {
			this.alarm = new AbortController();
			await sleepUntil(Math.max(0, first.until - performance.now()), this.alarm.signal);
			this.tellThose(performance.now());
		}
		this.isWatching = false;
	}

	private tellThose(now: number): void {
		for (const one of this.waiting) {
			if (one.until > now) return;
			this.waiting.delete(one);
			one.tell();
		}
	}
}

const byTimeout = new Map<number, Deadlines>();

/**
 * Calls `tell` when the time is up. One timer serves all that have the same time-out: a timer for each of
 * thousands of requests that end in time costs more than to read their answers.
 *
 * @param timeoutMs milliseconds
 * @returns has to be called once it does not matter any more
 */
export function deadline(timeoutMs: number, tell: () => void): () => void {
	const deadlines = byTimeout.get(timeoutMs) ?? new Deadlines(timeoutMs);
	byTimeout.set(timeoutMs, deadlines);
	return deadlines.add(tell);
}

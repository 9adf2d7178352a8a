import type { Clock } from '../../../../nodes/shared/campaign/clock';

interface Sleeper {
	at: number;
	wake(): void;
}

/** A clock that stands still until it is told to go on, and then jumps from one event to the next. */
export class VirtualClock implements Clock {
	private time = 1_800_000_000_000;
	private sleepers: Sleeper[] = [];

	now(): number {
		return this.time;
	}

	async wait(ms: number, signal?: AbortSignal): Promise<void> {
		await new Promise<void>((resolve) => {
			const sleeper = { at: this.time + ms, wake: resolve };
			this.sleepers.push(sleeper);
			signal?.addEventListener('abort', () => {
				this.sleepers = this.sleepers.filter((one) => one !== sleeper);
				resolve();
			});
		});
	}

	/** Lets time go on until `done` is, or nobody waits any more. */
	async run(done: Promise<unknown>, longestMs = Number.POSITIVE_INFINITY): Promise<void> {
		let isDone = false;
		const end = () => (isDone = true);
		done.then(end, end);
		const last = this.time + longestMs;
		for (;;) {
			for (let n = 0; n < 20; n++) await Promise.resolve();
			if (isDone) return;
			const [next] = this.sleepers.sort((one, other) => one.at - other.at);
			if (!next || next.at > last) return;
			this.sleepers.shift();
			this.time = Math.max(this.time, next.at);
			next.wake();
		}
	}
}

import { Failure } from '../failure';
import { sleepUntil } from '../n8n/versions';

/** What an item is told that was not sent since the person stopped the execution. */
export const cancelledFailure = () =>
	new Failure('cancelled', 'The execution was canceled before this item was sent', {
		description: 'Run the workflow again with the items that were not tried.',
	});

/**
 * The person's wish to stop. However many wait for it, n8n's signal gets one listener, and none while
 * nobody waits: Node warns of more than ten, and a node in a loop would leave one behind each time.
 */
export class Cancel {
	private readonly watchers = new Set<() => void>();
	private readonly tell = () => {
		for (const watcher of [...this.watchers]) watcher();
	};

	constructor(private readonly signal: AbortSignal | undefined) {}

	/** Whether the person stopped the execution. */
	get isOn(): boolean {
		return this.signal?.aborted === true;
	}

	/** Calls `watcher` when the execution is stopped. Gives a function that ends this. */
	watch(watcher: () => void): () => void {
		if (this.watchers.size === 0) this.signal?.addEventListener('abort', this.tell);
		this.watchers.add(watcher);
		return () => {
			this.watchers.delete(watcher);
			if (this.watchers.size === 0) this.signal?.removeEventListener('abort', this.tell);
		};
	}

	/**
	 * Waits, or until the execution is stopped; never throws.
	 *
	 * @param ms milliseconds
	 * @returns whether the execution was stopped
	 */
	async sleep(ms: number): Promise<boolean> {
		const stop = new AbortController();
		const unwatch = this.watch(() => stop.abort());
		if (!this.isOn) await sleepUntil(ms, stop.signal);
		unwatch();
		return this.isOn;
	}

	/**
	 * Waits.
	 *
	 * @param ms milliseconds
	 * @throws Failure `otherwise`, or `cancelled`, when the person stops the execution meanwhile
	 */
	async pause(ms: number, otherwise?: Failure): Promise<void> {
		if (await this.sleep(ms)) throw otherwise ?? cancelledFailure();
	}
}

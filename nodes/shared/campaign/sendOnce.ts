import { BatchSize } from './batchSize';
import type { Ending, Ledger, Verdict } from './ledger';
import { nameOf, type Entry, type MarkStore } from './marks';

/**
 * One execution's way through a campaign: asks for one after the other whether they get a message,
 * and says how it ended. Records ahead, in batches, in the order of the queue.
 */
export class SendOnce {
	private readonly size = new BatchSize();
	private readonly reserved = new Set<string>();
	private place = 0;
	private sent = 0;
	private storeMs = 0;
	private starved = false;
	private lastVisit: number;
	private visitedAt: number;
	private visiting: Promise<void> | undefined;
	private isStopped = false;
	private readonly wakers = new Set<() => void>();

	/**
	 * @param queue everybody who may be asked for, in the order in which they will be
	 * @param now tells the time, in ms
	 */
	constructor(
		private readonly ledger: Ledger,
		private readonly store: MarkStore,
		private readonly queue: readonly Entry[],
		private readonly now: () => number,
	) {
		ledger.enter();
		this.lastVisit = now();
		this.visitedAt = this.lastVisit;
	}

	/**
	 * Whether somebody gets a message now. After `send`, {@link settle} has to follow. Where another
	 * execution is sending to them, how that ends is waited for, unless this one is stopped.
	 *
	 * @param repeatOpen whether those are sent to of whom nobody knows whether they got it
	 * @throws what the store throws: then nothing may be sent to them
	 */
	async claim(entry: Entry, repeatOpen: boolean): Promise<Verdict> {
		const name = nameOf(entry);
		for (;;) {
			const state = this.ledger.stateOf(name);
			if (state === 'done') return 'sentBefore';
			if (state === 'open' && !repeatOpen) return 'unconfirmed';
			if (state === 'reserved' || state === 'open') {
				this.ledger.depart(name);
				this.reserved.delete(name);
				this.recordAhead();
				return 'send';
			}
			if (state === 'leaving') {
				if (this.isStopped) return 'stopped';
				await this.endedOrStopped(name);
			} else {
				this.starved = true;
				await (this.visiting ?? this.visit(entry));
			}
		}
	}

	/** Nobody waits any more for what another execution is sending. */
	stop(): void {
		this.isStopped = true;
		for (const wake of this.wakers) wake();
	}

	private async endedOrStopped(name: string): Promise<void> {
		let wake = () => {};
		const stopped = new Promise<void>((resolve) => (wake = resolve));
		this.wakers.add(wake);
		await Promise.race([this.ledger.ended(name), stopped]);
		this.wakers.delete(wake);
	}

	/** Says how the message ended that {@link claim} allowed. */
	settle(entry: Entry, ending: Ending): void {
		this.ledger.settle(nameOf(entry), ending);
		this.sent += 1;
		// Visits that record take away what has ended as well; where none is due for long, as when the
		// messages leave slowly, what has ended is not left open.
		const { unflushed, rows } = this.ledger;
		const isLate = this.now() - this.visitedAt >= this.size.patienceMs(rows);
		if (unflushed > 2 * this.size.toSend || (isLate && unflushed > 0)) this.ahead();
	}

	/** Nothing leaves for a while: what was recorded ahead is given up, so that it is not open if n8n dies meanwhile. */
	async rest(): Promise<void> {
		await this.visiting?.catch(() => undefined);
		this.giveUpReserved();
		this.place = 0;
		await this.ledger.visit(this.store, () => [], 0);
	}

	private giveUpReserved(): void {
		for (const name of this.reserved) {
			if (this.ledger.stateOf(name) === 'reserved') this.ledger.release(name);
		}
		this.reserved.clear();
	}

	/**
	 * Ends: what was recorded and not sent is given up.
	 *
	 * @returns how many could not be told to the store; the next run takes them for open
	 */
	async close(): Promise<number> {
		await this.visiting?.catch(() => undefined);
		this.giveUpReserved();
		const { left } = await this.ledger.visit(this.store, () => [], 0);
		this.ledger.leave();
		return left;
	}

	/** Keeps half a batch recorded, so that nobody waits for the store. */
	private recordAhead(): void {
		const isLow = this.reserved.size <= this.size.toSend / 2;
		if (isLow && this.place < this.queue.length) this.ahead();
	}

	private ahead(): void {
		// Whoever is not recorded for that asks again, and then hears of it.
		if (!this.visiting) void this.visit().catch(() => undefined);
	}

	private async visit(first?: Entry): Promise<void> {
		this.visiting = this.visitStore(first);
		try {
			await this.visiting;
		} finally {
			this.visiting = undefined;
		}
	}

	private async visitStore(first?: Entry): Promise<void> {
		const { place } = this;
		let began = 0;
		let isDone = false;
		const choose = () => {
			began = this.now();
			return [...(first ? [first] : []), ...this.upcoming(this.size.next - this.reserved.size)];
		};
		const most = Math.max(0, this.size.toSend - this.reserved.size) + (first ? 1 : 0);
		try {
			const { reserved, asked } = await this.ledger.visit(this.store, choose, most);
			for (const name of reserved) this.reserved.add(name);
			this.visitedAt = this.now();
			this.storeMs += this.visitedAt - began;
			if (asked > 0) this.note(reserved.length === 0);
			isDone = true;
		} finally {
			if (!isDone) this.place = place;
		}
	}

	private note(allKnown: boolean): void {
		const now = this.now();
		const { storeMs, sent, lastVisit, starved } = this;
		const { rows } = this.ledger;
		this.size.note({ storeMs, sinceMs: now - lastVisit, sent, rows, allKnown, starved });
		this.starved = false;
		this.sent = 0;
		this.storeMs = 0;
		this.lastVisit = now;
	}

	/** The next of the queue of whom nothing is known. */
	private upcoming(count: number): Entry[] {
		const found: Entry[] = [];
		while (found.length < count && this.place < this.queue.length) {
			const entry = this.queue[this.place];
			this.place += 1;
			if (this.ledger.stateOf(nameOf(entry)) === undefined) found.push(entry);
		}
		return found;
	}
}

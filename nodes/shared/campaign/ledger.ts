import { begunMark, nameOf, openMark, sentMark, type Entry, type MarkStore } from './marks';

/** What is to be done about somebody: send, or leave them out, for one of two reasons or since the run ended. */
export type Verdict = 'send' | 'sentBefore' | 'unconfirmed' | 'stopped';

/** How a message ended: it reached somebody, it certainly did not, or nobody can tell. */
export type Ending = 'accepted' | 'notSent' | 'unconfirmed';

/**
 * `reserved`: recorded, not sent. `leaving`: being sent. `done`: sent. `open`: recorded by a process
 * that ended before it knew, or nobody can tell.
 */
type State = 'reserved' | 'leaving' | 'done' | 'open';

/** When a new campaign begins, the oldest marks are dropped above the first, down to the second. */
const MOST_MARKS = 100_000;
const KEPT_MARKS = 50_000;

/**
 * Who got what, for one node of one workflow: what the store has, as far as this process has met it,
 * and what is under way. All executions in this process share it.
 *
 * Before messages leave, each is recorded as sent and as open, in one step; when it ended, the open
 * mark is removed, or both if it certainly was not sent. So a process that dies at any instant
 * leaves everybody sent and recorded, neither, or recorded as open. Asking about somebody who got it
 * before records an open mark as well, which goes in the same visit: a crash errs towards open only.
 */
export class Ledger {
	private readonly states = new Map<string, State>();
	private readonly waiting = new Map<string, Array<() => void>>();
	/** Sent; their open mark is to go. */
	private settled: string[] = [];
	/** Not sent, as this process knows; both marks are to go. */
	private unsent = new Set<string>();
	private readonly campaigns = new Set<string>();
	private tail: Promise<unknown> = Promise.resolve();
	private runs = 0;
	private counted: number | undefined;

	/** Entries in the store, as far as this process knows. */
	get rows(): number {
		return this.counted ?? this.states.size;
	}

	/** How many recipients it remembers. */
	get size(): number {
		return this.states.size;
	}

	/** Whether no execution uses it. */
	get isIdle(): boolean {
		return this.runs === 0;
	}

	/** How many wait for their marks to go. */
	get unflushed(): number {
		return this.settled.length + this.unsent.size;
	}

	/** An execution begins to use it. */
	enter(): void {
		this.runs += 1;
	}

	/** An execution has ended. What is open is read anew by the next: somebody else may settle it. */
	leave(): void {
		this.runs -= 1;
		if (this.runs > 0) return;
		for (const [name, state] of this.states) if (state === 'open') this.states.delete(name);
	}

	stateOf(name: string): State | undefined {
		return this.states.get(name);
	}

	/** Marks that a message leaves now. */
	depart(name: string): void {
		this.states.set(name, 'leaving');
	}

	/** Waits until a message that is under way has ended. */
	async ended(name: string): Promise<void> {
		if (this.states.get(name) !== 'leaving') return;
		await new Promise<void>((resolve) => {
			this.waiting.set(name, [...(this.waiting.get(name) ?? []), resolve]);
		});
	}

	/** Notes how a message ended. The store is told at the next visit. */
	settle(name: string, ending: Ending): void {
		if (ending === 'notSent') this.release(name);
		else this.states.set(name, ending === 'accepted' ? 'done' : 'open');
		if (ending === 'accepted') this.settled.push(name);
		for (const wake of this.waiting.get(name) ?? []) wake();
		this.waiting.delete(name);
	}

	/** Gives up what was recorded for somebody to whom nothing was sent. */
	release(name: string): void {
		this.states.delete(name);
		this.unsent.add(name);
	}

	/**
	 * Visits the store: records those of whom nothing is known, then removes what is to go. Visits
	 * come one after the other, since the store has no lock.
	 *
	 * @param choose names the entries when the visit's turn has come
	 * @param most how many may stay reserved; more are released in the same visit
	 * @returns the names now reserved, how many were asked about, and how many marks could not be removed
	 * @throws what the store throws while recording; a removal that fails is made at the next visit
	 */
	async visit(
		store: MarkStore,
		choose: () => readonly Entry[],
		most: number,
	): Promise<{ reserved: string[]; asked: number; left: number }> {
		const visiting = this.tail.then(async () => {
			const entries = choose().filter((entry) => !this.states.has(nameOf(entry)));
			const reserved = entries.length > 0 ? await this.record(store, entries) : [];
			for (const name of reserved.splice(most)) this.release(name);
			const left = await this.flush(store);
			return { reserved, asked: entries.length, left };
		});
		this.tail = visiting.catch(() => undefined);
		return await visiting;
	}

	private async record(store: MarkStore, entries: readonly Entry[]): Promise<string[]> {
		const names = [...new Set(entries.map(nameOf))];
		const unknown = [...new Set(entries.map(({ campaign }) => campaign))].filter(
			(campaign) => !this.campaigns.has(campaign),
		);
		const begun = unknown.map(begunMark);
		// Before anything is recorded: what was recorded must not be lost on the way.
		this.counted ??= await store.count();
		const fresh = await store.record([
			...begun,
			...names.flatMap((name) => [sentMark(name), openMark(name)]),
		]);
		for (const campaign of unknown) this.campaigns.add(campaign);
		this.counted = this.rows + fresh.size;
		const reserved: string[] = [];
		for (const name of names) {
			const ours = this.unsent.delete(name);
			const isNew = fresh.has(sentMark(name));
			const wasClosed = fresh.has(openMark(name));
			if (ours || (isNew && wasClosed)) {
				this.states.set(name, 'reserved');
				reserved.push(name);
			} else if (wasClosed) {
				this.states.set(name, 'done');
				this.settled.push(name);
			} else {
				this.states.set(name, 'open');
			}
		}
		const allNew = begun.length > 0 && begun.every((one) => fresh.has(one));
		if (allNew && this.runs <= 1 && this.rows > MOST_MARKS) {
			await store.record(begun, KEPT_MARKS);
			this.counted = KEPT_MARKS;
		}
		return reserved;
	}

	/** Removes what is to go; how many of them it could not. */
	private async flush(store: MarkStore): Promise<number> {
		const { settled, unsent, unflushed } = this;
		if (unflushed === 0) return 0;
		this.settled = [];
		this.unsent = new Set();
		try {
			await store.remove([
				...settled.map(openMark),
				...[...unsent].flatMap((name) => [sentMark(name), openMark(name)]),
			]);
			this.counted = Math.max(0, this.rows - settled.length - 2 * unsent.size);
			return 0;
		} catch {
			this.settled.push(...settled);
			for (const name of unsent) if (!this.states.has(name)) this.unsent.add(name);
			return unflushed;
		}
	}
}

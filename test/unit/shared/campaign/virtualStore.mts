import type { MarkStore } from '../../../../nodes/shared/campaign/marks';

/** What n8n's database has: it survives the process. */
export interface Row {
	marks: string[];
}

/**
 * Processes made of steps that happen in a given order, and that can be killed between any two: then
 * nothing goes on.
 */
export class World {
	private readonly pending: Array<() => void> = [];
	private steps = 0;

	/**
	 * @param order picks which of the pending steps is next; used again from its beginning
	 * @param killedAt the step before which the process is killed
	 */
	constructor(
		private readonly order: readonly number[],
		private readonly killedAt: number,
	) {}

	/** Goes on when its turn has come. */
	async step(): Promise<void> {
		await new Promise<void>((resolve) => this.pending.push(resolve));
	}

	/** Lives until nothing is pending, or until it is killed. Tells which. */
	async live(): Promise<'ended' | 'killed'> {
		for (;;) {
			// Whatever follows from the last step by itself.
			await new Promise((resolve) => setImmediate(resolve));
			if (this.pending.length === 0) return 'ended';
			if (this.steps === this.killedAt) return 'killed';
			const picked = this.order[this.steps % this.order.length] % this.pending.length;
			this.steps += 1;
			this.pending.splice(picked, 1)[0]();
		}
	}
}

/** As n8n's: read, changed and written back whole; the oldest first. */
export const storeOn = (row: Row, world: Pick<World, 'step'>): MarkStore => ({
	async record(marks, keepNewest) {
		await world.step();
		const read = [...row.marks];
		const fresh = marks.filter((mark) => !read.includes(mark));
		await world.step();
		row.marks = [...read, ...fresh];
		if (keepNewest !== undefined) row.marks = row.marks.slice(-keepNewest);
		await world.step();
		return new Set(fresh);
	},
	async remove(marks) {
		await world.step();
		const read = row.marks.filter((mark) => !marks.includes(mark));
		await world.step();
		row.marks = read;
		await world.step();
	},
	async count() {
		await world.step();
		return row.marks.length;
	},
});

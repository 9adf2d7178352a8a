import { DataDeduplicationService } from 'n8n-core';
import type { ICheckProcessedContextData, IDataDeduplicator } from 'n8n-workflow';

/**
 * n8n's memory of nodes as its database keeps it: a list, read and written back whole. All nodes share
 * one, so that a node with another id is this one after n8n was started again: the process knows
 * nothing of it, the database does.
 */
export class Deduplicator implements IDataDeduplicator {
	row: string[] = [];
	/** How often it was visited. */
	visits = 0;
	/** Thrown instead of doing anything. */
	fault: Error | undefined;

	/** Takes the place of n8n's, for all tests of a file. */
	async install(): Promise<void> {
		await DataDeduplicationService.init(this);
	}

	reset(): void {
		this.row = [];
		this.visits = 0;
		this.fault = undefined;
	}

	private async visit() {
		this.visits += 1;
		await new Promise((resolve) => setImmediate(resolve));
		if (this.fault) throw this.fault;
	}

	async checkProcessedAndRecord(items: unknown[], ...[, , options]: unknown[]) {
		const read = [...this.row];
		await this.visit();
		const fresh = items.map(String).filter((one) => !read.includes(one));
		this.row = [...read, ...fresh];
		const { maxEntries } = options as { maxEntries?: number };
		if (maxEntries) this.row.splice(0, this.row.length - maxEntries);
		return { new: fresh, processed: items.map(String).filter((one) => read.includes(one)) };
	}

	async removeProcessed(items: unknown[]) {
		const read = this.row.filter((one) => !items.includes(one));
		await this.visit();
		this.row = read;
	}

	async clearAllProcessedItems() {
		this.row = [];
	}

	async getProcessedDataCount() {
		await this.visit();
		return this.row.length;
	}
}

/** The same with a list for each node of each workflow, as n8n keeps them. */
export class NodeMemories implements IDataDeduplicator {
	private memories = new Map<string, Deduplicator>();

	/** Takes the place of n8n's, for all tests of a file. */
	async install(): Promise<void> {
		await DataDeduplicationService.init(this);
	}

	reset(): void {
		this.memories.clear();
	}

	/** Marks of messages of which nobody knows how they ended, of all nodes. */
	openMarks(): string[] {
		const rows = [...this.memories.values()].flatMap(({ row }) => row);
		return rows.filter((mark) => mark.startsWith('O:'));
	}

	private of({ workflow, node }: ICheckProcessedContextData): Deduplicator {
		const name = JSON.stringify([workflow.id, node?.id]);
		const memory = this.memories.get(name) ?? new Deduplicator();
		this.memories.set(name, memory);
		return memory;
	}

	async checkProcessedAndRecord(
		...given: Parameters<IDataDeduplicator['checkProcessedAndRecord']>
	) {
		return await this.of(given[2]).checkProcessedAndRecord(...given);
	}

	async removeProcessed(...given: Parameters<IDataDeduplicator['removeProcessed']>) {
		await this.of(given[2]).removeProcessed(given[0]);
	}

	async clearAllProcessedItems(...given: Parameters<IDataDeduplicator['clearAllProcessedItems']>) {
		await this.of(given[1]).clearAllProcessedItems();
	}

	async getProcessedDataCount(...given: Parameters<IDataDeduplicator['getProcessedDataCount']>) {
		return await this.of(given[1]).getProcessedDataCount();
	}
}

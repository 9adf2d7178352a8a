import type { IExecuteFunctions } from 'n8n-workflow';
import type { MarkStore } from '../campaign/marks';
import { Cancel } from './cancel';

/** How n8n keeps what it is told: a list, the oldest first. */
const ENTRIES = { mode: 'entries' } as const;

/** A database that restarts or changes over is back within this time, in ms. */
const PATIENCE_MS = 30_000;
const FIRST_WAIT_MS = 250;

/**
 * n8n's own memory of a node, one row of its database for each node of a workflow, durable at once
 * (source: "n8n deduplication store"). A database that is away is waited for; once, for all that follows.
 */
export function markStoreOf(context: IExecuteFunctions): MarkStore {
	const { helpers } = context;
	const cancel = new Cancel(context.getExecutionCancelSignal());
	let patienceMs = PATIENCE_MS;

	async function patiently<Result>(work: () => Promise<Result>): Promise<Result> {
		for (let waitMs = FIRST_WAIT_MS; ; waitMs *= 2) {
			let fault: Error | undefined;
			let result: Result | undefined;
			try {
				result = await work();
			} catch (thrown) {
				fault = thrown instanceof Error ? thrown : new Error(String(thrown));
			}
			if (!fault) {
				patienceMs = PATIENCE_MS;
				return result as Result;
			}
			if (patienceMs < waitMs || (await cancel.sleep(waitMs))) throw fault;
			patienceMs -= waitMs;
		}
	}

	return {
		async record(marks, keepNewest) {
			const options = keepNewest === undefined ? ENTRIES : { ...ENTRIES, maxEntries: keepNewest };
			const { new: fresh } = await patiently(
				async () => await helpers.checkProcessedAndRecord([...marks], 'node', options),
			);
			return new Set(fresh as string[]);
		},
		async remove(marks) {
			await patiently(async () => await helpers.removeProcessed([...marks], 'node', ENTRIES));
		},
		async count() {
			return await patiently(async () => await helpers.getProcessedDataCount('node', ENTRIES));
		},
	};
}

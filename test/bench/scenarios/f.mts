import { measured } from '../measured.mts';
import { table } from '../table.mts';

/** What 'Send Once' costs. */
export async function f(): Promise<string> {
	const rows: Array<Array<string | number>> = [];
	for (const count of [1_000, 5_000]) {
		const without = await measured({ way: 'ours', count, sendOnce: false, latencyMs: 50 });
		const recorded = await measured({ way: 'ours', count, sendOnce: true, latencyMs: 50 });
		const cost = (100 * (recorded.ms - without.ms)) / without.ms;
		rows.push([
			count.toLocaleString('en'),
			`${(without.ms / 1_000).toFixed(1)} s`,
			`${(recorded.ms / 1_000).toFixed(1)} s`,
			`${cost.toFixed(1)}%`,
			recorded.visits,
			`${recorded.storeMs.toFixed(0)} ms`,
		]);
	}
	return [
		"## f. What 'Send Once' costs",
		"20 in flight, 50 ms latency. n8n's database is stood in for by a file that is read and written back whole on each visit, as n8n does it with its row.",
		table(['recipients', 'without', 'with', 'cost', 'visits', 'time in the store'], rows),
	].join('\n\n');
}

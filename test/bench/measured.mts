import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { root } from '../host/paths.mts';

/** A campaign to measure in a process of its own. */
export interface Plan {
	way: string;
	count: number;
	sendOnce: boolean;
	latencyMs?: number;
}

/** What came of it. */
export interface Measured {
	ms: number;
	/** Processor time, in ms. */
	cpuMs: number;
	/** The largest size of the process, in kB. */
	peakKb: number;
	/** Visits to the store of 'Send Once', and the time they took. */
	visits: number;
	storeMs: number;
}

/** Runs it in a new process. */
export async function measured(plan: Plan): Promise<Measured> {
	const file = path.join(root, 'test/bench/measuredProcess.mts');
	const child = fork(file, [JSON.stringify(plan)], { execArgv: ['--import', 'tsx'] });
	const failed = once(child, 'exit').then(([code]) => {
		throw new Error(`It ended with ${String(code)} before it was measured`);
	});
	const [result] = (await Promise.race([once(child, 'message'), failed])) as [Measured];
	failed.catch(() => undefined);
	child.disconnect();
	return result;
}

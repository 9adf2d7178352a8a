import type { INodeExecutionData, IRunData } from 'n8n-workflow';

import { chosenVersion, isAtLeast } from './versions.mts';

/** One execution as n8n's public interface gives it with its data. */
export interface Execution {
	id: string;
	workflowId: string;
	mode: string;
	status: 'new' | 'running' | 'waiting' | 'success' | 'error' | 'canceled' | 'crashed';
	startedAt: string;
	stoppedAt: string | null;
	data?: {
		resultData: {
			runData: IRunData;
			lastNodeExecuted?: string;
			error?: { message: string; description?: string | null; name?: string };
		};
	};
}

/** The statuses after which nothing more happens to an execution. */
export const SETTLED: ReadonlyArray<Execution['status']> = [
	'success',
	'error',
	'canceled',
	'crashed',
];

/** Whether nothing more will happen to it. */
export const isSettled = ({ status }: Execution): boolean => SETTLED.includes(status);

/** n8n 1.x tells that an execution has ended up to a second before it has stored how. */
const STORES_LATE = !isAtLeast(chosenVersion().name, '2.0.0');

/** How often to ask how an execution ended, in ms. */
export const ASK_EVERY = STORES_LATE ? 2_000 : 100;

/**
 * Takes what n8n says of executions that have ended, each time it is asked, and gives it when it is
 * the whole: where n8n stores late, when it says the same again.
 */
export function whole<T>(): (said: T) => T | undefined {
	let before: string | undefined;
	return (said) => {
		const now = STORES_LATE ? JSON.stringify(said) : undefined;
		const isWhole = now === before;
		before = now;
		return isWhole ? said : undefined;
	};
}

/**
 * The items that left a node by one of its outputs (0 is the first; 1 is the error branch of a node
 * with one output), of all the node's runs in order. Empty if the node did not run.
 */
export function itemsOf(execution: Execution, node: string, output = 0): INodeExecutionData[] {
	const runs = execution.data?.resultData.runData[node] ?? [];
	return runs.flatMap((run) => run.data?.main[output] ?? []);
}

/** The `json` of {@link itemsOf}. */
export const jsonOf = (execution: Execution, node: string, output = 0) =>
	itemsOf(execution, node, output).map((item) => item.json);

/** What stopped a node, if something did. */
export const errorOf = (execution: Execution, node: string) =>
	execution.data?.resultData.runData[node]?.find((run) => run.error)?.error;

import { setTimeout as pause } from 'node:timers/promises';

/** How long to keep asking, and what to call it in the error. Times in milliseconds. */
export interface Patience {
	/** Completes the sentence "Waited 20 s for ...". */
	what: string;
	timeout?: number;
	every?: number;
}

/**
 * Asks until the answer is not `undefined`, and gives that answer. For what another process tells
 * only when asked (n8n's publication, its executions); where an event exists, await the event.
 * Throws when `timeout` (20 s by default) has passed.
 */
export async function until<T>(
	ask: () => Promise<T | undefined> | T | undefined,
	{ what, timeout = 20_000, every = 50 }: Patience,
): Promise<T> {
	const end = Date.now() + timeout;
	for (;;) {
		const answer = await ask();
		if (answer !== undefined) return answer;
		if (Date.now() > end) throw new Error(`Waited ${Math.round(timeout / 1000)} s for ${what}`);
		await pause(every);
	}
}

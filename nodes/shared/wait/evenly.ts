import { sleep } from 'n8n-workflow';

/** Longer than it takes to tell n8n of an answer, and short for a gateway that waits (ms). */
export const STEP_MS = 500;

/**
 * Does something that takes longer for who has it right, and ends a whole number of steps after it began,
 * so that the time tells nobody which it was. Throws what `work` throws, then as well.
 */
export async function evenly<T>(work: () => Promise<T>): Promise<T> {
	const began = Date.now();
	try {
		return await work();
	} finally {
		await sleep(STEP_MS - ((Date.now() - began) % STEP_MS));
	}
}

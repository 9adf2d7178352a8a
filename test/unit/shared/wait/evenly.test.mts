import { sleep } from 'n8n-workflow';
import { evenly, STEP_MS } from '../../../../nodes/shared/wait/evenly';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

/** How long it takes when the work takes so long, and what comes of it. */
async function timed(workMs: number, fails = false) {
	const began = Date.now();
	const made = evenly(async () => {
		await sleep(workMs);
		if (fails) throw new Error('n8n could not be told');
		return 'done';
	}).catch((thrown: Error) => thrown.message);
	await jest.runAllTimersAsync();
	return { said: await made, took: Date.now() - began };
}

test.each([0, 1, 80, 499])('%i ms of work and a refusal end at the same moment', async (ms) => {
	expect(await timed(ms)).toEqual({ said: 'done', took: STEP_MS });
	expect(await timed(ms, true)).toEqual({ said: 'n8n could not be told', took: STEP_MS });
});

test('what takes longer ends at the next step', async () => {
	expect(await timed(STEP_MS + 20)).toEqual({ said: 'done', took: 2 * STEP_MS });
});

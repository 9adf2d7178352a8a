import type { IExecuteFunctions } from 'n8n-workflow';
import { markStoreOf } from '../../../../nodes/shared/engine/markStore';

/** A run whose memory fails so many times before it works. */
function contextThatFails(times: number, signal = new AbortController().signal) {
	let left = times;
	const calls: unknown[][] = [];
	const answer = async (result: unknown, ...call: unknown[]) => {
		calls.push(call);
		left -= 1;
		if (left >= 0) throw new Error('The connection is closed');
		return result;
	};
	const helpers = {
		checkProcessedAndRecord: async (...call: unknown[]) =>
			await answer({ new: ['a'], processed: ['b'] }, ...call),
		removeProcessed: async (...call: unknown[]) => await answer(undefined, ...call),
		getProcessedDataCount: async (...call: unknown[]) => await answer(7, ...call),
	};
	const getExecutionCancelSignal = () => signal;
	return { calls, context: { helpers, getExecutionCancelSignal } as unknown as IExecuteFunctions };
}

test("what is recorded goes to the node's own memory, with the bound where there is one", async () => {
	const { calls, context } = contextThatFails(0);
	const store = markStoreOf(context);
	expect(await store.record(['a', 'b'])).toEqual(new Set(['a']));
	await store.record(['a'], 50_000);
	await store.remove(['b']);
	expect(await store.count()).toBe(7);
	expect(calls).toEqual([
		[['a', 'b'], 'node', { mode: 'entries' }],
		[['a'], 'node', { mode: 'entries', maxEntries: 50_000 }],
		[['b'], 'node', { mode: 'entries' }],
		['node', { mode: 'entries' }],
	]);
});

test('a database that is away for a moment is waited for', async () => {
	const { calls, context } = contextThatFails(1);
	await markStoreOf(context).remove(['a']);
	expect(calls).toHaveLength(2);
});

test('a stopped execution does not wait for it', async () => {
	const { calls, context } = contextThatFails(9, AbortSignal.abort());
	await expect(markStoreOf(context).record(['a'])).rejects.toThrow('The connection is closed');
	expect(calls).toHaveLength(1);
});

test('nor does one that is stopped while it waits', async () => {
	const stop = new AbortController();
	const { calls, context } = contextThatFails(9, stop.signal);
	const recording = markStoreOf(context).record(['a']);
	setImmediate(() => stop.abort());
	await expect(recording).rejects.toThrow('The connection is closed');
	expect(calls).toHaveLength(1);
});

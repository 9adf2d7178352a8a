import {
	ask,
	emit,
	wait,
	type Answer,
	type Ask,
	type Emitted,
	type Plan,
} from '../../../../nodes/shared/operation/operation';
import { runPlan } from '../../../../nodes/shared/operation/runPlan';

const read: Ask = { effect: 'read', method: 'GET', path: ['a'] };
const answer = (body: unknown): Answer => ({ status: 200, body, at: '2026-11-20T09:00:00.000Z' });

function* plan(): Plan<string> {
	const { body } = yield* ask(read);
	yield* emit({ body: body as string });
	yield* wait(5);
	const last = yield* ask({ ...read, path: ['b'] });
	return String(last.body);
}

/** A worker that notes what it is asked for and answers with the path, up to `most` times. */
function worker(most: number) {
	const done: unknown[] = [];
	return {
		done,
		async ask({ path }: Ask) {
			done.push(path[0]);
			return done.length > most ? undefined : answer(path[0].toUpperCase());
		},
		async wait(ms: number) {
			done.push(ms);
		},
		emit({ json }: Emitted) {
			done.push(json);
		},
	};
}

test('the steps are done in order, and the plan gets its answers', async () => {
	const own = worker(9);
	expect(await runPlan(plan(), own)).toEqual({ result: 'B' });
	expect(own.done).toEqual(['a', { body: 'A' }, 5, 'b']);
});

test('a plan is left where there is no answer', async () => {
	const own = worker(3);
	expect(await runPlan(plan(), own)).toBeUndefined();
	expect(own.done).toEqual(['a', { body: 'A' }, 5, 'b']);
	const none = worker(0);
	expect(await runPlan(plan(), none)).toBeUndefined();
	expect(none.done).toEqual(['a']);
});

test('what the worker throws ends the plan', async () => {
	const own = { ...worker(9), wait: async () => await Promise.reject(new Error('stop')) };
	await expect(runPlan(plan(), own)).rejects.toThrow('stop');
});

import type { Answer, Ask, Emitted, Plan } from './operation';

/** Who does what the steps of a plan ask for. */
export interface Worker {
	/** Makes a request; `undefined` leaves the plan at this step. Throws Failure. */
	ask(ask: Ask): Promise<Answer | undefined>;
	/** Waits, in ms. */
	wait(ms: number): Promise<void>;
	emit(output: Emitted): void;
}

/**
 * Runs a plan from its beginning, one step after the other. What the worker throws ends it.
 *
 * @returns the plan's result, or `undefined` when the worker left it before its end
 */
export async function runPlan<Result>(
	plan: Plan<Result>,
	worker: Worker,
): Promise<{ result: Result } | undefined> {
	let step = plan.next();
	while (!step.done) {
		let answer: Answer | undefined;
		if ('ask' in step.value) {
			answer = await worker.ask(step.value.ask);
			if (!answer) return undefined;
		} else if ('wait' in step.value) {
			await worker.wait(step.value.wait);
		} else {
			worker.emit(step.value.emit);
		}
		step = plan.next(answer as Answer);
	}
	return { result: step.value };
}

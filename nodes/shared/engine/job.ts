import type { Failure } from '../failure';
import type { Answer, AnyOperation, Emitted, Plan } from '../operation';

/** One input item on its way through the engine. */
export interface Job {
	/** Index of the input item. */
	index: number;
	/** What the form says for this item; kept so that what was checked is what is sent. */
	form: Record<string, unknown>;
	/** Answers of the reads made while checking, in order; the plan is played again with them. */
	answers: Answer[];
	/**
	 * `checked`: the next step changes something or reaches a person. `done`: the plan has ended.
	 */
	state: 'new' | 'checked' | 'done' | 'failed';
	outputs: Emitted[];
	/** Writes and sends that the gateway accepted. */
	accepted: number;
	failure?: Failure;
}

export function newJob(index: number): Job {
	return { index, form: {}, answers: [], state: 'new', outputs: [], accepted: 0 };
}

/** The plan for a job, from its beginning. Generators are made anew instead of being kept open. */
export function planOf(operation: AnyOperation, job: Job): Plan {
	return operation.plan(job.form as never);
}

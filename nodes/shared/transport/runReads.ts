import { request } from './request';
import { DEFAULT_BOUNDS, type RequestContext, type RequestBounds } from './exchange';
import { asFailure } from '../failure';
import type { Gateway } from './gateway';
import { toNodeError } from '../nodeError';
import type { Answer, Plan } from '../operation/operation';

/**
 * Runs a plan that only reads, outside of a node's execution (lists, hooks, webhooks), and gives its
 * result. What it emits is dropped.
 *
 * @throws Failure, or TypeError when the plan wants to change something
 */
export async function runReads<Result>(
	context: RequestContext,
	gateway: Gateway,
	plan: Plan<Result>,
	bounds: RequestBounds = DEFAULT_BOUNDS,
): Promise<Result> {
	let step = plan.next();
	while (!step.done) {
		let answer: Answer | undefined;
		if ('ask' in step.value) {
			const { ask } = step.value;
			if (ask.effect !== 'read') throw new TypeError('Only reads can be made here');
			answer = await request(context, gateway, ask, bounds);
		}
		step = plan.next(answer as Answer);
	}
	return step.value;
}

/** The same for what the editor shows: a failure becomes an error that n8n prints in the field. */
export async function readForEditor<Result>(
	context: RequestContext,
	gateway: Gateway,
	plan: Plan<Result>,
): Promise<Result> {
	try {
		return await runReads(context, gateway, plan);
	} catch (thrown) {
		throw toNodeError(context.getNode(), asFailure(thrown));
	}
}

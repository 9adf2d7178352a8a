import { request } from './request';
import { DEFAULT_BOUNDS, type RequestContext, type RequestBounds } from './exchange';
import { asFailure } from '../failure';
import type { Gateway } from './gateway';
import { toNodeError } from '../nodeError';
import type { Plan } from '../operation/operation';
import { runPlan } from '../operation/runPlan';

/**
 * Runs a plan that only reads, outside of a node's execution (lists, hooks, webhooks), and gives its
 * result. What it emits is dropped, and it does not wait.
 *
 * @throws Failure as `request` does, or TypeError when the plan wants to change something
 */
export async function runReads<Result>(
	context: RequestContext,
	gateway: Gateway,
	plan: Plan<Result>,
	bounds: RequestBounds = DEFAULT_BOUNDS,
): Promise<Result> {
	const ended = await runPlan(plan, {
		emit: () => undefined,
		wait: async () => undefined,
		async ask(ask) {
			if (ask.effect !== 'read') throw new TypeError('Only reads can be made here');
			return await request(context, gateway, ask, bounds);
		},
	});
	return (ended as { result: Result }).result;
}

/**
 * The same for what the editor shows.
 *
 * @throws NodeApiError or NodeOperationError, which n8n prints in the field
 */
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

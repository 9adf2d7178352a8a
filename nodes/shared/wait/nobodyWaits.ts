import {
	NodeApiError,
	NodeOperationError,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';
import { continuesOnFail } from '../engine/run';
import { failedItem } from '../engine/settle';
import { asFailure, Failure } from '../failure';
import { toNodeError } from '../nodeError';
import { isOpen, placeOf } from './outcome';

const MOST_WORDS = 200;

const unheard = (thrown: unknown) =>
	new Failure(
		'unconfirmed',
		`The question was sent, but n8n could not wait for its answer (${asFailure(thrown).message.slice(0, MOST_WORDS)})`,
		{ description: 'An answer does not reach this workflow. Look for it in the chat.' },
	);

/** How many items came in; where n8n cannot say, one has to stand for all. */
function countOf(context: IExecuteFunctions): number {
	let count = 1;
	try {
		count = context.getInputData().length;
	} catch {
		// One.
	}
	return count;
}

/**
 * What a node that asks hands out after something unforeseen outside of its run. With *Continue* nothing
 * is thrown: n8n would hide it and pass the inputs on as if they had been answered
 * (source: "n8n error output").
 *
 * @param items the outcomes of the run; none where it did not come to that
 * @throws NodeApiError or NodeOperationError when the workflow is to stop
 */
export function unforeseen(
	context: IExecuteFunctions,
	thrown: unknown,
	items: readonly INodeExecutionData[],
): INodeExecutionData[][] {
	const isAsked = items.some(isOpen);
	if (!continuesOnFail(context)) {
		if (thrown instanceof NodeApiError || thrown instanceof NodeOperationError) throw thrown;
		throw toNodeError(context.getNode(), isAsked ? unheard(thrown) : asFailure(thrown));
	}
	if (items.length === 0) {
		const failure = asFailure(thrown);
		return [Array.from({ length: countOf(context) }, (_, index) => failedItem(failure, index))];
	}
	const failure = unheard(thrown);
	return [items.map((item) => (isOpen(item) ? failedItem(failure, placeOf(item)) : item))];
}

import type { IExecuteFunctions, INodeExecutionData, IWebhookFunctions } from 'n8n-workflow';

/** What n8n keeps of an execution that waits, as far as this file touches it. */
interface Kept {
	runExecutionData?: {
		executionData?: { nodeExecutionStack?: Array<{ node?: { disabled?: boolean } }> };
	};
}

const stackOf = (context: object) =>
	(context as Kept).runExecutionData?.executionData?.nodeExecutionStack;

/**
 * Puts the items that go on, unless somebody answers, in the place of the node's input: n8n keeps the
 * input of a node that waits, and passes it on when the time is over without asking the node
 * (source: "n8n send and wait").
 */
export function keep(context: IExecuteFunctions, items: INodeExecutionData[]): void {
	context.getExecuteData().data = { main: [items] };
}

/**
 * The items that {@link keep} kept, in the node's waiting webhook. The node's own expressions see
 * them as its input.
 */
export function kept(context: IWebhookFunctions): INodeExecutionData[] {
	const items: unknown = context.evaluateExpression('{{ $input.all() }}');
	return Array.isArray(items) ? (items as INodeExecutionData[]) : [];
}

/** Whether a node that waits can be run again for a part of the answers. */
export const canGoOnWaiting = (context: object): boolean => Array.isArray(stackOf(context));

/**
 * Makes n8n run the node again with the items that the webhook gives, instead of passing them on. n8n
 * has no other way to keep a part of the answers with the execution: it takes a node for done as soon
 * as its webhook gives anything (source: "n8n send and wait").
 */
export function goOnWaiting(context: IWebhookFunctions): void {
	const node = stackOf(context)?.[0]?.node;
	if (node) node.disabled = false;
}

import type { INodeExecutionData, IWebhookResponseData } from 'n8n-workflow';

/** What this file needs of the response to a webhook's post. */
export interface Refusable {
	headersSent: boolean;
	writeHead(status: number, headers: Record<string, string>): unknown;
	end(body: string): unknown;
}

/** No gateway reads it; people who try the webhook do. */
const OK = { status: 'ok' };

/**
 * Refuses a post with an own answer, so that no workflow starts. Only for refusals: n8n answers
 * what it takes on after it stored the execution, and only then the event is safe
 * (source: "n8n webhooks").
 */
export function refuse(
	response: Refusable,
	status: number,
	message: string,
	headers: Record<string, string> = {},
): IWebhookResponseData {
	if (!response.headersSent) {
		response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', ...headers });
		response.end(JSON.stringify({ message }));
	}
	return { noWebhookResponse: true };
}

/** Nothing to start: n8n answers 200, which the gateway counts as delivered. */
export const accept = (): IWebhookResponseData => ({ webhookResponse: OK });

/**
 * Starts the workflow; n8n answers 200 once it has stored the execution.
 *
 * `whenStored` is for static data. n8n saves it right before it answers, but only what was changed
 * after the execution was prepared: preparing makes a second workflow of the same data, which takes
 * the mark of a change away (source: "n8n static data"). The body of the answer is what n8n asks
 * for in between; the node's `responseData` has to be empty for that.
 */
export function startWith(
	items: INodeExecutionData[],
	whenStored: () => void = () => {},
): IWebhookResponseData {
	return {
		workflowData: [items],
		get webhookResponse() {
			whenStored();
			return OK;
		},
	};
}

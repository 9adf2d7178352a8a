import type { IWebhookDescription } from 'n8n-workflow';

/** Where n8n takes what is for a node that waits (source: "n8n send and wait"). */
const webhook = (httpMethod: 'GET' | 'POST'): IWebhookDescription => ({
	name: 'default',
	httpMethod,
	responseMode: 'onReceived',
	responseData: '',
	path: '={{ $nodeId }}',
	restartWebhook: true,
	isFullPath: true,
});

/** The webhooks of a node that asks: a page for whoever opens the address, and the way of answers. */
export const waitingWebhooks: IWebhookDescription[] = [webhook('GET'), webhook('POST')];

/** What the editor shows at the node as long as it waits. */
export const WAITING_TOOLTIP =
	'The execution goes on when the customer answers in WhatsApp, or when the time is over';

import type { INodeExecutionData, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

const pageOf = (title: string, html: string) =>
	`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${title}</title></head><body style="font-family:sans-serif;max-width:30em;margin:4em auto;padding:0 1em"><h1>${title}</h1>${html}</body></html>`;

const HEADERS = {
	'Content-Type': 'text/html; charset=utf-8',
	'Cache-Control': 'no-store',
	'Content-Security-Policy':
		"default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
	'Referrer-Policy': 'no-referrer',
};

/**
 * Shows a page to whoever opened the address of a question in a browser.
 *
 * @param html what stands below the title; what comes from outside is escaped in it
 */
export function showPage(
	context: IWebhookFunctions,
	title: string,
	html: string,
): IWebhookResponseData {
	const response = context.getResponseObject();
	response.writeHead(200, HEADERS);
	response.end(pageOf(title, html));
	return { noWebhookResponse: true };
}

/**
 * The same for who answered. n8n shows it once it has begun to go on with the items: of two who press
 * in the same instant one may be turned away, and must not read that the answer was taken.
 */
export function goOnWithPage(
	context: IWebhookFunctions,
	items: INodeExecutionData[],
	title: string,
	html: string,
): IWebhookResponseData {
	const response = context.getResponseObject();
	for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
	return { workflowData: [items], webhookResponse: pageOf(title, html) };
}

/**
 * What somebody reads who opens the address of a question that is answered in WhatsApp. Opening it
 * changes nothing, so that a robot that previews links does no harm.
 */
export const answerInWhatsApp = (context: IWebhookFunctions): IWebhookResponseData =>
	showPage(
		context,
		'Please answer in WhatsApp',
		'<p>This question is answered by a button of the message.</p>',
	);

import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

/** A page that says one thing; nothing in it comes from outside. */
const pageOf = (title: string, text: string) =>
	`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${title}</title></head><body style="font-family:sans-serif;max-width:30em;margin:4em auto;padding:0 1em"><h1>${title}</h1><p>${text}</p></body></html>`;

/**
 * Answers somebody who opens the address of a question in a browser: it is answered in WhatsApp.
 * Opening it changes nothing, so that a robot that previews links does no harm.
 */
export function showPage(context: IWebhookFunctions): IWebhookResponseData {
	const response = context.getResponseObject();
	response.writeHead(200, {
		'Content-Type': 'text/html; charset=utf-8',
		'Cache-Control': 'no-store',
		'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'",
		'Referrer-Policy': 'no-referrer',
	});
	response.end(
		pageOf('Please answer in WhatsApp', 'This question is answered by a button of the message.'),
	);
	return { noWebhookResponse: true };
}

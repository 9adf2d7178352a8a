import { createHmac } from 'node:crypto';
import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { urlIn } from '../json';
import { splitQuery } from '../transport/urlToken';

/**
 * What tells a webhook apart in its URL: the last two parts of the path, which n8n makes of the
 * webhook's id and the trigger's own word (source: "n8n webhooks"). `undefined` when the text is no
 * such URL. It is the same for the production and the test URL, and behind any proxy.
 */
export function placeIn(url: string): string | undefined {
	const parts =
		urlIn(url)
			?.pathname.split('/')
			.filter((part) => part !== '') ?? [];
	return parts.length < 2 ? undefined : parts.slice(-2).join('/');
}

/**
 * The token of a webhook: derived, so that it need not be stored, where n8n might lose it
 * (source: "n8n static data"). Whoever has it can only post to that webhook.
 *
 * @param secret one of the credential's
 * @param place what {@link placeIn} gave
 */
export const tokenFor = (secret: string, place: string): string =>
	createHmac('sha256', secret).update(`webhook ${place}`).digest('base64url');

/** Name of the header that may bring the token instead of the URL; in lower case, as Node gives it. */
const HEADER = 'x-webhook-token';

/**
 * The token that a request brought in its URL or, for callers that had rather not write it there, in
 * the header `X-Webhook-Token`; empty when it brought none.
 */
export function tokenIn(context: IWebhookFunctions): string {
	const { token } = splitQuery(context.getQueryData() as IDataObject);
	const header = context.getHeaderData()[HEADER];
	return token === '' && typeof header === 'string' ? header : token;
}

/** Whether a text has the form of what {@link tokenFor} gives. */
export const couldBeToken = (text: string): boolean => /^[\w-]{43}$/.test(text);

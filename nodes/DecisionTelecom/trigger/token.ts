import type { IDataObject } from 'n8n-workflow';
import { placeIn, tokenFor } from '../../shared/webhook/token';
import type { Ask } from '../../shared/operation/operation';
import { withToken } from '../../shared/transport/urlToken';

/** Last part of the URL of a DecisionTelecom trigger. */
export const WEBHOOK_PATH = 'decisiontelecom';

const isTrigger = (place: string | undefined): place is string =>
	place?.endsWith(`/${WEBHOOK_PATH}`) === true;

/** The token of a trigger's webhook; `undefined` for a URL that is none. */
export function callbackToken(credential: IDataObject, url: string): string | undefined {
	const place = placeIn(url);
	const secret = String(credential.apiKey ?? '');
	return isTrigger(place) && secret !== '' ? tokenFor(secret, place) : undefined;
}

/**
 * A send whose callback URL is that of a DecisionTelecom trigger gets the trigger's token, so that
 * the trigger knows its callbacks. People copy the URL without it: n8n cannot show it to them
 * (source: "n8n webhook registration"). Any other URL stays as it is.
 */
export function withCallbackToken(ask: Ask, credential: IDataObject): Ask {
	const body = (ask.body ?? {}) as IDataObject;
	const url = typeof body.callback_url === 'string' ? body.callback_url : '';
	const token = callbackToken(credential, url);
	if (token === undefined) return ask;
	return { ...ask, body: { ...body, callback_url: withToken(url, token) } };
}

import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { isDictionary } from '../../shared/json';
import { bodyOf } from '../../shared/webhook/body';
import { splitQuery } from '../../shared/transport/urlToken';

const isEmpty = (value: unknown): boolean =>
	value === undefined ||
	value === null ||
	(typeof value === 'object' && Object.keys(value).length === 0);

/** The query without our token. */
const queryOf = (context: IWebhookFunctions): IDataObject =>
	splitQuery(context.getQueryData() as IDataObject).rest;

/** A form as it was posted: n8n reads `multipart` by itself, the other kind is read here. */
function formOf(context: IWebhookFunctions): unknown {
	const { contentType, rawBody } = context.getRequestObject() as {
		contentType?: string;
		rawBody?: Buffer;
	};
	if (contentType === 'multipart/form-data') return context.getBodyData().data;
	if (contentType !== 'application/x-www-form-urlencoded' || !rawBody) return undefined;
	return Object.fromEntries(new URLSearchParams(rawBody.toString('utf8')));
}

/**
 * What a callback says, as JSON, form or query: no document tells which it is
 * (source: "DecisionTelecom callbacks").
 */
export function readCallback(context: IWebhookFunctions): unknown {
	const form = formOf(context);
	const body = isDictionary(form) ? form : bodyOf(context);
	return isEmpty(body) ? queryOf(context) : body;
}

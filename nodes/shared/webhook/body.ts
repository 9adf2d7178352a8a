import type { IWebhookFunctions } from 'n8n-workflow';

/**
 * What was posted. n8n reads JSON only where the content type says so; a gateway that forgets to say
 * so, or a person who tries it with curl, means JSON all the same. `undefined` when it is none.
 */
export function bodyOf(context: IWebhookFunctions): unknown {
	const { contentType, rawBody } = context.getRequestObject() as {
		contentType?: string;
		rawBody?: Buffer;
	};
	if (contentType === 'application/json' || rawBody === undefined) return context.getBodyData();
	let body: unknown;
	try {
		body = JSON.parse(rawBody.toString('utf8'));
	} catch {
		body = undefined;
	}
	return body;
}

import type { IDataObject, IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';

/** Where to post in this n8n, and how. */
export interface OwnPost {
	url: string;
	headers?: Record<string, string>;
	body: IDataObject;
	timeoutMs: number;
}

/**
 * Posts to an address of this n8n, whatever it answers.
 *
 * @returns status and body; `undefined` when nobody answers
 */
export async function postToN8n(
	context: IExecuteFunctions | IWebhookFunctions,
	{ url, headers, body, timeoutMs }: OwnPost,
): Promise<{ status: number; body: unknown } | undefined> {
	let told: { status: number; body: unknown } | undefined;
	try {
		const answer = (await context.helpers.httpRequest({
			method: 'POST',
			url,
			headers,
			body,
			json: true,
			timeout: timeoutMs,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
		})) as { statusCode: number; body: unknown };
		told = { status: answer.statusCode, body: answer.body };
	} catch {
		told = undefined;
	}
	return told;
}

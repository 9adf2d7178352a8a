import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { keyIn } from './keyIn';
import { looksLikePing, pongFor } from './ping';
import type { AskingGateway } from './seal';

/**
 * Tells a node that asks that this trigger hears the answers. `undefined` for every other post, and for
 * a node with another credential. Throws what n8n throws when the credential cannot be read.
 */
export async function answerPing(
	context: IWebhookFunctions,
	gateway: AskingGateway,
	body: unknown,
): Promise<IDataObject | undefined> {
	if (!looksLikePing(body)) return undefined;
	return pongFor(body, await keyIn(context, gateway));
}

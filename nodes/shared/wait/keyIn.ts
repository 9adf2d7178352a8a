import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { waitKey, type WaitKey } from './key';
import type { AskingGateway } from './seal';

/**
 * The key of the credential of a webhook's node.
 *
 * @throws Failure `unauthorized` when it has no secret, or what n8n throws when it cannot be read
 */
export async function keyIn(context: IWebhookFunctions, gateway: AskingGateway): Promise<WaitKey> {
	const type = gateway.credentialType((name) => context.getNodeParameter(name, undefined));
	return waitKey(gateway.secretOf(await context.getCredentials<IDataObject>(type), type));
}

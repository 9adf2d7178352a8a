import type { IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';
import { Failure } from '../failure';
import { urlIn } from '../json';

/**
 * Ends with the execution's id, or in a trigger with n8n's placeholder for it; a token may follow
 * (source: "n8n send and wait").
 */
const OWN_URL = '{{ $execution.resumeUrl }}';

/**
 * Where n8n takes what resumes executions, as the world reaches it; without a slash at the end.
 *
 * @throws Failure `other` when n8n does not tell
 */
export function waitingBase(context: IExecuteFunctions | IWebhookFunctions): URL {
	const url = urlIn(String(context.evaluateExpression(OWN_URL, 0)));
	if (!url) throw new Failure('other', 'n8n did not tell the address of its waiting webhooks');
	url.search = '';
	url.pathname = url.pathname.replace(/\/[^/]*$/, '');
	return url;
}

/**
 * This very n8n process, by the door through which a post came in: so nothing has to be able to
 * reach its public address from within. `undefined` where that door is no plain one.
 */
export function ownDoor(context: IWebhookFunctions): string | undefined {
	const { localAddress, localPort, encrypted } = context.getRequestObject().socket as {
		localAddress?: string;
		localPort?: number;
		encrypted?: boolean;
	};
	if (localAddress === undefined || localPort === undefined || encrypted) return undefined;
	const host = localAddress.replace(/^::ffff:/, '');
	return `http://${host.includes(':') ? `[${host}]` : host}:${localPort}`;
}

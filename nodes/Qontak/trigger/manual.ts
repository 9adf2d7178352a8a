import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { invalid } from '../../shared/failure';
import type { Proof } from '../../shared/webhook/proof';

/**
 * A trigger whose address a person hands on. Its token cannot be made by the node, because no form of
 * n8n can show it (source: "n8n webhook registration"): the person makes it up.
 */

const FIELD = 'Token';

/** Long enough that nobody guesses it, and nothing that an address would have to encode. */
const FORM = /^[\w-]{16,200}$/;

const typedIn = (context: IHookFunctions | IWebhookFunctions): string =>
	String(context.getNodeParameter('webhookToken', '') ?? '').trim();

/** Whether the person brings the events to the trigger, so that nothing is registered. */
export const isManual = (context: IHookFunctions | IWebhookFunctions): boolean =>
	context.getNodeParameter('registration', 'automatic') === 'manual';

/** Checks the token of a manual trigger. Throws Failure (`invalidRequest`), naming the field. */
export function checkToken(context: IHookFunctions): void {
	const token = typedIn(context);
	if (FORM.test(token)) return;
	throw invalid(
		FIELD,
		token === '' ? 'is empty' : 'cannot be used',
		'Make up 16 or more letters, digits, - and _, and put them behind the URL as ?token=… where you enter it: without a token anybody could start this workflow.',
	);
}

/** The proof of a manual trigger, `undefined` of any other. Nobody comes in by a token that is too short. */
export function manualProof(
	context: IWebhookFunctions,
): { proof: Proof; field: string } | undefined {
	if (!isManual(context)) return undefined;
	const token = typedIn(context);
	return { proof: { kind: 'token', value: FORM.test(token) ? token : '' }, field: FIELD };
}

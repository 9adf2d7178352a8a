import type { IDataObject, IHookFunctions } from 'n8n-workflow';
import { runReads } from '../../shared/transport/runReads';
import { asFailure } from '../../shared/failure';
import type { Proof } from '../../shared/webhook/proof';
import { ivosights } from '../gateway';
import { proofOf } from './proof';
import { readWebhooks, type IvosightsWebhook } from '../webhook/webhook';

/** Bounds of the look-up, for which publishing a workflow waits. */
const LOOK_UP_BOUNDS = { timeoutMs: 5_000, maxBytes: 1024 * 1024 };

const WHERE = 'In the Ivosights dashboard open Developer, Webhook';

function isSameUrl(registered: string | undefined, own: string): boolean {
	if (registered === undefined || !URL.canParse(registered) || !URL.canParse(own)) {
		return registered === own;
	}
	const [first, second] = [registered, own].map((url) => new URL(url).href.replace(/\/$/, ''));
	return first === second;
}

/** Whether Ivosights is set to send a proof of this kind. Whether it is right, the posts will show. */
function sendsProof({ http_auth: auth, headers }: IvosightsWebhook, proof: Proof): boolean {
	if (proof.kind === 'basic') return auth?.status === 'on';
	if (proof.kind !== 'header') return true;
	return JSON.stringify(headers ?? '')
		.toLowerCase()
		.includes(proof.name.toLowerCase());
}

/**
 * What a person has to do at Ivosights before posts arrive; `undefined` when all is well.
 *
 * @param url the trigger's own address
 */
export function missingAtIvosights(
	webhooks: readonly IvosightsWebhook[],
	url: string,
	proof: Proof,
): string | undefined {
	const ours = webhooks.filter((webhook) => isSameUrl(webhook.url, url));
	if (ours.length === 0) {
		return `Ivosights does not have its URL yet, so nothing will arrive. ${WHERE}, Create Webhook, and paste the production URL of this node.`;
	}
	const on = ours.filter(({ status }) => status !== 'off');
	if (on.length === 0) {
		return `its webhook is switched off at Ivosights, so nothing will arrive. ${WHERE} and switch it on.`;
	}
	if (!on.some((webhook) => sendsProof(webhook, proof))) {
		const what = proof.kind === 'basic' ? 'user and password' : 'header';
		return `Ivosights does not send the ${what} of the webhook protection, so everything will be refused. ${WHERE} and enter the same ${what} as in the credential.`;
	}
	return undefined;
}

/**
 * Looks up whether Ivosights will post to this trigger, and logs what is missing: Ivosights has no
 * call to create a webhook. Only a help, so it never throws and never keeps a workflow from being
 * published.
 */
export async function checkRegistration(context: IHookFunctions): Promise<void> {
	// A test URL is pasted when somebody tries it out, or never.
	if (context.getMode() === 'manual') return;
	const node = context.getNode().name;
	let advice: string | undefined;
	try {
		const credential = await context.getCredentials<IDataObject>('ivosightsApi');
		const webhooks = await runReads(context, ivosights, readWebhooks(), LOOK_UP_BOUNDS);
		const url = context.getNodeWebhookUrl('default') ?? '';
		advice = missingAtIvosights(webhooks, url, proofOf(credential));
	} catch (thrown) {
		advice = `it could not be checked whether Ivosights has its URL: ${asFailure(thrown).message}.`;
	}
	if (advice !== undefined) context.logger.warn(`"${node}": ${advice}`);
}

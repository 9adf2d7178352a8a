import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import type { Gateway } from '../transport/gateway';
import { refuse } from './answer';
import { isComplete, isProven, type Proof } from './proof';
import { recentProof, rememberProof } from './recentProofs';
import { RefusalLog } from './refusalLog';
import { couldBeToken, tokenIn } from './token';

/** How the callers of a trigger's webhook prove themselves. */
export interface Door {
	gateway: Gateway;
	/**
	 * The proof that the trigger's own fields hold, `undefined` where they leave it to the credential:
	 * then nothing of the credential is read.
	 */
	ownProof?(context: IWebhookFunctions): { proof: Proof; field: string } | undefined;
	/** Whether the credential's proof is always a token of ours: a post without one is refused unread. */
	byToken?: boolean;
	/** The proof according to the trigger's credential and the webhook's own URL. */
	proofOf(credential: IDataObject, url: string, credentialType: string): Proof;
}

const log = new RefusalLog();

const inWords = (thrown: unknown) => (thrown instanceof Error ? thrown.message : String(thrown));

/** Tells one trigger from another in this process. */
const nameOf = (context: IWebhookFunctions) =>
	`${context.getWorkflow().id} ${context.getNode().id} ${context.getMode()}`;

/** The proof that the credential asks for, read again after a second; `undefined` when it cannot be. */
async function credentialsProof(
	context: IWebhookFunctions,
	{ gateway, proofOf }: Door,
): Promise<Proof | undefined> {
	let proof: Proof | undefined;
	try {
		const type = gateway.credentialType((name) => context.getNodeParameter(name, undefined));
		const url = context.getNodeWebhookUrl('default') ?? '';
		const of = JSON.stringify([nameOf(context), type, context.getNode().credentials?.[type], url]);
		proof = recentProof(of, Date.now());
		if (proof) return proof;
		proof = proofOf(await context.getCredentials<IDataObject>(type), url, type);
		rememberProof(of, proof, Date.now());
	} catch (thrown) {
		note(context, `refused a webhook because its credential could not be read: ${inWords(thrown)}`);
	}
	return proof;
}

/** For n8n's log, where whoever set the webhook up will look; not a line for each of a flood. */
function note(context: IWebhookFunctions, words: string): void {
	const line = log.line(nameOf(context), words, Date.now());
	if (line !== undefined) context.logger.warn(`"${context.getNode().name}" ${line}`);
}

const withoutToken = ({ displayName }: Gateway) =>
	`refused a webhook without the right token in its URL. The token belongs to this trigger and to its ${displayName} credential.`;

function wordsFor(proof: Proof, { gateway }: Door, field: string | undefined): string {
	if (field !== undefined) {
		return isComplete(proof)
			? `refused a webhook without the token that '${field}' in this node holds.`
			: `refuses all webhooks: '${field}' in this node is empty or too short.`;
	}
	if (!isComplete(proof)) {
		return 'refuses all webhooks: the credential asks for a webhook protection, but its fields are empty.';
	}
	return proof.kind === 'token'
		? withoutToken(gateway)
		: `refused a webhook with a wrong or missing proof. If it came from ${gateway.displayName}, enter the same webhook protection there as in the credential.`;
}

/**
 * Refuses a caller that did not prove itself; `undefined` lets it in. What a forged post costs is kept
 * small: nothing of its body is read, a credential at most once a second, and none at all where a
 * token is wanted and none is there.
 */
export async function turnAway(
	context: IWebhookFunctions,
	door: Door,
): Promise<IWebhookResponseData | undefined> {
	const response = context.getResponseObject();
	const token = tokenIn(context);
	const own = door.ownProof?.(context);
	if (!own && door.byToken && !couldBeToken(token)) {
		note(context, withoutToken(door.gateway));
		return refuse(response, 403, 'Wrong or missing token');
	}
	const proof = own ? own.proof : await credentialsProof(context, door);
	// Without the credential nobody can be told apart. 503 makes the gateway try again.
	if (!proof) return refuse(response, 503, 'The credential of this webhook cannot be read');
	if (isProven(proof, context.getHeaderData(), token)) return undefined;
	note(context, wordsFor(proof, door, own?.field));
	if (proof.kind === 'token') return refuse(response, 403, 'Wrong or missing token');
	const challenge = { 'WWW-Authenticate': 'Basic realm="Webhook", charset="UTF-8"' };
	const headers = proof.kind === 'basic' ? challenge : undefined;
	return refuse(response, 401, 'Wrong or missing proof of the caller', headers);
}

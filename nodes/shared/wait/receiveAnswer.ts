import { randomBytes } from 'node:crypto';
import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { refuse, startWith } from '../webhook/answer';
import { acceptedAnswers } from './accepted';
import {
	provenAnswer,
	RECEIPT_BYTES,
	receipt,
	type Answer,
	type Receipt,
	type Waiting,
} from './answer';
import { goOnWaiting, kept } from './engineState';
import type { WaitKey } from './key';
import { keyIn } from './keyIn';
import { holds, isOpen, withAnswer } from './outcome';
import { answerInWhatsApp } from './page';
import { linkTokenIn, receiveByLink } from './receiveByLink';
import type { AskingGateway } from './seal';

/** The same answer to everybody: only who knows the key can tell whether a receipt is one. */
const answerWith = (receipt: string) => ({ status: 'ok', receipt });

const nothing = (): IWebhookResponseData => ({
	webhookResponse: answerWith(randomBytes(RECEIPT_BYTES).toString('base64url')),
});

const say = (
	what: Receipt,
	waiting: Waiting,
	answer: Answer,
	key: WaitKey,
): IWebhookResponseData => ({
	webhookResponse: answerWith(receipt(what, waiting, answer, key)),
});

async function keyOf(
	context: IWebhookFunctions,
	gateway: AskingGateway,
): Promise<WaitKey | undefined> {
	let key: WaitKey | undefined;
	try {
		key = await keyIn(context, gateway);
	} catch {
		key = undefined;
	}
	return key;
}

/**
 * Takes a post to the webhook of a node that waits. n8n has checked its own signature before; here the
 * answer has to prove that it comes from a trigger of the same credential. It is taken once: then the
 * workflow goes on, or waits for the other answers. Whatever else is posted changes nothing, and is
 * answered in the same way. Never throws.
 */
export async function receiveAnswer(
	context: IWebhookFunctions,
	gateway: AskingGateway,
): Promise<IWebhookResponseData> {
	const token = linkTokenIn(context);
	const isPost = context.getRequestObject().method === 'POST';
	if (token === undefined && !isPost) return answerInWhatsApp(context);
	const key = await keyOf(context, gateway);
	// The trigger tries again.
	if (!key) return refuse(context.getResponseObject(), 503, 'The credential cannot be read');
	if (token !== undefined) return receiveByLink(context, token, key);
	const waiting: Waiting = {
		execution: String(context.getExecutionId()),
		node: context.getNode().id,
	};
	const answer = provenAnswer(context.getBodyData(), waiting, key);
	const before = kept(context);
	if (answer && holds(before, answer)) return say('kept', waiting, answer, key);
	const items = answer && withAnswer(before, answer);
	if (!items) return nothing();
	const response = context.getResponseObject();
	// The trigger tries again, and n8n reads the execution anew.
	if (acceptedAnswers.isBehind(waiting, before)) return refuse(response, 503, 'Busy');
	acceptedAnswers.note(waiting, before, items, response);
	const isOfSeveral = items.some(isOpen);
	if (isOfSeveral) goOnWaiting(context);
	return {
		...startWith(items),
		...say(isOfSeveral ? 'takenOfSeveral' : 'taken', waiting, answer, key),
	};
}

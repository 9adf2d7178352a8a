import { sleep, type IDataObject, type IWebhookFunctions } from 'n8n-workflow';
import { Failure } from '../failure';
import { dictionaryIn } from '../json';
import { ownDoor, waitingBase } from './address';
import { posted, receiptIn, type Answer, type Receipt } from './answer';
import type { Place } from './choiceId';
import type { WaitKey } from './key';
import { postToN8n } from './postToN8n';

const TIMEOUT_MS = 30_000;
const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 5_000;

/** The addresses of a question's webhook, the nearest first. */
function addressesOf(context: IWebhookFunctions, place: Place): string[] {
	const base = waitingBase(context);
	const path = `${base.pathname}/${encodeURIComponent(place.execution)}/${encodeURIComponent(place.node)}`;
	const query = `?signature=${encodeURIComponent(place.signature)}`;
	return [ownDoor(context), base.origin]
		.filter((origin) => origin !== undefined)
		.map((origin) => `${origin}${path}${query}`);
}

interface Answered {
	status: number;
	body: IDataObject;
}

/** The first address that answers as n8n does. */
async function tell(
	context: IWebhookFunctions,
	addresses: readonly string[],
	body: IDataObject,
): Promise<Answered | undefined> {
	let last: Answered | undefined;
	for (const url of addresses) {
		const told = await postToN8n(context, { url, body, timeoutMs: TIMEOUT_MS });
		if (told) last = { status: told.status, body: dictionaryIn(told.body) };
		if (last && (last.status < 300 || last.status === 409)) return last;
	}
	return last;
}

/**
 * Whether the execution is busy: it still sends, or has just taken another answer. n8n has no data of
 * some that still send, and answers 500 then (source: "n8n send and wait").
 */
const isBusy = ({ status, body }: Answered): boolean =>
	status >= 500 || (status === 409 && /running/i.test(String(body.message ?? '')));

/** What became of an answer: it is `late` when there is one already, or nobody waits any more. */
export type Told = Receipt | 'late' | 'busy';

/**
 * Tells the node that asked what was answered, so that its execution goes on.
 *
 * @param patience how long to try while the execution is busy, in ms
 * @throws Failure `gatewayDown` when n8n could not be told, so that the gateway shall try again
 */
async function tellNode(
	context: IWebhookFunctions,
	place: Place,
	answer: Answer,
	key: WaitKey,
	patience: number,
): Promise<Told> {
	const addresses = addressesOf(context, place);
	const body = posted(place, answer, key);
	const end = Date.now() + patience;
	for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
		const told = await tell(context, addresses, body);
		if (!told) throw new Failure('gatewayDown', 'n8n could not be told of an answer');
		const receipt = receiptIn(told.body.receipt, place, answer, key);
		if (!isBusy(told)) return receipt ?? 'late';
		if (Date.now() + wait > end) return 'busy';
		await sleep(wait);
	}
}

/** How long after an answer it is looked whether it is still there, in ms, and how often. */
const LOOK_AFTER_MS = 3_000;
const MOST_LOOKS = 3;
/** Longer than a process of n8n remembers what it took (`accepted.ts`), in ms. */
const LOOK_PATIENCE_MS = 120_000;

/**
 * Looks whether an answer is still there, and gives it again if not: another process of n8n may have
 * put an older state of the execution in its place (source: "n8n send and wait"). Never throws.
 */
async function lookAgain(
	context: IWebhookFunctions,
	place: Place,
	answer: Answer,
	key: WaitKey,
): Promise<void> {
	try {
		let told: Told = 'takenOfSeveral';
		for (let looks = 0; told === 'takenOfSeveral' && looks < MOST_LOOKS; looks += 1) {
			await sleep(LOOK_AFTER_MS);
			told = await tellNode(context, place, answer, key, LOOK_PATIENCE_MS);
		}
	} catch (thrown) {
		const words = thrown instanceof Error ? thrown.message : String(thrown);
		context.logger.debug(`"${context.getNode().name}" could not look for an answer: ${words}`);
	}
}

/**
 * Gives an answer to the node that asked. Where others of the same execution have still to answer, it
 * is looked after a while, without anybody waiting for it.
 *
 * @param patience how long to try while the execution is busy, in ms
 * @throws Failure `gatewayDown` when n8n could not be told, so that the gateway shall try again
 */
export async function resume(
	context: IWebhookFunctions,
	place: Place,
	answer: Answer,
	key: WaitKey,
	patience: number,
): Promise<'taken' | 'late' | 'busy'> {
	const told = await tellNode(context, place, answer, key, patience);
	if (told === 'takenOfSeveral') void lookAgain(context, place, answer, key);
	return told === 'late' || told === 'busy' ? told : 'taken';
}

import { randomUUID } from 'node:crypto';
import { sleep, type IWebhookFunctions } from 'n8n-workflow';

/** How long after a webhook the stored list is looked at again, in ms. */
const LOOK_AFTER_MS = 1_200;
/** Then it is left to the next webhook. */
const MOST_POSTS = 3;
const POST_WITHIN_MS = 60_000;
/** A process that stored nothing for so long, in ms, does not count. */
const OTHERS_COUNT_FOR_MS = 600_000;

/** By which this process knows its own posts; nobody else is told. */
const own = randomUUID();
const HEADER = 'x-second-look';

/** The processes that stored something of late, and when (epoch ms). */
export type Writers = Record<string, number>;

/** The stored writers that still count, of whatever is stored there. */
function writersIn(stored: unknown, now: number): Writers {
	const entries = Object.entries((stored ?? {}) as Writers);
	return Object.fromEntries(
		entries.filter(([, at]) => typeof at === 'number' && now - at < OTHERS_COUNT_FOR_MS),
	);
}

/** The writers to store, with this process among them. */
export const withThisProcess = (stored: unknown, now: number): Writers => ({
	...writersIn(stored, now),
	[own.slice(0, 8)]: now,
});

/** Whether no other process of n8n stored anything of late, as far as is known. */
export function isOnlyProcess(stored: unknown, now: number): boolean {
	const writers = Object.keys(writersIn(stored, now));
	return writers.length === 1 && writers[0] === own.slice(0, 8);
}

/** Whether a webhook is the look of this very process. */
export const isSecondLook = (context: IWebhookFunctions): boolean =>
	context.getHeaderData()[HEADER] === own;

/** Where this very process took a webhook, whatever stands before it. */
function addressOf(context: IWebhookFunctions): string {
	const { socket, originalUrl, url } = context.getRequestObject();
	const protocol = 'encrypted' in socket ? 'https' : 'http';
	const address = String(socket.localAddress).replace(/^::ffff:/, '');
	const host = address.includes(':') ? `[${address}]` : address;
	// Without the query: the token in it is not needed here.
	return `${protocol}://${host}:${socket.localPort}${(originalUrl ?? url ?? '').split('?')[0]}`;
}

/** What remains to be looked for. */
export interface Looked {
	/** Whether anything that was stored has still to be seen in the stored list. */
	isOpen(): boolean;
	/** Whether it had time to be seen. */
	isDue(): boolean;
}

/** The looks under way, by trigger. */
const underWay = new Map<string, { ended: Promise<void>; stop: AbortController }>();

/** Posts to this very process; its answer tells nothing. */
async function post(context: IWebhookFunctions, url: string): Promise<void> {
	try {
		await context.helpers.httpRequest({
			method: 'POST',
			url,
			headers: { [HEADER]: own },
			body: {},
			json: true,
			disableFollowRedirect: true,
			skipSslCertificateValidation: true,
			timeout: POST_WITHIN_MS,
		});
	} catch (thrown) {
		const words = thrown instanceof Error ? thrown.message : String(thrown);
		context.logger.debug(`"${context.getNode().name}" could not look at what is stored: ${words}`);
	}
}

async function look(
	context: IWebhookFunctions,
	looked: Looked,
	signal: AbortSignal,
): Promise<void> {
	const url = addressOf(context);
	for (let posts = 0; posts < MOST_POSTS && looked.isOpen(); ) {
		await sleep(LOOK_AFTER_MS, signal);
		if (!looked.isDue()) continue;
		posts += 1;
		await post(context, url);
	}
}

/**
 * Looks again whether n8n kept what this process stored with the workflow: another process may have
 * overwritten it (source: "n8n static data"). n8n gives a node the stored data only with a webhook, so
 * the process posts one to itself, which starts nothing. While webhooks come, they show it, and nothing
 * is posted. Never throws: where the post does not come through, the next webhook shows it.
 *
 * @param trigger names the trigger; one look is under way for each
 */
export async function lookAgain(
	context: IWebhookFunctions,
	trigger: string,
	looked: Looked,
): Promise<void> {
	if (underWay.has(trigger)) return;
	const stop = new AbortController();
	const ended = look(context, looked, stop.signal)
		.catch(() => {}) // stopped
		.finally(() => underWay.delete(trigger));
	underWay.set(trigger, { ended, stop });
	await ended;
}

/** How many triggers are being looked after. */
export const looksUnderWay = (): number => underWay.size;

/** Ends when no look is under way. */
export async function looksEnded(): Promise<void> {
	await Promise.all([...underWay.values()].map(({ ended }) => ended));
}

/** Ends the looks under way. */
export async function stopLooking(): Promise<void> {
	for (const { stop } of underWay.values()) stop.abort();
	await looksEnded();
}

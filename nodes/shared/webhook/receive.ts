import type {
	IDataObject,
	INodeExecutionData,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { startsAs } from '../event/answerable';
import { emitted, type NormalizedEvent } from '../event/event';
import { bounded } from '../json';
import { accept, refuse, startWith } from './answer';
import { arrive, storeAgain } from './arrivals';
import { bodyOf } from './body';
import { turnAway, type Door } from './door';
import { fetchFiles, type MediaReader, type WithItem } from './media';
import { isSecondLook } from './secondLook';
import { settingIn } from './triggerFields';

/** What a gateway tells about its webhooks; all the rest is the same for every trigger. */
export interface WebhookSource extends Door {
	/** What was posted; a JSON body unless told. Must not throw. */
	read?(context: IWebhookFunctions): unknown;
	/** The events in what was posted, none for what is no event. Must not throw. */
	eventsOf(body: unknown, receivedAt: string): NormalizedEvent[];
	/** Answers what a node of this package posted, which is no event; `undefined` for all else. */
	answerOwn?(context: IWebhookFunctions, body: unknown): Promise<IDataObject | undefined>;
	/**
	 * Takes the events that somebody waits for, and gives the others. Throws Failure when the gateway
	 * shall try again.
	 */
	takeAnswers?(
		context: IWebhookFunctions,
		events: readonly NormalizedEvent[],
	): Promise<NormalizedEvent[]>;
	/** Called with each thing that is stored for the trigger, to store what else there is. */
	keep?(context: IWebhookFunctions): void;
	/** Whether the trigger's own settings ask for an event, beyond those that all triggers have. */
	isWanted?(event: NormalizedEvent, context: IWebhookFunctions): boolean;
	/** Reads a file that came with a message. */
	media?: MediaReader;
}

const inWords = (thrown: unknown) => (thrown instanceof Error ? thrown.message : String(thrown));

/** The events that the trigger's settings ask for. */
function wanted(
	context: IWebhookFunctions,
	{ isWanted = () => true }: WebhookSource,
	events: readonly NormalizedEvent[],
) {
	const kinds = settingIn(context, 'events');
	const statuses = settingIn(context, 'statuses');
	const direction = settingIn(context, 'direction');
	return events.filter(
		(one) =>
			kinds.includes(startsAs(one)) &&
			(one.event !== 'message' || direction === 'both' || one.direction === direction) &&
			(one.status === undefined || statuses.length === 0 || statuses.includes(one.status.value)) &&
			isWanted(one, context),
	);
}

/**
 * What makes a delivery a repeat. The type belongs to it because one gateway's document prints one
 * id for messages of several types, and people try those out (source: "Gateway deliveries").
 */
function keyOf({ event, id, message, timestamp, receivedAt }: NormalizedEvent): string {
	// Stop, resume, stop: without their times the last would look like the first, and be lost. To stop
	// somebody's marketing twice does no harm.
	if (event === 'preference' && timestamp === undefined) return `${id}:${receivedAt}`;
	return message ? `${id}:${message.type}` : id;
}

async function itemsOf(
	context: IWebhookFunctions,
	{ media }: WebhookSource,
	events: readonly NormalizedEvent[],
): Promise<INodeExecutionData[]> {
	const items = events.map((event): WithItem => ({ event, item: { json: {} } }));
	if (media && settingIn(context, 'downloadMedia') === true) {
		const property = settingIn(context, 'binaryPropertyName') || 'data';
		await fetchFiles(context, media, items, property);
	}
	const simplify = settingIn(context, 'simplify');
	const includeRaw = settingIn(context, 'options.includeRaw');
	return items.map(({ event, item }) => ({
		...item,
		json: simplify ? emitted(event, includeRaw) : event.raw,
	}));
}

async function start(
	context: IWebhookFunctions,
	source: WebhookSource,
): Promise<IWebhookResponseData> {
	const keep = () => source.keep?.(context);
	const startNothing = () => {
		keep();
		return accept();
	};
	if (isSecondLook(context)) {
		storeAgain(context);
		return startNothing();
	}
	const refused = await turnAway(context, source);
	if (refused) return refused;
	const body = bounded((source.read ?? bodyOf)(context));
	const own = await source.answerOwn?.(context, body);
	if (own) return { webhookResponse: own };
	const said = source.eventsOf(body, new Date().toISOString());
	const open = (await source.takeAnswers?.(context, said)) ?? said;
	const events = wanted(context, source, open);
	// Whoever tests posts the same sample again and again.
	const testing = context.getMode() === 'manual';
	const ignoreRepeats = settingIn(context, 'ignoreRepeats') === true && !testing;
	if (events.length === 0) return startNothing();
	if (!ignoreRepeats) return startWith(await itemsOf(context, source, events), keep);

	const { isNew, whenStored } = await arrive(context, events.map(keyOf));
	const fresh = events.filter((_, index) => isNew[index]);
	if (fresh.length === 0) return startNothing();
	return startWith(await itemsOf(context, source, fresh), () => {
		whenStored();
		keep();
	});
}

/**
 * Takes a post to a trigger's webhook: verifies the caller, reads the events, filters them, drops
 * repeats and gives the rest as items. n8n stores the execution and then answers 200; what is no
 * event is answered 200 as well and starts nothing. Never throws: n8n would make a failed execution
 * of it (source: "n8n webhooks").
 */
export async function receive(
	context: IWebhookFunctions,
	source: WebhookSource,
): Promise<IWebhookResponseData> {
	let answer: IWebhookResponseData;
	try {
		answer = await start(context, source);
	} catch (thrown) {
		context.logger.error(
			`"${context.getNode().name}" could not take a webhook: ${inWords(thrown)}`,
		);
		// Not a 200: the gateway shall try again.
		answer = refuse(context.getResponseObject(), 500, 'The webhook could not be taken');
	}
	return answer;
}

import type { IWebhookFunctions } from 'n8n-workflow';
import type { NormalizedEvent } from '../event/event';
import { Failure } from '../failure';
import { settingIn } from '../webhook/triggerFields';
import { looksLikeChoice, readChoice, type Choice } from './choiceId';
import { evenly } from './evenly';
import type { WaitKey } from './key';
import { keyIn } from './keyIn';
import { notes } from './notes';
import { resume } from './resume';
import type { AskingGateway } from './seal';
import { mayQuote, takeText, type Taken } from './takeText';

/** Questions of one run are sent one after the other; as long, an early press waits for the last (ms). */
const PATIENCE_MS = 15 * 60_000;

/** Who may have been asked: the person, or the conversation that the question went to. */
const sendersOf = ({ from = '', roomId }: NormalizedEvent): string[] =>
	roomId === undefined ? [from] : [from, roomId];

function choiceIn(event: NormalizedEvent, key: WaitKey): Choice | undefined {
	const id = event.message?.reply?.id ?? '';
	const read = sendersOf(event).map((sender) => readChoice(id, sender, key));
	return read.find((choice) => choice !== undefined);
}

const isAboutQuestion = ({ direction, message }: NormalizedEvent): boolean =>
	direction !== 'out' && looksLikeChoice(message?.reply?.id);

/** Gives a press to who waits for it. */
async function takePress(
	context: IWebhookFunctions,
	event: NormalizedEvent,
	key: WaitKey,
): Promise<Taken> {
	const choice = choiceIn(event, key);
	if (!choice) return 'nothing';
	const { from = '', message, messageId = '', timestamp, receivedAt } = event;
	const { run, item } = choice.place;
	const text = message?.reply?.title ?? message?.text ?? '';
	const repliedAt = timestamp ?? receivedAt;
	const answer = { run, item, choice: choice.choice, from, text, messageId, repliedAt };
	const told = await resume(context, choice.place, answer, key, PATIENCE_MS);
	if (told === 'busy') throw new Failure('gatewayDown', 'n8n is still busy');
	notes.close(choice.place, '');
	return told === 'taken' ? 'answer' : 'nothing';
}

type Taker = typeof takePress | typeof takeText;

/** Each event to its taker, one after the other; what is left. */
async function giveAll(
	context: IWebhookFunctions,
	gateway: AskingGateway,
	events: readonly NormalizedEvent[],
	takers: ReadonlyArray<Taker | undefined>,
): Promise<NormalizedEvent[]> {
	const key = await keyIn(context, gateway);
	// Asked for in the trigger: an answer that was taken starts its workflow, too.
	const alsoStart = settingIn(context, 'options.startWithAnswers') === true;
	const rest: NormalizedEvent[] = [];
	for (const [index, event] of events.entries()) {
		const taken = (await takers[index]?.(context, event, key)) ?? 'message';
		if (taken === 'message' || (taken === 'answer' && alsoStart)) rest.push(event);
	}
	return rest;
}

/**
 * Hands the answers among the events to the nodes that wait for them. What presses a button of a
 * question is no longer an event of its own, whether the press was right, came too late or was forged:
 * it would tell somebody who tries which it was, and so would the time that it takes. A text is an answer
 * if it quotes a question that takes one, and else what it always was.
 *
 * @returns the events that the trigger goes on with
 * @throws Failure when n8n could not be told of an answer, so that the gateway shall try again
 */
export async function takeAnswers(
	context: IWebhookFunctions,
	gateway: AskingGateway,
	events: readonly NormalizedEvent[],
): Promise<NormalizedEvent[]> {
	const takers = events.map((event) => {
		if (isAboutQuestion(event)) return takePress;
		return mayQuote(context, event) ? takeText : undefined;
	});
	if (takers.every((taker) => taker === undefined)) return [...events];
	const give = async () => await giveAll(context, gateway, events, takers);
	return takers.includes(takePress) ? await evenly(give) : await give();
}

import type { IWebhookFunctions } from 'n8n-workflow';
import type { NormalizedEvent } from '../event/event';
import { settingIn } from '../webhook/triggerFields';
import { looksLikeChoice, readChoice, type Choice } from './choiceId';
import type { WaitKey } from './key';
import { keyIn } from './keyIn';
import { resume } from './resume';
import type { AskingGateway } from './seal';

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

/** Gives the answer that an event holds to who waits for it; whether it was taken. */
async function take(
	context: IWebhookFunctions,
	event: NormalizedEvent,
	key: WaitKey,
): Promise<boolean> {
	const choice = choiceIn(event, key);
	if (!choice) return false;
	const { from = '', message, messageId = '', timestamp, receivedAt } = event;
	const { run, item } = choice.place;
	const text = message?.reply?.title ?? message?.text ?? '';
	const repliedAt = timestamp ?? receivedAt;
	const answer = { run, item, choice: choice.choice, from, text, messageId, repliedAt };
	return await resume(context, choice.place, answer, key);
}

/**
 * Hands the answers among the events to the nodes that wait for them. What presses a button of a
 * question is no longer an event of its own, whether the press was right, came too late or was forged:
 * it would tell somebody who tries which it was.
 *
 * @returns the events that the trigger goes on with
 * @throws Failure when n8n could not be told of an answer, so that the gateway shall try again
 */
export async function takeAnswers(
	context: IWebhookFunctions,
	gateway: AskingGateway,
	events: readonly NormalizedEvent[],
): Promise<NormalizedEvent[]> {
	if (!events.some(isAboutQuestion)) return [...events];
	const key = await keyIn(context, gateway);
	// Asked for in the trigger: an answer that was taken starts its workflow, too.
	const alsoStart = settingIn(context, 'options.startWithAnswers') === true;
	const rest: NormalizedEvent[] = [];
	for (const event of events) {
		if (!isAboutQuestion(event)) rest.push(event);
		else if ((await take(context, event, key)) && alsoStart) rest.push(event);
	}
	return rest;
}

import type { IWebhookFunctions } from 'n8n-workflow';
import type { NormalizedEvent } from '../event/event';
import type { WaitKey } from './key';
import { answerMark, markOf } from './note';
import { notes, readNotes } from './notes';
import { resume } from './resume';

/**
 * What an event was: the `answer` to a question; or a message like any other, whatever it quotes; or
 * nothing to start a workflow with, such as an answer that came again.
 */
export type Taken = 'answer' | 'message' | 'nothing';

/** A question that was just asked or answered is free again in a moment; a workflow that goes on is not. */
const PATIENCE_MS = 60_000;

/** The message that a text of a customer quotes; `undefined` for all else. */
function quotedBy({ event, direction, message }: NormalizedEvent): string | undefined {
	if (event !== 'message' || direction === 'out' || message?.type !== 'text') return undefined;
	return message.text ? message.context?.messageId : undefined;
}

/** Whether an event is a text that may quote a question, of which this trigger knows some. */
export const mayQuote = (context: IWebhookFunctions, event: NormalizedEvent): boolean =>
	quotedBy(event) !== undefined && notes.hasNotes(readNotes(context));

/**
 * Gives a text that quotes a question to the node that waits for its answer. What quotes something
 * else, or a question that waits no longer, stays a message: a person's words must not be lost.
 *
 * @throws Failure when n8n could not be told, so that the gateway shall try again
 */
export async function takeText(
	context: IWebhookFunctions,
	event: NormalizedEvent,
	key: WaitKey,
): Promise<Taken> {
	const { from = '', message, messageId = '', timestamp, receivedAt } = event;
	const trigger = readNotes(context);
	const mark = markOf(quotedBy(event) ?? '', from, key);
	const own = answerMark(messageId);
	const known = () => notes.find(trigger, mark);
	const isOwn = () => {
		const quoted = known();
		return quoted !== undefined && 'answeredBy' in quoted && quoted.answeredBy === own;
	};
	const quoted = known();
	if (!quoted || 'answeredBy' in quoted) return isOwn() ? 'nothing' : 'message';
	const { place } = quoted;
	const told = await resume(
		context,
		place,
		{
			run: place.run,
			item: place.item,
			choice: -1,
			from,
			text: message?.text ?? '',
			messageId,
			repliedAt: timestamp ?? receivedAt,
		},
		key,
		PATIENCE_MS,
	);
	// Another delivery of the same text may have been faster.
	if (told !== 'taken' && isOwn()) return 'nothing';
	if (told === 'busy') return 'message';
	notes.close(place, told === 'taken' ? own : '');
	return told === 'taken' ? 'answer' : 'message';
}

import type { IDataObject } from 'n8n-workflow';
import { dictionaryIn } from '../json';
import { isSame, sign, type WaitKey } from './key';

/** What a person answered, as the trigger tells it to the node that waits. */
export interface Answer {
	/** Which question it answers; with the execution and the node that is waiting. */
	run: number;
	item: number;
	/** Position of what was chosen; `-1` for a text of one's own. */
	choice: number;
	/** Digits of who answered. */
	from: string;
	/** What was written on the button or row, or the person's own words. */
	text: string;
	/** WhatsApp's id of the answer. */
	messageId: string;
	/** When it was given (ISO 8601, UTC). */
	repliedAt: string;
}

/** Who is waiting: an execution, and the node of it that asked. */
export interface Waiting {
	execution: string;
	node: string;
}

const partsOf = (purpose: string, { execution, node }: Waiting, answer: Answer) => [
	purpose,
	execution,
	node,
	answer.run,
	answer.item,
	answer.choice,
	answer.from,
	answer.text,
	answer.messageId,
	answer.repliedAt,
];

const signed = (purpose: string, waiting: Waiting, answer: Answer, key: WaitKey) =>
	sign(key, partsOf(purpose, waiting, answer));

/** An answer as it is posted to the node that waits: with a proof that no button carries. */
export const posted = (waiting: Waiting, answer: Answer, key: WaitKey): IDataObject => ({
	answer: { ...answer },
	proof: signed('resume', waiting, answer, key).toString('base64url'),
});

const isCount = (value: unknown): value is number => Number.isSafeInteger(value);

/**
 * The answer in what was posted, if its proof is right for the node that waits; `undefined` for
 * anything else.
 */
export function provenAnswer(body: unknown, waiting: Waiting, key: WaitKey): Answer | undefined {
	const { answer, proof } = dictionaryIn(body);
	const { run, item, choice, ...told } = dictionaryIn(answer);
	const text = (name: string) => (typeof told[name] === 'string' ? told[name] : '');
	const read: Answer = {
		run: isCount(run) ? run : -1,
		item: isCount(item) ? item : -1,
		choice: isCount(choice) ? choice : -1,
		from: text('from'),
		text: text('text'),
		messageId: text('messageId'),
		repliedAt: text('repliedAt'),
	};
	const given = Buffer.from(typeof proof === 'string' ? proof : '', 'base64url');
	return isSame(given, signed('resume', waiting, read, key)) ? read : undefined;
}

/**
 * What the node that waits says back: the same form whether it took the answer or not, so that only
 * who knows the key can tell.
 */
export const receipt = (waiting: Waiting, answer: Answer, key: WaitKey): string =>
	signed('taken', waiting, answer, key).toString('base64url');

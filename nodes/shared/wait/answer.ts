import { randomBytes } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import { dictionaryIn } from '../json';
import { isSame, isSignature, sign, type WaitKey } from './key';

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
	return isSignature(proof, signed('resume', waiting, read, key)) ? read : undefined;
}

/** What became of an answer: taken as the last one, or as one of several; or it was there already. */
export type Receipt = 'taken' | 'takenOfSeveral' | 'kept';

export const RECEIPT_BYTES = 32;
const SALT_BYTES = 8;
const RECEIPTS: readonly Receipt[] = ['taken', 'takenOfSeveral', 'kept'];

function receiptBytes(what: Receipt, salt: Buffer, waiting: Waiting, answer: Answer, key: WaitKey) {
	const mac = sign(key, [salt.toString('base64url'), ...partsOf(what, waiting, answer)]);
	return Buffer.concat([salt, mac]).subarray(0, RECEIPT_BYTES);
}

/**
 * What the node that waits says back: another text each time, of the same form as where it took nothing,
 * so that only who knows the key can tell.
 */
export const receipt = (what: Receipt, waiting: Waiting, answer: Answer, key: WaitKey): string =>
	receiptBytes(what, randomBytes(SALT_BYTES), waiting, answer, key).toString('base64url');

/** What a receipt says; `undefined` where it is none. */
export function receiptIn(
	text: unknown,
	waiting: Waiting,
	answer: Answer,
	key: WaitKey,
): Receipt | undefined {
	const given = Buffer.from(typeof text === 'string' ? text : '', 'base64url');
	const salt = given.subarray(0, SALT_BYTES);
	return RECEIPTS.find((what) => isSame(given, receiptBytes(what, salt, waiting, answer, key)));
}

import { createHash } from 'node:crypto';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { dictionariesIn, dictionaryIn, textIn } from '../json';
import { samePerson } from '../whatsapp/phone/readings';
import type { Place } from './choiceId';
import { isSignature, sign, type WaitKey } from './key';
import { isOpen } from './outcome';

/**
 * What a node that asks tells the triggers of a run of questions. A text that quotes a message brings
 * nothing but that message's id (source: "WhatsApp webhooks"), so this is how it finds its question.
 */
export interface Note extends IDataObject {
	execution: string;
	node: string;
	run: number;
	/** n8n's signature of the node's waiting webhook. */
	signature: string;
	/** Until when the questions are open (epoch ms). */
	until: number;
	/**
	 * By the mark of a question's message: the item that asked; or, once it was answered, the mark of
	 * the message that did, which is empty where that is not known.
	 */
	questions: Record<string, number | string>;
}

/** As many questions a trigger keeps in mind: n8n stores them as a whole with each change. */
export const MOST_QUESTIONS = 2_000;

const NAME = 'sendAndWaitNote';
/** Bounded, as it is kept with the trigger's workflow. */
const MARK_BYTES = 12;
/** Without a limit a question waits for centuries; a note of it is kept for 30 days (ms). */
const LONGEST_MS = 30 * 86_400_000;

/**
 * By which a message that was sent to somebody is known again when they quote it: nobody else's quote
 * has it, and nobody without the key can make it.
 */
export const markOf = (messageId: string, person: string, key: WaitKey): string =>
	sign(key, ['quoted', messageId, samePerson(person)])
		.subarray(0, MARK_BYTES)
		.toString('base64url');

/** By which an answer is known again when the gateway posts it twice. */
export const answerMark = (messageId: string): string =>
	createHash('sha256').update(messageId).digest().subarray(0, MARK_BYTES).toString('base64url');

/** The messages that ask an item's question: its own, and those that it reminds of. */
function messagesOf({ json }: INodeExecutionData): string[] {
	const question = dictionaryIn(json.question);
	return [question, ...dictionariesIn(question.reminds)].flatMap(
		({ messageId }) => textIn(messageId) ?? [],
	);
}

/**
 * The note of the open questions of a run; `undefined` where none of them can be known again, or they
 * are too many.
 *
 * @param until how long they are open (epoch ms)
 * @param now epoch ms
 */
export function noteOf(
	{ execution, node, run, signature }: Omit<Place, 'item'>,
	items: readonly INodeExecutionData[],
	until: number,
	now: number,
	key: WaitKey,
): Note | undefined {
	const questions = items.filter(isOpen).flatMap((item) => {
		const question = dictionaryIn(item.json.question);
		const recipient = textIn(question.recipient);
		if (recipient === undefined) return [];
		return messagesOf(item).map((id) => [markOf(id, recipient, key), Number(question.item)]);
	});
	if (questions.length === 0 || questions.length > MOST_QUESTIONS) return undefined;
	return {
		execution,
		node,
		run,
		signature,
		until: Math.min(until, now + LONGEST_MS),
		questions: Object.fromEntries(questions) as Note['questions'],
	};
}

const signed = (purpose: string, note: unknown, key: WaitKey) =>
	sign(key, [purpose, JSON.stringify(note)]);

/** A note as it is posted to a trigger, with a proof that only who knows the key can make. */
export const postedNote = (note: Note, key: WaitKey): IDataObject => ({
	[NAME]: { note, proof: signed('note', note, key).toString('base64url') },
});

/** Whether a post wants to be a note. */
export const looksLikeNote = (body: unknown): boolean =>
	dictionaryIn(dictionaryIn(body)[NAME]).note !== undefined;

/** The note in what was posted, if its proof is right; `undefined` for anything else. */
export function provenNote(body: unknown, key: WaitKey): Note | undefined {
	const { note, proof } = dictionaryIn(dictionaryIn(body)[NAME]);
	return isSignature(proof, signed('note', note, key)) ? noteIn(note) : undefined;
}

/** What a trigger answers to a note that it took. */
export const notedAnswer = (note: Note, key: WaitKey): IDataObject => ({
	noted: signed('noted', note, key).toString('base64url'),
});

/** Whether an answer says that a note was taken. */
export function isNoted(body: unknown, note: Note, key: WaitKey): boolean {
	const { noted } = dictionaryIn(body);
	return isSignature(noted, signed('noted', note, key));
}

/** A note in what was stored or posted; `undefined` for what is none. */
export function noteIn(value: unknown): Note | undefined {
	const { execution, node, run, signature, until, questions } = dictionaryIn(value);
	if (typeof execution !== 'string' || typeof node !== 'string') return undefined;
	if (typeof run !== 'number' || typeof signature !== 'string') return undefined;
	if (typeof until !== 'number') return undefined;
	const known = Object.entries(dictionaryIn(questions)).filter(
		([, item]) => typeof item === 'string' || Number.isSafeInteger(item),
	);
	const read = Object.fromEntries(known) as Note['questions'];
	return { execution, node, run, signature, until, questions: read };
}

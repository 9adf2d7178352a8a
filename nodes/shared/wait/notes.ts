import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { isOnlyProcess, lookAgain, withThisProcess } from '../webhook/secondLook';
import { keyIn } from './keyIn';
import { looksLikeNote, notedAnswer, provenNote } from './note';
import { NoteMemory } from './noteMemory';
import type { AskingGateway } from './seal';

/** As long as n8n's process lives; shared by all triggers (source: "n8n process memory"). */
export const notes = new NoteMemory();

/** What n8n stores with the workflow for a trigger. */
interface Stored {
	/** The notes of questions that a text may quote. */
	asked?: unknown;
	/** The processes that stored something. */
	writers?: unknown;
}

/** Names a trigger among those of the process. */
export const triggerOf = (context: IWebhookFunctions): string =>
	`${context.getWorkflow().id} ${context.getNode().id}`;

const storedOf = (context: IWebhookFunctions) => context.getWorkflowStaticData('node') as Stored;

/** Brings what n8n stored into the memory of this process; gives the name of the trigger. */
export function readNotes(context: IWebhookFunctions): string {
	const trigger = triggerOf(context);
	notes.adopt(trigger, storedOf(context).asked);
	return trigger;
}

/**
 * Writes what is known here and missing in what n8n stored: with each thing that a trigger stores, as
 * n8n stores all of it, and an older copy of the notes with it (source: "n8n static data").
 */
export function keepNotes(context: IWebhookFunctions): void {
	const trigger = readNotes(context);
	const stored = storedOf(context);
	if (!notes.knowsMoreThan(trigger, stored.asked)) return;
	const isAlone = isOnlyProcess(stored.writers, Date.now());
	stored.asked = notes.toStore(trigger);
	stored.writers = withThisProcess(stored.writers, Date.now());
	if (!isAlone) void lookAgain(context, `${trigger} notes`, notes.watch(trigger));
}

/**
 * Takes a note of questions that a node of the same credential asked. `undefined` for every other post.
 * Throws what n8n throws when the credential cannot be read.
 */
export async function takeNote(
	context: IWebhookFunctions,
	gateway: AskingGateway,
	body: unknown,
): Promise<IDataObject | undefined> {
	if (!looksLikeNote(body)) return undefined;
	const key = await keyIn(context, gateway);
	const note = provenNote(body, key);
	if (!note) return undefined;
	notes.learn(readNotes(context), note);
	keepNotes(context);
	return notedAnswer(note, key);
}

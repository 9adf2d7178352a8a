import { invalid } from '../failure';
import { samePerson } from '../whatsapp/phone/readings';
import { ByteReader, bytesOf } from './bytes';
import { isSame, sign, type WaitKey } from './key';

/** Which question of which execution something is about. */
export interface Place {
	execution: string;
	/** Id of the node that asks. */
	node: string;
	/** How often that node ran in the execution before, in a loop for instance. */
	run: number;
	/** Input item that the question is for. */
	item: number;
	/** n8n's own signature of the node's waiting webhook, without which n8n lets nobody in. */
	signature: string;
}

/** One choice of a question. */
export interface Choice {
	place: Place;
	/** Position among the choices of the question, from 0. */
	choice: number;
}

const PREFIX = 'n8n-ask:';
const VERSION = 1;
const MAC_BYTES = 16;
/** WhatsApp allows 256 characters for a button and 200 for a row (source: "WhatsApp message limits"). */
const LONGEST = 200;

const macOf = (key: WaitKey, bytes: Buffer, recipient: string): Buffer =>
	sign(key, ['choice', bytes.toString('base64url'), samePerson(recipient)]).subarray(0, MAC_BYTES);

const written = (bytes: Buffer, mac: Buffer): string =>
	PREFIX + Buffer.concat([bytes, mac]).toString('base64url');

/** Whether an id was made for a question of *Send and Wait*, or wants to look like it. */
export const looksLikeChoice = (id: unknown): id is string =>
	typeof id === 'string' && id.startsWith(PREFIX);

/**
 * The id of a choice: all that is needed to find the question again, and a signature over it, the
 * choice and the person. It resumes nothing by itself: who answers has to prove knowledge of the key.
 *
 * @param recipient digits of the person who is asked
 * @throws Failure `invalidRequest` when the names that n8n gave leave no room for it
 */
export function choiceId({ place, choice }: Choice, recipient: string, key: WaitKey): string {
	const { execution, node, run, item, signature } = place;
	const bytes = bytesOf([VERSION, execution, node, run, item, choice, signature]);
	const id = written(bytes, macOf(key, bytes, recipient));
	if (id.length <= LONGEST) return id;
	throw invalid(
		'Operation',
		'cannot ask from this node: its ID is too long for a button',
		'Delete the node, add it again from the list of nodes, and fill it in anew.',
	);
}

function bytesIn(id: string): { bytes: Buffer; mac: Buffer } {
	const all = Buffer.from(id.slice(PREFIX.length), 'base64url');
	const end = Math.max(0, all.length - MAC_BYTES);
	return { bytes: all.subarray(0, end), mac: all.subarray(end) };
}

function partsOf(bytes: Buffer): Choice | undefined {
	let found: Choice | undefined;
	try {
		const reader = new ByteReader(bytes);
		if (reader.number() === VERSION) {
			const [execution, node] = [reader.text(), reader.text()];
			const [run, item, choice] = [reader.number(), reader.number(), reader.number()];
			const place = { execution, node, run, item, signature: reader.text() };
			if (reader.isAtEnd) found = { place, choice };
		}
	} catch {
		found = undefined;
	}
	return found;
}

/**
 * What an id says, if it is ours and this person was asked; `undefined` for everything else, without
 * telling what was wrong, by its time either: nothing is read before the signature is right.
 *
 * @param sender digits of the person who pressed
 */
export function readChoice(id: string, sender: string, key: WaitKey): Choice | undefined {
	const { bytes, mac } = bytesIn(id.slice(0, LONGEST));
	const isOurs = isSame(mac, macOf(key, bytes, sender)) && written(bytes, mac) === id;
	return isOurs ? partsOf(bytes) : undefined;
}

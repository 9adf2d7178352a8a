import { createHash } from 'node:crypto';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { Ask, Multipart } from '../operation/operation';
import { samePerson } from '../whatsapp/phone/readings';

/** Whom an item is going to reach, known before anything is sent. */
export interface Target {
	/** In digits where it is a phone number; else what the gateway calls it, e.g. a conversation. */
	to: string;
	/** The same in the words of the output. */
	addressee: IDataObject;
	/** Equal for messages that say the same; a hash, since a run may have very many. */
	message: string;
}

/** What tells the item's file from another: n8n's own id of it, or its content. */
function fileIn(context: IExecuteFunctions, index: number, property: string): unknown {
	const { id, data } = context.getInputData()[index].binary?.[property] ?? {};
	return id ?? data;
}

function filesOf(context: IExecuteFunctions, index: number, { body }: Ask): unknown[] {
	if (body === undefined || !('multipart' in body)) return [];
	return Object.values((body as Multipart).multipart).map((part) =>
		typeof part === 'object' && 'binaryProperty' in part
			? fileIn(context, index, part.binaryProperty)
			: part,
	);
}

/**
 * Whom the first change of an item's plan will reach.
 *
 * @returns `undefined` for a change that reaches nobody in particular
 */
export function targetOf(context: IExecuteFunctions, index: number, ask: Ask): Target | undefined {
	const { to, addressee = { recipient: to }, message, path, body } = ask;
	if (to === undefined) return undefined;
	const said = [message ?? [path, body], filesOf(context, index, ask)];
	const who = samePerson(to);
	const words = JSON.stringify(said);
	// An older id of the same person makes no other message.
	const alike = who === to ? words : words.replaceAll(to, who);
	const hash = createHash('sha256').update(alike).digest('base64');
	return { to, addressee, message: hash };
}

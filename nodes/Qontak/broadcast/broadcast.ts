import type { IDataObject } from 'n8n-workflow';
import { dictionaryIn } from '../../shared/json';
import type { Ask, Plan } from '../../shared/operation/operation';
import { readEntries, readOne, requireId, whatsAppIdIn } from '../reads';
import { receiptOf } from '../trigger/events/receipt';

type Query = NonNullable<Ask['query']>;

/** Reads broadcasts, `most` at most (source: "Qontak bulk broadcast"). */
export function* readBroadcasts(most: number, query: Query): Plan<IDataObject[]> {
	return yield* readEntries(['broadcasts', 'whatsapp'], query, most);
}

/**
 * Reads one broadcast by its ID (source: "Qontak bulk broadcast"). Throws Failure
 * (`invalidRequest`) for an empty ID; an unknown one is `notFound`.
 */
export function* readBroadcast(id: string): Plan<IDataObject> {
	return yield* readOne((chosen) => ['broadcasts', chosen, 'whatsapp'], id, { label: 'Broadcast' });
}

/**
 * Reads what became of each recipient, `most` at most (source: "Qontak broadcast log"). Wants an
 * admin or supervisor. Throws Failure (`invalidRequest`) for an empty ID.
 */
export function* readBroadcastLog(id: string, most: number): Plan<IDataObject[]> {
	const chosen = requireId(id, 'Broadcast');
	return yield* readEntries(['broadcasts', chosen, 'whatsapp', 'log'], {}, most);
}

/** A broadcast reduced to what a workflow goes on with; `null` for what Qontak does not tell. */
export function simplifiedBroadcast(found: IDataObject): IDataObject {
	const template = dictionaryIn(found.message_template);
	return {
		id: found.id ?? null,
		name: found.name ?? null,
		template: template.name ?? null,
		contactListId: found.contact_list_id ?? null,
		channelId: found.channel_integration_id ?? null,
		executeStatus: found.execute_status ?? null,
		counts: dictionaryIn(found.message_status_count),
		sendAt: found.send_at ?? null,
		createdAt: found.created_at ?? null,
	};
}

/** What {@link simplifiedBroadcast} gives. */
export const broadcastSample = {
	id: '34879159-8298-486b-8420-f968285d8a42',
	name: 'October offer',
	template: 'message',
	contactListId: '82345b7d-f6fe-4905-9a4a-67eb1cd00998',
	channelId: '56b60c3c-0123-46af-958b-32f3ad12ee37',
	executeStatus: 'done',
	counts: { failed: 0, delivered: 12, read: 30, pending: 0, sent: 2 },
	sendAt: '2026-11-20T08:15:30.000Z',
	createdAt: '2026-11-20T08:15:30.000Z',
};

/** Whether Qontak has handed the message to WhatsApp, or given up. */
export const isSettled = (entry: IDataObject) => receiptOf(entry).value !== 'pending';

/** Why it failed: WhatsApp's code where there is one, the words, and the reason. */
function errorOf(entry: IDataObject): IDataObject {
	const { error } = receiptOf(entry);
	if (!error) return {};
	const { code, title, details, reason } = error;
	const words = title === '' ? (details ?? '') : title;
	return {
		error: {
			...(code === '' ? {} : { code }),
			title: words,
			...(details === undefined || details === words ? {} : { details }),
			reason,
		},
	};
}

/** An entry of the log in the words that all gateways share. */
export function simplifiedEntry(entry: IDataObject): IDataObject {
	const messageId = whatsAppIdIn(entry.whatsapp_message_id);
	return {
		gateway: 'qontak',
		broadcastId: entry.messages_broadcast_id ?? null,
		...(messageId === undefined ? {} : { messageId }),
		recipient: entry.contact_phone_number ?? null,
		name: entry.contact_full_name ?? null,
		status: receiptOf(entry).value,
		...errorOf(entry),
		createdAt: entry.created_at ?? null,
	};
}

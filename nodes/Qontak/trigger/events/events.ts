import type { IDataObject } from 'n8n-workflow';
import { type NormalizedEvent } from '../../../shared/event/event';
import {
	defined,
	dictionaryIn,
	digitsIn,
	fingerprint,
	isDictionary,
	isoTime,
	textIn,
} from '../../../shared/json';
import { contentOf } from './content';
import { kindOf } from './kind';
import { customerIn, isFromCustomer, roomIn, timeIn } from './parts';
import { receiptOf, reportOf, statusWord } from './receipt';

/** The most events that are read from one post; Qontak posts one at a time. */
const MOST_EVENTS = 1_000;

type Reader = (body: IDataObject, receivedAt: string) => NormalizedEvent | undefined;

const other = (body: IDataObject, receivedAt: string): NormalizedEvent => ({
	event: 'other',
	gateway: 'qontak',
	id: `other:${fingerprint(body)}`,
	receivedAt,
	raw: body,
});

/** WhatsApp's id where there is one, and Qontak's own where it is another. */
function idsOf(own: string | undefined, external: unknown) {
	const messageId = textIn(external) ?? own;
	return { messageId, gatewayMessageId: own === messageId ? undefined : own };
}

/** Who is on which side: rooms know the customer's number, but not the business's. */
function peopleOf(body: IDataObject): Partial<NormalizedEvent> {
	const customer = customerIn(body);
	return isFromCustomer(body)
		? { from: customer, direction: 'in' }
		: { to: customer, direction: 'out' };
}

const roomIdOf = (body: IDataObject) =>
	textIn(body.room_id) ?? textIn(roomIn(body).room_id) ?? textIn(roomIn(body).id);

const message: Reader = (body, receivedAt) => {
	const id = textIn(body.id) ?? textIn(body.external_id);
	if (id === undefined) return undefined;
	return defined<NormalizedEvent>({
		event: 'message',
		gateway: 'qontak',
		id,
		...idsOf(id, body.external_id),
		roomId: roomIdOf(body),
		...peopleOf(body),
		name: isFromCustomer(body) ? textIn(dictionaryIn(body.sender).name) : undefined,
		timestamp: timeIn(body.created_at),
		receivedAt,
		message: contentOf(body),
		raw: body,
	});
};

/** `created_at` is the message's, whatever the status: it tells only when the message was made. */
const status: Reader = (body, receivedAt) => {
	const id = textIn(body.id) ?? textIn(body.external_id);
	const word = statusWord(body);
	if (id === undefined || word === '') return undefined;
	return defined<NormalizedEvent>({
		event: 'status',
		gateway: 'qontak',
		id: `${id}:${word}`,
		...idsOf(id, body.external_id),
		roomId: roomIdOf(body),
		...peopleOf(body),
		timestamp: word === 'created' ? timeIn(body.created_at) : undefined,
		receivedAt,
		status: receiptOf(body),
		raw: body,
	});
};

const broadcastStatus: Reader = (body, receivedAt) => {
	const broadcastId = textIn(body.messages_broadcast_id);
	const to = digitsIn(body.contact_phone_number);
	const id = textIn(body.id) ?? textIn(body.whatsapp_message_id) ?? `${broadcastId}:${to}`;
	const word = statusWord(body);
	if (word === '') return undefined;
	return defined<NormalizedEvent>({
		event: 'broadcastStatus',
		gateway: 'qontak',
		id: `broadcast:${id}:${word}`,
		...idsOf(textIn(body.id), body.whatsapp_message_id),
		broadcastId,
		to,
		direction: 'out',
		timestamp: isoTime(reportOf(body).timestamp),
		receivedAt,
		status: receiptOf(body),
		raw: body,
	});
};

/** No document shows a resolved room; it is read as a room (source: "Qontak room events"). */
const room: Reader = (body, receivedAt) => {
	const roomId = roomIdOf(body);
	if (roomId === undefined) return undefined;
	const { resolved_at: resolved, name } = roomIn(body);
	const when = textIn(resolved);
	return defined<NormalizedEvent>({
		event: 'room',
		gateway: 'qontak',
		// A room can be opened and resolved again.
		id: `room:${roomId}:${when ?? fingerprint(body)}`,
		roomId,
		from: customerIn(body),
		name: textIn(name),
		timestamp: timeIn(resolved),
		receivedAt,
		raw: body,
	});
};

const template: Reader = (body, receivedAt) => ({
	event: 'template',
	gateway: 'qontak',
	id: `template:${fingerprint(body)}`,
	receivedAt,
	raw: body,
});

const READERS = { message, status, broadcastStatus, room, template, other, contactChanged: other };

/**
 * The events in a body that Qontak posted: one object for each event
 * (sources: "Qontak message events", "Qontak broadcast events", "Qontak room events"). What has no
 * name here passes as `other`. Gives nothing for what is no event; never throws.
 *
 * @param receivedAt when it was posted (ISO 8601, UTC)
 */
export function eventsOf(body: unknown, receivedAt: string): NormalizedEvent[] {
	const all = Array.isArray(body) ? body.slice(0, MOST_EVENTS) : [body];
	return all
		.filter(isDictionary)
		.filter((one) => Object.keys(one).length > 0)
		.map((one) => READERS[kindOf(one)](one, receivedAt) ?? other(one, receivedAt));
}

import type { IDataObject } from 'n8n-workflow';
import { type NormalizedEvent } from '../../../shared/event/event';
import { isMetaForm, metaEvents } from '../../../shared/event/metaEvents';
import {
	defined,
	dictionaryIn,
	fingerprint,
	isDictionary,
	isoTime,
	textIn,
} from '../../../shared/json';
import { postedNumber } from '../../../shared/whatsapp/phone/posted';
import { whatsAppIdIn } from '../../reads';
import { contentOf } from './content';
import { kindOf, nameOf } from './kind';
import { customerIn, isFromCustomer, roomIdIn, timeIn } from './parts';
import { receiptOf, reportOf, statusWord } from './receipt';
import { room } from './room';

/** The most events that are read from one post; Qontak posts one at a time. */
const MOST_EVENTS = 1_000;

type Reader = (body: IDataObject, receivedAt: string) => NormalizedEvent | undefined;

const other = (body: IDataObject, receivedAt: string): NormalizedEvent =>
	defined<NormalizedEvent>({
		event: 'other',
		kind: nameOf(body),
		gateway: 'qontak',
		id: `other:${fingerprint(body)}`,
		receivedAt,
		raw: body,
	});

/** WhatsApp's id where there is one, and Qontak's own where it is another. */
function idsOf(own: string | undefined, external: unknown) {
	const messageId = whatsAppIdIn(external) ?? own;
	return { messageId, gatewayMessageId: own === messageId ? undefined : own };
}

/**
 * The same for a message in a room: Qontak's own id always, so that a receipt can be joined to its send
 * also while WhatsApp has given none.
 */
const idsInRoom = ({ id, external_id: external }: IDataObject) => ({
	...idsOf(textIn(id), external),
	gatewayMessageId: textIn(id),
});

/** Who is on which side: rooms know the customer's number, but not the business's. */
function peopleOf(body: IDataObject): Partial<NormalizedEvent> {
	const { number, userId, username } = customerIn(body);
	return isFromCustomer(body)
		? { from: number, userId, username, direction: 'in' }
		: { to: number, userId, username, direction: 'out' };
}

const message: Reader = (body, receivedAt) => {
	const id = textIn(body.id) ?? whatsAppIdIn(body.external_id);
	if (id === undefined) return undefined;
	return defined<NormalizedEvent>({
		event: 'message',
		gateway: 'qontak',
		id,
		...idsInRoom(body),
		roomId: roomIdIn(body),
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
	const id = textIn(body.id) ?? whatsAppIdIn(body.external_id);
	const word = statusWord(body);
	if (id === undefined || word === '') return undefined;
	return defined<NormalizedEvent>({
		event: 'status',
		gateway: 'qontak',
		id: `${id}:${word}`,
		...idsInRoom(body),
		roomId: roomIdIn(body),
		...peopleOf(body),
		timestamp: word === 'created' ? timeIn(body.created_at) : undefined,
		receivedAt,
		status: receiptOf(body),
		raw: body,
	});
};

const broadcastStatus: Reader = (body, receivedAt) => {
	const broadcastId = textIn(body.messages_broadcast_id);
	const to = postedNumber(body.contact_phone_number);
	const whom = to ?? textIn(body.contact_phone_number) ?? fingerprint(body);
	const id = textIn(body.id) ?? whatsAppIdIn(body.whatsapp_message_id) ?? `${broadcastId}:${whom}`;
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

const template: Reader = (body, receivedAt) => ({
	event: 'template',
	gateway: 'qontak',
	id: `template:${fingerprint(body)}`,
	receivedAt,
	raw: body,
});

const READERS = {
	message,
	status,
	broadcastStatus,
	room,
	template,
	other,
	contactChanged: other,
	preference: other,
};

function read(body: IDataObject, receivedAt: string): NormalizedEvent[] {
	const kind = kindOf(body);
	if (kind === 'other' && isMetaForm(body))
		return metaEvents(body, { gateway: 'qontak', receivedAt });
	return [READERS[kind](body, receivedAt) ?? other(body, receivedAt)];
}

/**
 * The events in a body that Qontak posted: one object for each event
 * (sources: "Qontak message events", "Qontak broadcast events", "Qontak room events"). What comes in
 * Meta's own form is read so (source: "WhatsApp webhooks"). What has no name here passes as `other`.
 * Gives nothing for what is no event; never throws.
 *
 * @param receivedAt when it was posted (ISO 8601, UTC)
 */
export function eventsOf(body: unknown, receivedAt: string): NormalizedEvent[] {
	const all = Array.isArray(body) ? body.slice(0, MOST_EVENTS) : [body];
	return all
		.filter(isDictionary)
		.filter((one) => Object.keys(one).length > 0)
		.flatMap((one) => read(one, receivedAt));
}

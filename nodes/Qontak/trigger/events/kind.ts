import type { IDataObject } from 'n8n-workflow';
import { type EventKind } from '../../../shared/event/event';
import { textIn } from '../../../shared/json';
import { roomIn } from './parts';

/**
 * Kinds by `data_event`, which is called like the setting that switches the event on; in Mekari's own
 * webhooks like what was done to the room (source: "Qontak room events").
 */
const BY_NAME: Readonly<Record<string, EventKind>> = {
	receive_message_from_customer: 'message',
	receive_message_from_agent: 'message',
	status_message: 'status',
	broadcast_log_status: 'broadcastStatus',
	room_resolved: 'room',
	room_created: 'room',
	room_updated: 'room',
	'qontak.chat.room.created': 'room',
	'qontak.chat.room.updated': 'room',
	add_agent: 'room',
	remove_agent: 'room',
	agent_assigned_to_room: 'room',
	agent_unassigned_from_room: 'room',
	status_template: 'template',
};

const isRoom = ({ type, account_uniq_id: number }: IDataObject) =>
	/^Models::\w*Room$/.test(textIn(type) ?? '') || textIn(number) !== undefined;

const isTemplate = ({ name, language, category, status }: IDataObject) =>
	[name, language, category, status].every((part) => typeof part === 'string' && part !== '');

/** For older accounts, whose posts carry no name of the event. */
function byShape(body: IDataObject): EventKind {
	const { participant_type: who, status } = body;
	if (who === 'customer') return 'message';
	if (textIn(who) !== undefined) return status === 'created' ? 'message' : 'status';
	if (isRoom(roomIn(body))) return 'room';
	return isTemplate(body) ? 'template' : 'other';
}

/** What Qontak calls a post; older accounts do not name it. */
export const nameOf = (body: IDataObject): string | undefined =>
	textIn(body.data_event) ?? textIn(body.event_type) ?? textIn(body.event);

/**
 * What a post is about (source: "Qontak message events"): a broadcast's log entry is known by its
 * own field, the rest by name, and without a name by who wrote it and its status. A name that is
 * not known is only overruled where the post is clearly a message or a room.
 */
export function kindOf(body: IDataObject): EventKind {
	if (textIn(body.messages_broadcast_id) !== undefined) return 'broadcastStatus';
	const name = nameOf(body);
	if (name === undefined) return byShape(body);
	if (Object.hasOwn(BY_NAME, name)) return BY_NAME[name];
	const isClear = textIn(body.participant_type) !== undefined || isRoom(roomIn(body));
	return isClear ? byShape(body) : 'other';
}

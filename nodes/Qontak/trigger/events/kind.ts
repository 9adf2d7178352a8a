import type { IDataObject } from 'n8n-workflow';
import { type EventKind } from '../../../shared/event/event';
import { textIn } from '../../../shared/json';

/** Kinds by `data_event`, which is called like the setting that switches the event on. */
const BY_NAME: Readonly<Record<string, EventKind>> = {
	receive_message_from_customer: 'message',
	receive_message_from_agent: 'message',
	status_message: 'status',
	broadcast_log_status: 'broadcastStatus',
	room_resolved: 'room',
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
	if (isRoom(body)) return status === 'resolved' ? 'room' : 'other';
	return isTemplate(body) ? 'template' : 'other';
}

/**
 * What a post is about (source: "Qontak message events"): a broadcast's log entry is known by its
 * own field, the rest by name, and without a name by who wrote it and its status. A name that is
 * not known is only overruled where the post is clearly a message.
 */
export function kindOf(body: IDataObject): EventKind {
	if (textIn(body.messages_broadcast_id) !== undefined) return 'broadcastStatus';
	const name = textIn(body.data_event) ?? textIn(body.event_type);
	if (name === undefined) return byShape(body);
	if (Object.hasOwn(BY_NAME, name)) return BY_NAME[name];
	return textIn(body.participant_type) === undefined ? 'other' : byShape(body);
}

import type { IDataObject } from 'n8n-workflow';
import { isDictionary } from '../../shared/json';
import {
	limitField,
	readOptionsField,
	returnAllField,
	simplifyField,
} from '../../shared/operation/fields';
import { defineOperation, emit } from '../../shared/operation/operation';
import { readList, requireId } from '../reads';
import { messageSample, roomIdField, roomSample, simplifiedMessage, simplifiedRoom } from './room';

/**
 * An entry of the list: a conversation, as the OpenAPI shows it. Programs that read messages there
 * get messages (source: "Qontak rooms"); only these have a `room_id`.
 */
function simplifiedEntry(entry: IDataObject, at: string): IDataObject {
	if (entry.room_id !== undefined) return simplifiedMessage(entry);
	const { last_message: last } = entry;
	return {
		...simplifiedRoom(entry, at),
		createdAt: entry.created_at ?? null,
		lastMessageAt: entry.last_message_at ?? null,
		resolvedAt: entry.resolved_at ?? null,
		lastMessage: isDictionary(last) ? simplifiedMessage(last) : null,
	};
}

/** The conversations of a room's customer, newest first (source: "Qontak rooms"). */
export const getHistory = defineOperation({
	resource: 'room',
	option: {
		name: 'Get History',
		value: 'getHistory',
		action: 'Get history of room',
		description: 'Get the conversations of the same customer, each with its last message',
	},
	fields: [roomIdField, returnAllField, limitField, simplifyField, readOptionsField],
	*plan({ roomId, returnAll, limit, simplify }) {
		const path = ['rooms', requireId(roomId, 'Room ID'), 'histories'];
		const { found, at } = yield* readList(path, {}, returnAll ? Infinity : limit);
		for (const entry of found) yield* emit(simplify ? simplifiedEntry(entry, at) : entry);
	},
	sample: {
		...roomSample,
		createdAt: '2026-11-19T17:02:11.000Z',
		lastMessageAt: '2026-11-20T08:15:30.000Z',
		resolvedAt: '2026-11-20T09:00:00.000Z',
		lastMessage: messageSample,
	},
});

import type { IDataObject } from 'n8n-workflow';
import { type NormalizedEvent } from '../../../shared/event/event';
import { defined, fingerprint, textIn } from '../../../shared/json';
import { nameOf } from './kind';
import { customerIn, roomIdIn, roomIn, timeIn } from './parts';

/** What a post says was done to its room: by its name, or by the state that the room is in now. */
const kindIn = (body: IDataObject): string | undefined =>
	nameOf(body) ?? textIn(roomIn(body).status);

const RESOLVED = ['room_resolved', 'resolved'];
const CREATED = ['room_created', 'qontak.chat.room.created'];

/** When it was done: a room keeps the times of all that was done to it. */
function whenIn(kind: string | undefined, body: IDataObject): unknown {
	const { resolved_at: resolved, created_at: created, updated_at: updated } = roomIn(body);
	if (RESOLVED.includes(kind ?? '')) return resolved;
	return CREATED.includes(kind ?? '') ? created : updated;
}

/**
 * A room that was opened, assigned, changed or resolved; `undefined` without its id. No document
 * shows a resolved one (source: "Qontak room events").
 */
export function room(body: IDataObject, receivedAt: string): NormalizedEvent | undefined {
	const roomId = roomIdIn(body);
	if (roomId === undefined) return undefined;
	const kind = kindIn(body);
	const { number, userId } = customerIn(body);
	const { resolved_at: resolved, name } = roomIn(body);
	// A room can be opened and resolved again.
	const time = RESOLVED.includes(kind ?? '') ? textIn(resolved) : undefined;
	return defined<NormalizedEvent>({
		event: 'room',
		kind,
		gateway: 'qontak',
		id: `room:${roomId}:${time ?? fingerprint(body)}`,
		roomId,
		from: number,
		userId,
		name: textIn(name),
		timestamp: timeIn(whenIn(kind, body)),
		receivedAt,
		raw: body,
	});
}

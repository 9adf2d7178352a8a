import type { IDataObject } from 'n8n-workflow';
import { readOptionsField, simplifyField } from '../../shared/operation/fields';
import { ask, emit, type Body, type Plan } from '../../shared/operation/operation';
import { roomIdField } from '../fields';
import { dataOf } from '../reads';
import { requireId } from '../read';
import { simplifiedRoom } from './room';

/** The fields of every change of a room, before and behind its own. */
export const changeFields = {
	before: [roomIdField],
	behind: [simplifyField, readOptionsField],
} as const;

/** One change of a room. */
interface Change {
	method: 'POST' | 'PUT' | 'DELETE';
	/** Segments behind the room. */
	path: readonly string[];
	body?: Body;
}

/** Changes a room and hands out what it is now (reference 1.4). */
export function* changeRoom(
	form: { roomId: string; simplify: boolean },
	{ method, path, body }: Change,
): Plan {
	const roomId = requireId(form.roomId, 'Room ID');
	const answer = yield* ask({
		effect: 'write',
		method,
		path: ['rooms', roomId, ...path],
		...(body ? { body } : {}),
		missing: {
			reason: 'notFound',
			message: `'Room ID' is ${roomId}, or names an agent or tag, that Qontak does not know`,
			description: 'Get the room to see its ID, agents and tags.',
		},
	});
	const room = dataOf(answer.body);
	// No document shows what these calls answer.
	const known = room.id === undefined ? { id: roomId } : simplifiedRoom(room);
	yield* emit(form.simplify ? known : ((answer.body ?? {}) as IDataObject));
}

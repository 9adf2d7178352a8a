import type { IDataObject } from 'n8n-workflow';
import type { Field } from '../../shared/operation/field';
import { readOptionsField, simplifyField } from '../../shared/operation/fields';
import { ask, emit, type Body, type Multipart, type Plan } from '../../shared/operation/operation';
import { requireText } from '../../shared/whatsapp/limits';
import { dataOf, requireId } from '../reads';

/** Which conversation, by its ID. */
export const roomIdField = {
	displayName: 'Room ID',
	name: 'roomId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. e658411a-c2c9-4d6b-a5a6-4b0a3c1f2d3e',
	description: 'The conversation, as the Qontak Trigger or Get Many of rooms gives it',
} as const satisfies Field;

/**
 * A room reduced to what a workflow goes on with; the customer's number is `account_uniq_id`
 * (source: "Qontak rooms").
 */
export function simplifiedRoom(room: IDataObject): IDataObject {
	return {
		id: room.id ?? null,
		name: room.name ?? null,
		recipient: room.account_uniq_id ?? null,
		status: room.status ?? null,
		session: room.session ?? null,
		sessionAt: room.session_at ?? null,
		channel: room.channel ?? null,
		channelId: room.channel_integration_id ?? null,
		tags: room.tags ?? [],
		unread: room.unread_count ?? null,
	};
}

/** What {@link simplifiedRoom} gives. */
export const roomSample = {
	id: 'e658411a-c2c9-4d6b-a5a6-4b0a3c1f2d3e',
	name: 'Burhanudin',
	recipient: '628117661000',
	status: 'assigned',
	session: 'open',
	sessionAt: '2026-11-20T08:15:30.000Z',
	channel: 'wa_cloud',
	channelId: '56b60c3c-0123-46af-958b-32f3ad12ee37',
	tags: ['vip'],
	unread: 2,
};

/** A message of a room in the words that all gateways share. */
export function simplifiedMessage(message: IDataObject): IDataObject {
	const { participant_type: participant, external_id: external, file } = message;
	const { url } = (file ?? {}) as IDataObject;
	return {
		messageId: external ?? message.id ?? null,
		gatewayMessageId: message.id ?? null,
		direction: participant === 'customer' ? 'in' : 'out',
		participant: participant ?? null,
		type: message.type ?? null,
		text: message.text ?? null,
		...(typeof url === 'string' ? { mediaUrl: url } : {}),
		status: message.status ?? null,
		createdAt: message.created_at ?? null,
	};
}

/** The tag that is put on a room or taken off. */
export const tagField = {
	displayName: 'Tag',
	name: 'tag',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. vip',
} as const satisfies Field;

/**
 * One tag as a form field `tag`: what three programs with working logs send. Qontak's own client
 * has JSON with `name`, another program `tags` (source: "Qontak room tags"). Throws Failure
 * (`invalidRequest`) for an empty one.
 */
export function tagBody(tag: string): Multipart {
	requireText(tag, 'Tag');
	return { multipart: { tag: tag.trim() } };
}

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

/**
 * Changes a room and hands out what it is now (source: "Qontak rooms"). Throws Failure
 * (`invalidRequest`) when 'Room ID' is empty.
 */
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

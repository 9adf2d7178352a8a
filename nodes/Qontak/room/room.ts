import type { IDataObject } from 'n8n-workflow';
import { dictionaryIn, isDictionary, textIn } from '../../shared/json';
import type { Field } from '../../shared/operation/field';
import { readOptionsField, simplifyField } from '../../shared/operation/fields';
import { ask, emit, type Answer, type Body, type Plan } from '../../shared/operation/operation';
import { requireText } from '../../shared/whatsapp/limits';
import { postedNumber } from '../../shared/whatsapp/phone/posted';
import { isWhatsApp } from '../channel/channel';
import { dataOf, requireId, whatsAppIdIn } from '../reads';
import { sessionOf } from './session';

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

/** Rooms of other channels have ids of their own; one that does not tell its channel is WhatsApp's. */
const isWhatsAppRoom = ({ channel }: IDataObject) =>
	textIn(channel) === undefined || isWhatsApp({ target_channel: channel });

/** The number of a room's customer; `undefined` where the id is none: of a group, of another channel. */
export const numberIn = (room: IDataObject): string | undefined =>
	isWhatsAppRoom(room) ? postedNumber(room.account_uniq_id) : undefined;

/**
 * A room reduced to what a workflow goes on with (source: "Qontak rooms"). The customer is
 * `account_uniq_id`: a number at WhatsApp, another id elsewhere.
 *
 * @param at when it was read (ISO 8601); its session counts from there
 */
export function simplifiedRoom(room: IDataObject, at: string): IDataObject {
	const customer = textIn(room.account_uniq_id)?.trim().replace(/^\+/, '') ?? null;
	return {
		id: room.id ?? null,
		name: room.name ?? null,
		recipient: numberIn(room) ?? null,
		customerId: customer,
		status: room.status ?? null,
		session: sessionOf(room, at),
		sessionAt: room.session_at ?? null,
		channel: room.channel ?? null,
		channelId: room.channel_integration_id ?? null,
		agentIds: Array.isArray(room.agent_ids) ? room.agent_ids : [],
		tags: room.tags ?? room.tag_list ?? [],
		unread: room.unread_count ?? null,
	};
}

/** What {@link simplifiedRoom} gives. */
export const roomSample = {
	id: 'e658411a-c2c9-4d6b-a5a6-4b0a3c1f2d3e',
	name: 'Burhanudin',
	recipient: '628117661000',
	customerId: '628117661000',
	status: 'assigned',
	session: 'open',
	sessionAt: '2026-11-20T08:15:30.000Z',
	channel: 'wa_cloud',
	channelId: '56b60c3c-0123-46af-958b-32f3ad12ee37',
	agentIds: ['f3a6f7a0-5a5e-4e0f-9d7b-3c1d6f1f0a03'],
	tags: ['vip'],
	unread: 2,
};

/** A message of a room in the words that all gateways share. */
export function simplifiedMessage(message: IDataObject): IDataObject {
	const { participant_type: participant, external_id: external, file } = message;
	const { url } = dictionaryIn(file);
	return {
		messageId: whatsAppIdIn(external) ?? message.id ?? null,
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

/** What {@link simplifiedMessage} gives. */
export const messageSample = {
	messageId: 'wamid.HBgMNjI4MTE3NjYxMDAwFQIAERgSQUQxRjkyOTU1RTkxMTc5OTI2AA==',
	gatewayMessageId: '4198c4b2-6f2e-4f0e-9a3c-2f8f6d1f7a10',
	direction: 'in',
	participant: 'customer',
	type: 'text',
	text: 'helo',
	status: 'created',
	createdAt: '2026-11-20T08:15:30.000Z',
};

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
 * One tag, as the OpenAPI has it (source: "Qontak room tags"). Throws Failure (`invalidRequest`) for
 * an empty one.
 */
export function tagBody(tag: string): IDataObject {
	requireText(tag, 'Tag');
	return { tag: tag.trim() };
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
	/** What else the data of the answer confirms. */
	tells?(data: unknown): IDataObject;
}

/**
 * Changes a room and hands out what the answer tells of it (source: "Qontak rooms"): the room, who
 * joined it, or no more than that it was done. Throws Failure (`invalidRequest`) when 'Room ID' is
 * empty.
 */
export function* changeRoom(
	form: { roomId: string; simplify: boolean },
	{ method, path, body, tells = () => ({}) }: Change,
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
	const data = isDictionary(answer.body) ? answer.body.data : undefined;
	const simple = { ...changedRoom(roomId, answer), ...tells(data) };
	yield* emit(form.simplify ? simple : ((answer.body ?? {}) as IDataObject));
}

function changedRoom(roomId: string, { body, at }: Pick<Answer, 'body' | 'at'>): IDataObject {
	const found = dataOf(body);
	const agentId = textIn(found.contact_able_id);
	if (agentId !== undefined) {
		const { name } = dictionaryIn(found.profile);
		return { id: roomId, agentId, ...(textIn(name) === undefined ? {} : { agentName: name }) };
	}
	// The answer to a change may have an id of its own, which is not the room's.
	const isRoom = found.id === roomId || textIn(found.account_uniq_id) !== undefined;
	return isRoom ? simplifiedRoom(found, at) : { id: roomId };
}

/** What {@link changeRoom} gives where somebody joins the room. */
export const joinedSample = {
	id: roomSample.id,
	agentId: 'f3a6f7a0-5a5e-4e0f-9d7b-3c1d6f1f0a03',
	agentName: 'Sari Melati',
};

/** What {@link changeRoom} gives where Qontak answers no more than that it was done. */
export const doneSample = { id: roomSample.id };

import type { IDataObject } from 'n8n-workflow';

/** A room with what people need of it; the customer's number is `account_uniq_id` (reference 1.6). */
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

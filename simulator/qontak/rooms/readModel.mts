import type { Json } from '../../core/answer.mts';
import { nameOfChannel, numberOfChannel, ORGANIZATION_ID, type User } from '../organization.mts';
import { isUnresponded, SENDERS } from './print.mts';
import type { Room, RoomMessage } from './room.mts';

/**
 * Rooms as the endpoints of today print them, which is not how webhooks do: there is no `session`
 * (source: "Qontak rooms").
 */

type Printed = { [field: string]: Json };

const picture = (name: string): Json => {
	const url = `https://cdn.qontak.com/uploads/${name}.png`;
	return { url, large: { url }, filename: null, size: 0, small: { url }, medium: { url } };
};

const AVATAR = picture('avatar');

/** What list and detail have in common. */
function common(room: Room): Printed {
	return {
		id: room.id,
		name: room.name,
		description: '',
		status: room.status,
		type: 'Models::CustomerServiceRoom',
		tags: [...room.tags],
		channel: room.channel.target_channel,
		channel_account: nameOfChannel(room.channel),
		organization_id: ORGANIZATION_ID,
		account_uniq_id: room.number,
		channel_integration_id: room.channel.id,
		session_at: room.session_at,
		unread_count: room.unread_count,
		created_at: room.created_at,
		last_message_at: room.messages.at(-1)?.created_at ?? null,
		last_activity_at: room.updated_at,
		updated_at: room.updated_at,
		avatar: AVATAR,
		resolved_at: room.resolved_at,
		external_id: '',
		resolved_by_id: room.resolved_by_id,
		resolved_by_type: room.resolved_by_id === null ? null : 'Models::User',
		extra: { is_participant_online: false },
		agent_ids: [...room.agentIds],
		is_unresponded: isUnresponded(room),
	};
}

function lastMessage(room: Room): RoomMessage | undefined {
	return room.messages.at(-1);
}

function commonMessage(room: Room, message: RoomMessage): Printed {
	return {
		id: message.id,
		type: message.type,
		room_id: room.id,
		is_campaign: message.isCampaign,
		sender_id: message.senderId,
		sender_type: SENDERS[message.participant],
		participant_id: message.senderId,
		participant_type: message.participant,
		organization_id: ORGANIZATION_ID,
		text: message.text,
		status: message.status,
		external_id: message.externalId,
		local_id: message.localId,
		created_at: message.created_at,
		is_edited: false,
		review_star: 0,
	};
}

/** What the customer's phone sent, in Meta's form; of other messages there is none. */
function rawMessage(room: Room, message: RoomMessage): Json {
	if (message.participant !== 'customer' || message.type !== 'text') return null;
	return {
		metadata: {
			phone_number_id: room.channel.settings.phone_number_id ?? '',
			display_phone_number: numberOfChannel(room.channel),
		},
		messaging_product: 'whatsapp',
		messages: [
			{
				from: room.number,
				id: message.externalId,
				text: { body: message.text },
				type: 'text',
				timestamp: String(Math.floor(Date.parse(message.created_at) / 1_000)),
			},
		],
		contacts: [{ profile: { name: room.name }, wa_id: room.number }],
	};
}

/** An entry of GET /rooms and of GET /rooms/{id}/histories. */
export function listedRoom(room: Room): Printed {
	const last = lastMessage(room);
	return {
		...common(room),
		note: { text: '' },
		last_message: last ? commonMessage(room, last) : null,
		is_blocked: room.is_blocked,
		email_cc: [],
	};
}

/** GET /rooms/{id}, and the answer to a change of tags. */
export function detailedRoom(room: Room): Printed {
	const last = lastMessage(room);
	return {
		...common(room),
		channel_uniq_id: numberOfChannel(room.channel),
		note: null,
		last_message: last
			? {
					...commonMessage(room, last),
					channel: room.channel.target_channel,
					raw_message: rawMessage(room, last),
				}
			: null,
		is_dont_auto_resolve: room.is_dont_auto_resolve,
		email_cc: null,
		is_manual_survey: true,
	};
}

/** An agent in a room: who it is stands in `contact_able_id`, `id` is the participation. */
export function agentParticipant(room: Room, user: User): Printed {
	return {
		...participant(room, user.id, user.full_name),
		contact_able_type: 'Models::User',
		type: 'Models::AgentParticipant',
	};
}

/** The same as round robin answers it: without the profile. */
export function joinedByRoundRobin(room: Room, user: User): Printed {
	const { profile, ...joined } = agentParticipant(room, user);
	return profile ? { ...joined, updated_at: room.updated_at } : joined;
}

/** What the answer about automatic resolving leaves out of a room, or calls otherwise. */
const NOT_THERE = [
	...['type', 'tags', 'channel', 'channel_account', 'session_at', 'unread_count'],
	...['last_message_at', 'last_activity_at', 'agent_ids'],
];

/** A room as the answer about automatic resolving prints it: with `tag_list`, without its channel. */
export function roomOfAutoResolve(room: Room): Printed {
	const entries = Object.entries(common(room)).filter(([name]) => !NOT_THERE.includes(name));
	return {
		...Object.fromEntries(entries),
		is_dont_auto_resolve: room.is_dont_auto_resolve,
		is_blocked: room.is_blocked,
		deleted_at: null,
		division_id: null,
		broadcast_id: null,
		last_opened_at: null,
		tag_list: [...room.tags],
	};
}

/** The customer, whose entry no document shows (guessed like an agent's). */
export function customerParticipant(room: Room): Printed {
	return {
		...participant(room, room.contactId, room.name),
		contact_id: room.contactId,
		contact_able_type: 'Models::Contact',
		type: 'Models::CustomerParticipant',
	};
}

function participant(room: Room, personId: string, name: string): Printed {
	return {
		id: participationId(room.id, personId),
		room_id: room.id,
		contact_id: null,
		contact_able_id: personId,
		profile: { name, avatar: AVATAR },
		active_status: 'active',
		handover_id: null,
		created_at: room.created_at,
	};
}

/** The same for the same person in the same room, and no one else's. */
function participationId(roomId: string, personId: string): string {
	const digits = roomId.replaceAll('-', '');
	const others = personId.replaceAll('-', '');
	const mixed = [...digits].map((digit, index) => {
		const sum = Number.parseInt(digit, 16) + Number.parseInt(others[index % others.length], 16);
		return ((sum || 0) % 16).toString(16);
	});
	return mixed.join('').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

import type { Json } from '../../core/answer.mts';
import type { QontakSettings } from '../options.mts';
import { nameOfChannel, ORGANIZATION_ID } from '../organization.mts';
import { type Room, type RoomMessage, sessionOf } from './room.mts';

type Printed = { [field: string]: Json };

/**
 * Rooms and messages as webhooks and endpoints print them: the fields of the official sample of
 * 2021, and with `current` those that newer receivers see (sources: "Qontak rooms",
 * "Qontak message events").
 */
export class Printer {
	constructor(private readonly settings: QontakSettings) {}

	room(room: Room): Printed {
		const classic: Printed = {
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
			session: sessionOf(room, this.settings.now()),
			session_at: room.session_at,
			unread_count: room.unread_count,
			created_at: room.created_at,
			updated_at: room.updated_at,
			avatar: null,
			resolved_at: room.resolved_at,
			external_id: null,
			resolved_by_id: room.resolved_by_id,
			resolved_by_type: room.resolved_by_id === null ? null : 'Models::User',
		};
		if (this.settings.payloads === 'classic') return classic;
		return {
			...classic,
			extra: { is_participant_online: false },
			is_dont_auto_resolve: room.is_dont_auto_resolve,
			is_blocked: room.is_blocked,
			last_message_at: room.messages.at(-1)?.created_at ?? null,
			last_activity_at: room.updated_at,
			is_unresponded: isUnresponded(room),
			division_id: null,
		};
	}

	message(room: Room, message: RoomMessage): Printed {
		const { file } = message;
		const classic: Printed = {
			id: message.id,
			type: message.type,
			room_id: room.id,
			is_campaign: message.isCampaign,
			sender_id: message.senderId,
			sender_type: SENDERS[message.participant],
			sender: { name: message.senderName, avatar: null },
			participant_id: message.senderId,
			organization_id: ORGANIZATION_ID,
			text: message.text,
			status: message.status,
			participant_type: message.participant,
			external_id: message.externalId,
			local_id: message.localId,
			created_at: message.created_at,
			reply: message.reply,
			...(file && {
				file: {
					url: file.url,
					filename: file.filename,
					size: file.bytes.length,
					large: { url: null },
					medium: { url: null },
					small: { url: null },
				},
			}),
			...(message.extra as Printed),
			room: this.room(room),
		};
		if (this.settings.payloads === 'classic') return classic;
		const { id, target_channel } = room.channel;
		return {
			...classic,
			file_uniq_id: file?.id ?? null,
			buttons: [],
			channel_integration: { id, target_channel },
			last_campaign: {},
		};
	}
}

/** Who writes, as Qontak names them. */
export const SENDERS = {
	customer: 'Models::Contact',
	agent: 'Models::User',
	bot: 'Models::SystemAccount',
};

/** Whether the customer wrote last. */
export function isUnresponded({ messages }: Room): boolean {
	return messages.at(-1)?.participant === 'customer';
}

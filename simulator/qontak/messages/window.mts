import type { Account } from '../account.mts';
import { refused } from '../answers.mts';
import { type Room, sessionOf } from '../rooms/room.mts';

/** The room a message goes into. Throws a Refusal when it is closed or the 24 hours have passed. */
export function requireOpenRoom({ rooms, settings }: Account, id: string): Room {
	const room = requireUnresolvedRoom(rooms.find(id));
	if (settings.window === 'enforced' && sessionOf(room, settings.now()) === 'expired') {
		throw refused(
			422,
			'Message failed to send because more than 24 hours have passed since the customer last ' +
				'replied to this number',
		);
	}
	return room;
}

/** The same for templates, which may be sent at any time. */
export function requireUnresolvedRoom(room: Room): Room {
	if (!['wa', 'wa_cloud'].includes(room.channel.target_channel)) {
		throw refused(422, `Room is not a WhatsApp room but one of ${room.channel.target_channel}`);
	}
	if (room.is_blocked) throw refused(422, 'Contact is blocked');
	if (room.status === 'resolved') throw refused(422, 'Room is already resolved');
	return room;
}

import type { Account } from './account.mts';
import { Printer } from './rooms/print.mts';
import type { Room } from './rooms/room.mts';
import type { SentMessage } from './outbox.mts';
import type { Posted } from './webhooks/courier.mts';

/** What people and bots do in Qontak itself, not through its API. */
export class Staff {
	constructor(
		private readonly account: Account,
		private readonly from: 'agent' | 'bot',
		private readonly userId: string,
	) {}

	/** Answers in a room. The events follow as for messages through the API. */
	says(roomId: string, text: string): SentMessage {
		const { rooms, users, outbox } = this.account;
		const room = rooms.find(roomId);
		const name = users.find(({ id }) => id === this.userId)?.full_name ?? 'Bot';
		const message = rooms.write(room, {
			type: 'text',
			participant: this.from,
			senderId: this.userId,
			senderName: name,
			text,
		});
		const content = { kind: 'text', text } as const;
		return outbox.accept({ room, message, kind: 'text', body: undefined, content });
	}

	/** Closes a room; resolves when the webhook has been told. */
	async resolves(roomId: string): Promise<Posted[]> {
		return await resolveRoom(this.account, this.account.rooms.find(roomId), this.userId);
	}
}

/** Closes a room and posts it. The payload is a guess: a room (source: "Qontak room events"). */
export async function resolveRoom(
	{ settings, courier }: Account,
	room: Room,
	userId: string,
): Promise<Posted[]> {
	const at = settings.now().toISOString();
	room.status = 'resolved';
	room.resolved_at = at;
	room.resolved_by_id = userId;
	room.updated_at = at;
	return await courier.publish('room_resolved', new Printer(settings).room(room));
}

import type { Answer } from '../../core/answer.mts';
import type { Content } from '../../core/content.mts';
import type { Account } from '../account.mts';
import { success } from '../answers.mts';
import type { Caller } from '../auth/caller.mts';
import type { StoredFile } from '../files.mts';
import { Printer } from '../rooms/print.mts';
import type { Room, RoomMessage } from '../rooms/room.mts';

/** A message that has passed all checks. */
export interface Outgoing {
	room: Room;
	from: 'agent' | 'bot';
	caller: Caller;
	kind: string;
	type: RoomMessage['type'];
	text: string;
	file?: StoredFile;
	localId?: string;
	content: Content;
	/** The request's body. */
	body: unknown;
}

/** The sender of bots' messages. */
export const BOT_ID = '2f0a7c1e-90f1-4f2e-8a64-0b1f7d6c5e43';

/** Writes it into the room, puts it on the phone, and answers 201 with the message as created. */
export function deliver(account: Account, outgoing: Outgoing): Answer {
	const { rooms, users, outbox, settings } = account;
	const { room, from, caller, kind, type, text, file, localId, content, body } = outgoing;
	const user = users.find(({ id }) => id === caller.userId);
	const message = rooms.write(room, {
		type,
		participant: from,
		senderId: from === 'bot' ? BOT_ID : caller.userId,
		senderName: from === 'bot' ? 'Bot' : (user?.full_name ?? ''),
		text,
		...(file && { file }),
		...(localId !== undefined && { localId }),
	});
	const printed = new Printer(settings).message(room, message);
	outbox.accept({ room, message, kind, body, content });
	return { ...success(printed, 201), accepted: true };
}

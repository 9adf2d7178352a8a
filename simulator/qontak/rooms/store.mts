import { randomUUID } from 'node:crypto';
import type { PhoneBook } from '../../core/phones.mts';
import { notFound } from '../answers.mts';
import type { Channel } from '../organization.mts';
import type { Room, RoomMessage } from './room.mts';

type NewMessage = Pick<RoomMessage, 'type' | 'participant' | 'senderId' | 'senderName' | 'text'> &
	Partial<RoomMessage>;

/** The rooms of the organisation. A customer has at most one unresolved room on a channel. */
export class RoomStore {
	private readonly rooms = new Map<string, Room>();
	/** The newest room of each customer on each channel. */
	private readonly newest = new Map<string, Room>();
	private readonly contactIds = new Map<string, string>();

	constructor(
		private readonly phones: PhoneBook,
		private readonly now: () => Date,
	) {}

	/** The room of a customer on a channel; a new one when there is none or it was resolved. */
	enter(number: string, channel: Channel, status: 'campaign' | 'unassigned', name?: string): Room {
		const key = `${number} ${channel.id}`;
		const known = this.newest.get(key);
		if (known && known.status !== 'resolved') return known;
		const at = this.now().toISOString();
		const room: Room = {
			id: randomUUID(),
			name: name ?? this.phones.phone(number).name,
			number,
			contactId: this.contactIdOf(number),
			channel,
			status,
			tags: [],
			agentIds: [],
			session_at: null,
			unread_count: 0,
			is_blocked: false,
			is_dont_auto_resolve: false,
			created_at: at,
			updated_at: at,
			resolved_at: null,
			resolved_by_id: null,
			messages: [],
		};
		this.rooms.set(room.id, room);
		this.newest.set(key, room);
		return room;
	}

	/** Puts a message into a room. */
	write(room: Room, given: NewMessage): RoomMessage {
		const at = this.now().toISOString();
		const message: RoomMessage = {
			id: randomUUID(),
			isCampaign: false,
			status: 'created',
			externalId: null,
			localId: null,
			reply: null,
			created_at: at,
			...given,
		};
		room.messages.push(message);
		room.updated_at = at;
		if (message.participant === 'customer') {
			room.session_at = at;
			room.unread_count += 1;
			if (room.status === 'campaign') room.status = 'unassigned';
		}
		return message;
	}

	/** Throws a Refusal, 404, when there is no such room. */
	find(id: string): Room {
		const room = this.rooms.get(id);
		if (!room) throw notFound('Room');
		return room;
	}

	get(id: string): Room | undefined {
		return this.rooms.get(id);
	}

	/** Oldest first. */
	all(): Room[] {
		return [...this.rooms.values()];
	}

	/** The rooms of one customer, oldest first. */
	of(number: string): Room[] {
		return this.all().filter((room) => room.number === number);
	}

	/** The same for one number, always. */
	contactIdOf(number: string): string {
		const id = this.contactIds.get(number) ?? randomUUID();
		this.contactIds.set(number, id);
		return id;
	}
}

import type { Json } from '../core/answer.mts';
import type { Content } from '../core/content.mts';
import { whatsAppMessageId } from '../core/ids.mts';
import type { Phone } from '../core/phones.mts';
import { type Account, GATEWAY } from './account.mts';
import { findChoice } from './choices.mts';
import type { Channel } from './organization.mts';
import { Printer } from './rooms/print.mts';
import type { Room, RoomMessage } from './rooms/room.mts';
import type { Posted } from './webhooks/courier.mts';

/** What a customer did, and how the webhook took it. */
export interface Act {
	/** Qontak's id of the message. */
	messageId: string;
	/** WhatsApp's. */
	externalId: string;
	room: Room;
	payload: Json;
	posted: Posted[];
}

interface Common {
	/** WhatsApp's id of the message, if a test must know it beforehand. */
	id?: string;
	/** The message it answers: WhatsApp's id. */
	inReplyTo?: string;
	/** The id of the channel; unless told that of the open room, else the first of type wa_cloud. */
	channel?: string;
}

interface MediaOptions extends Common {
	caption?: string;
	mimeType?: string;
	filename?: string;
}

type Written = Pick<RoomMessage, 'type' | 'text'> & Partial<RoomMessage>;

/**
 * One customer's hands. Each act writes into the customer's room (and opens one), puts a message on
 * the phone, posts the event (source: "Qontak message events"), and resolves when delivery has
 * ended.
 */
export class Customer {
	constructor(
		private readonly account: Account,
		readonly number: string,
	) {}

	/** The phone with everything on it. */
	get phone(): Phone {
		return this.account.phones.phone(this.number);
	}

	/** The customer's newest room; undefined when there is none. */
	get room(): Room | undefined {
		return this.account.rooms.of(this.number).at(-1);
	}

	/** Writes a text. */
	async says(text: string, options: Common = {}): Promise<Act> {
		return await this.writes({ type: 'text', text }, { kind: 'text', text }, options);
	}

	async sendsImage(bytes: Uint8Array, options: MediaOptions = {}): Promise<Act> {
		const usual = { mimeType: 'image/jpeg', filename: 'image.jpg' };
		return await this.sendsFile('image', bytes, { ...usual, ...options });
	}

	async sendsVideo(bytes: Uint8Array, options: MediaOptions = {}): Promise<Act> {
		const usual = { mimeType: 'video/mp4', filename: 'video.mp4' };
		return await this.sendsFile('video', bytes, { ...usual, ...options });
	}

	async sendsAudio(bytes: Uint8Array, options: MediaOptions = {}): Promise<Act> {
		const usual = { mimeType: 'audio/mpeg', filename: 'audio.mp3' };
		return await this.sendsFile('audio', bytes, { ...usual, ...options });
	}

	async sendsVoice(bytes: Uint8Array, options: MediaOptions = {}): Promise<Act> {
		const usual = { mimeType: 'audio/ogg; codecs=opus', filename: 'voice.ogg' };
		return await this.sendsFile('voice', bytes, { ...usual, ...options });
	}

	async sendsDocument(bytes: Uint8Array, options: MediaOptions = {}): Promise<Act> {
		const usual = { mimeType: 'application/pdf', filename: 'document.pdf' };
		return await this.sendsFile('document', bytes, { ...usual, ...options });
	}

	/** Where the place stands in the payload, no document shows: beside the text. */
	async sendsLocation(
		location: { latitude: number; longitude: number; name?: string; address?: string },
		options: Common = {},
	): Promise<Act> {
		const written = { type: 'location', text: '', extra: { location } } as const;
		return await this.writes(written, { kind: 'location', location }, options);
	}

	/** Where shared contacts stand in the payload, no document shows: beside the text. */
	async sendsContacts(
		contacts: readonly { name: string; phones: readonly string[] }[],
		options: Common = {},
	): Promise<Act> {
		const written = { type: 'contact', text: '', extra: { contacts } } as const;
		return await this.writes(written, { kind: 'contacts', contacts }, options);
	}

	/**
	 * Presses a reply button, a quick reply or a list row: it arrives as its words
	 * (source: "Qontak message events").
	 */
	async presses(idOrTitle: string, options: Common = {}): Promise<Act> {
		const { bubble, choice } = findChoice(this.phone, idOrTitle);
		const { kind, id, title } = choice;
		const sent = this.account.outbox.of(bubble);
		const channel = sent && this.account.rooms.get(sent.roomId)?.channel.id;
		return await this.writes(
			{ type: 'text', text: title },
			{ kind: 'reply', text: title, reply: { kind, id } },
			{ channel, inReplyTo: bubble.id, ...options },
		);
	}

	/** Opens the chat: posts `read` for one message (by WhatsApp's id), or for all not read yet. */
	async reads(externalId?: string): Promise<Posted[]> {
		const unread = this.phone.bubbles.filter(
			({ gateway, direction, status, id }) =>
				gateway === GATEWAY &&
				direction === 'out' &&
				(externalId === undefined ? status !== 'read' && status !== 'failed' : id === externalId),
		);
		const posted = await Promise.all(
			unread.map(async (bubble) => (await this.account.outbox.of(bubble)?.advance('read')) ?? []),
		);
		return posted.flat();
	}

	private async sendsFile(
		type: 'image' | 'video' | 'audio' | 'voice' | 'document',
		bytes: Uint8Array,
		{ caption = '', filename = '', mimeType = '', ...options }: MediaOptions,
	): Promise<Act> {
		const file = this.account.files.add({ filename, mimeType, bytes });
		const content: Content = {
			kind: type,
			...(caption && { text: caption }),
			media: { id: file.id, link: file.url, mimeType, filename },
		};
		return await this.writes({ type, text: caption, file }, content, options);
	}

	/** Into the room, onto the phone, to the webhook. */
	private async writes(written: Written, content: Content, options: Common): Promise<Act> {
		const { phones, rooms, courier, settings } = this.account;
		const { id: externalId = whatsAppMessageId('wamid.'), inReplyTo } = options;
		const channel = this.channelOf(options.channel);
		const room = rooms.enter(this.number, channel, 'unassigned');
		const message = rooms.write(room, {
			...written,
			participant: 'customer',
			senderId: room.contactId,
			senderName: this.phone.name,
			externalId,
			reply: inReplyTo === undefined ? null : this.qontakIdOf(room, inReplyTo),
		});
		phones.add({
			id: externalId,
			gateway: GATEWAY,
			environment: 'production',
			phone: this.number,
			direction: 'in',
			content: { ...content, ...(inReplyTo !== undefined && { inReplyTo }) },
			status: 'received',
		});
		const payload = new Printer(settings).message(room, message);
		const event = 'receive_message_from_customer';
		const posted = await courier.publish(event, payload, channel.target_channel);
		return { messageId: message.id, externalId, room, payload, posted };
	}

	/** The gateway's id of a message, by WhatsApp's. */
	private qontakIdOf({ messages }: Room, externalId: string): string | null {
		const received = messages.find((one) => one.externalId === externalId);
		const sent = this.account.outbox.messages.find((one) => one.externalId === externalId);
		return (received ?? sent)?.id ?? null;
	}

	private channelOf(id: string | undefined): Channel {
		const { room } = this;
		if (id === undefined && room && room.status !== 'resolved') return room.channel;
		const channel = this.account.channels.find((one) =>
			id === undefined ? one.target_channel === 'wa_cloud' && one.is_active : one.id === id,
		);
		if (!channel) throw new Error(`There is no channel ${id ?? 'of type wa_cloud'}`);
		return channel;
	}
}

import type { Json } from '../core/answer.mts';
import { unixSeconds } from '../core/clock.mts';
import type { Content } from '../core/content.mts';
import { whatsAppMessageId } from '../core/ids.mts';
import type { Bubble, Phone } from '../core/phones.mts';
import { type Account, GATEWAY } from './account.mts';
import { type Choice, findChoice } from './choices.mts';
import type { Posted } from './webhooks.mts';

/** What a customer did, and how the webhooks took it. */
export interface Act {
	messageId: string;
	payload: Json;
	posted: Posted[];
}

interface Common {
	/** The message's id, if a test must know it beforehand. */
	id?: string;
	/** The message it answers. */
	inReplyTo?: string;
}

/** A contact as WhatsApp shares it; more parts than these are passed on. */
type SharedContact = {
	name: { formatted_name: string; first_name?: string; last_name?: string };
	phones?: { phone: string; type?: string; wa_id?: string }[];
} & { [part: string]: Json | undefined };

interface MediaOptions extends Common {
	caption?: string;
	mimeType?: string;
	filename?: string;
	/** The gateway's id of the file. */
	mediaId?: string;
}

/**
 * One customer's hands. Each act puts a message on the phone, fires the webhooks in the printed
 * shape (or Meta's, where none is printed; sources: "Ivosights events", "WhatsApp webhooks"), and
 * resolves when delivery has ended.
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

	/** Writes a text. */
	async says(text: string, options: Common = {}): Promise<Act> {
		const { inReplyTo } = options;
		return await this.writes('text', { body: text }, { kind: 'text', text, inReplyTo }, options);
	}

	async sendsImage(bytes: Uint8Array, options: MediaOptions = {}): Promise<Act> {
		return await this.sendsMedia('image', bytes, { mimeType: 'image/jpeg', ...options });
	}

	async sendsVideo(bytes: Uint8Array, options: MediaOptions = {}): Promise<Act> {
		return await this.sendsMedia('video', bytes, { mimeType: 'video/mp4', ...options });
	}

	async sendsAudio(bytes: Uint8Array, options: MediaOptions = {}): Promise<Act> {
		return await this.sendsMedia('audio', bytes, { mimeType: 'audio/mpeg', ...options });
	}

	async sendsVoice(bytes: Uint8Array, options: MediaOptions = {}): Promise<Act> {
		const mimeType = 'audio/ogg; codecs=opus';
		return await this.sendsMedia('voice', bytes, { mimeType, ...options });
	}

	async sendsDocument(bytes: Uint8Array, options: MediaOptions = {}): Promise<Act> {
		return await this.sendsMedia('document', bytes, { mimeType: 'application/pdf', ...options });
	}

	async sendsSticker(bytes: Uint8Array, options: MediaOptions = {}): Promise<Act> {
		return await this.sendsMedia('sticker', bytes, { mimeType: 'image/webp', ...options });
	}

	async sendsLocation(
		location: {
			latitude: number;
			longitude: number;
			name?: string;
			address?: string;
			url?: string;
		},
		options: Common = {},
	): Promise<Act> {
		return await this.writes('location', location, { kind: 'location', location }, options);
	}

	/** Shares contacts, each in WhatsApp's form. */
	async sendsContacts(contacts: readonly SharedContact[], options: Common = {}): Promise<Act> {
		const cards = contacts.map(({ name, phones = [] }) => ({
			name: name.formatted_name,
			phones: phones.map(({ phone }) => phone),
		}));
		return await this.writes('contacts', contacts, { kind: 'contacts', contacts: cards }, options);
	}

	/** Presses a reply button, a template's quick reply, or a list row: by its id or its words. */
	async presses(idOrTitle: string, options: Common = {}): Promise<Act> {
		const { bubble, choice } = findChoice(this.phone, GATEWAY, idOrTitle, options.inReplyTo);
		return await this.chooses(bubble, choice, options);
	}

	/** Fills in a flow; the answers come as Meta posts them. */
	async submitsFlow(answers: Record<string, Json>, options: Common = {}): Promise<Act> {
		const { bubble } = findChoice(this.phone, GATEWAY, undefined, options.inReplyTo);
		const { flow, buttons } = bubble.content;
		const button = buttons?.find(({ type }) => type === 'flow');
		const token = flow?.token ?? button?.token ?? 'unused';
		const reply = {
			name: 'flow',
			body: 'Sent',
			response_json: JSON.stringify({ flow_token: token, ...answers }),
		};
		return await this.writes(
			'interactive',
			{ type: 'nfm_reply', nfm_reply: reply },
			{ kind: 'reply', text: 'Sent', reply: { kind: 'flow', data: answers } },
			{ inReplyTo: bubble.id, ...options },
		);
	}

	/** Puts an emoji under a message. */
	async reacts(emoji: string, messageId: string, options: Common = {}): Promise<Act> {
		return await this.writes(
			'reaction',
			{ message_id: messageId, emoji },
			{ kind: 'reaction', reaction: { emoji, messageId } },
			options,
		);
	}

	/** Opens the chat: posts `read` for one message, or for all that are not read yet. */
	async reads(messageId?: string): Promise<Posted[]> {
		const unread = this.phone.bubbles.filter(
			({ gateway, direction, status, id }) =>
				gateway === GATEWAY &&
				direction === 'out' &&
				(messageId === undefined ? status !== 'read' && status !== 'failed' : id === messageId),
		);
		const posted = await Promise.all(
			unread.map(async (bubble) => await this.account.outbox.advance(bubble, 'read')),
		);
		return posted.flat();
	}

	/** Takes back a message the customer wrote. */
	async deletes(messageId: string): Promise<Posted[]> {
		const bubble = this.account.phones.find(GATEWAY, messageId);
		if (!bubble) throw new Error(`${this.number} has no message ${messageId}`);
		return await this.account.outbox.advance(bubble, 'deleted');
	}

	/** Moves to another number. */
	async changesNumber(newNumber: string, options: Common = {}): Promise<Act> {
		const body = `User ${this.phone.name} changed from +${this.number} to +${newNumber}`;
		const system = { body, new_wa_id: newNumber, type: 'user_changed_number' };
		return await this.writes('system', system, { kind: 'system', text: body }, options);
	}

	private async sendsMedia(
		type: 'image' | 'video' | 'audio' | 'voice' | 'document' | 'sticker',
		bytes: Uint8Array,
		{ caption, filename, mimeType = '', mediaId, ...options }: MediaOptions,
	): Promise<Act> {
		const file = this.account.media.add(bytes, mimeType, mediaId);
		const { id, sha256 } = file;
		const payload = {
			...(type !== 'sticker' && { file: `/usr/local/wamedia/shared/${id}` }),
			id,
			mime_type: mimeType,
			sha256,
			...(caption !== undefined && { caption }),
			...(filename !== undefined && { filename }),
		};
		const media = { id, mimeType, filename };
		return await this.writes(type, payload, { kind: type, media, text: caption }, options);
	}

	private async chooses(bubble: Bubble, choice: Choice, options: Common): Promise<Act> {
		const about = { inReplyTo: bubble.id, ...options };
		const { kind, id, title, description } = choice;
		const content: Content = { kind: 'reply', text: title, reply: { kind, id } };
		if (kind === 'template') {
			return await this.writes('button', { payload: id, text: title }, content, about);
		}
		const reply =
			kind === 'button'
				? { type: 'button_reply', button_reply: { id, title } }
				: {
						type: 'list_reply',
						list_reply: { id, title, ...(description !== undefined && { description }) },
					};
		return await this.writes('interactive', reply, content, about);
	}

	/** Puts the message on the phone and posts it. */
	private async writes(type: string, part: Json, content: Content, options: Common): Promise<Act> {
		const { phones, webhooks, settings } = this.account;
		const { id = whatsAppMessageId('ABGG'), inReplyTo } = options;
		phones.add({
			id,
			gateway: GATEWAY,
			environment: 'production',
			phone: this.number,
			direction: 'in',
			content: { ...content, ...(inReplyTo !== undefined && { inReplyTo }) },
			status: 'received',
		});
		const message = {
			...(inReplyTo !== undefined && {
				context: { from: settings.businessNumber, id: inReplyTo },
			}),
			from: this.number,
			id,
			timestamp: unixSeconds(settings.now()),
			[type]: part,
			type,
		};
		const payload: Json = { ...this.introduction(type), messages: [message] };
		return { messageId: id, payload, posted: await webhooks.publish(payload) };
	}

	/** Who writes; left out of media and system messages (source: "Ivosights events"). */
	private introduction(type: string): { [key: string]: Json } {
		if (['image', 'video', 'audio', 'voice', 'document', 'sticker', 'system'].includes(type)) {
			return {};
		}
		return { contacts: [{ profile: { name: this.phone.name }, wa_id: this.number }] };
	}
}

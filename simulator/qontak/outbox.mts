import type { Json } from '../core/answer.mts';
import { pause } from '../core/clock.mts';
import type { Content } from '../core/content.mts';
import { whatsAppMessageId } from '../core/ids.mts';
import { type Recorded, recorded } from '../core/journal.mts';
import type { Bubble, Failure, PhoneBook } from '../core/phones.mts';
import { GATEWAY } from './account.mts';
import type { LogEntry } from './broadcasts/log.mts';
import { advanceEntry, printEntry } from './broadcasts/log.mts';
import type { QontakSettings } from './options.mts';
import type { Printer } from './rooms/print.mts';
import type { Room, RoomMessage } from './rooms/room.mts';
import type { Courier, Posted } from './webhooks/courier.mts';

export type Receipt = 'sent' | 'delivered' | 'read' | 'failed';

/** A message the gateway took on. */
export interface SentMessage {
	/** Qontak's id of the message in its room. */
	id: string;
	/** WhatsApp's id. */
	externalId: string;
	roomId: string;
	/** Of a broadcast's message. */
	broadcastId?: string;
	/** The recipient: digits without `+`. */
	to: string;
	/** `template`, `text`, `image` … */
	kind: string;
	/** The request's body: JSON, or the texts of a form. */
	body: unknown;
	/** What the recipient sees. */
	content: Content;
	readonly status: Bubble['status'];
	/** Moves it on and posts the events; resolves when the webhook has them. */
	advance(status: Receipt, failure?: Failure): Promise<Posted[]>;
}

export interface Accepted {
	room: Room;
	message: RoomMessage;
	kind: string;
	body: unknown;
	content: Content;
	/** Of a broadcast. */
	entry?: LogEntry;
	/** Why WhatsApp will not deliver it. */
	failure?: Failure;
}

export const UNDELIVERABLE: Failure = { code: 131026, title: 'Message undeliverable' };

/** Takes messages on, puts them on phones, and lets receipts follow. */
export class Outbox {
	readonly messages: Recorded<SentMessage> = recorded();
	private readonly following = new Set<Promise<unknown>>();
	private readonly byExternalId = new Map<string, SentMessage>();

	constructor(
		private readonly settings: QontakSettings,
		private readonly phones: PhoneBook,
		private readonly courier: Courier,
		private readonly printer: Printer,
		private readonly notOnWhatsApp: ReadonlySet<string>,
	) {}

	/** Aborts when the simulator closes. */
	get signal(): AbortSignal {
		return this.courier.signal;
	}

	/** Takes a message on; its receipts come later. */
	accept(accepted: Accepted): SentMessage {
		const { room, message, entry, content } = accepted;
		const to = room.number;
		const bubble = this.phones.add({
			id: whatsAppMessageId('wamid.'),
			gateway: GATEWAY,
			environment: 'production',
			phone: to,
			direction: 'out',
			content,
			status: 'accepted',
		});
		const sent: SentMessage = {
			id: message.id,
			externalId: bubble.id,
			roomId: room.id,
			...(entry && { broadcastId: entry.broadcastId }),
			to,
			kind: accepted.kind,
			body: accepted.body,
			content,
			get status() {
				return bubble.status;
			},
			advance: async (status, failure) => await this.advance(accepted, bubble, status, failure),
		};
		this.messages.push(sent);
		this.byExternalId.set(bubble.id, sent);
		this.follow(this.receipts(accepted, bubble));
		return sent;
	}

	/** The message behind a bubble. */
	of(bubble: Bubble): SentMessage | undefined {
		return this.byExternalId.get(bubble.id);
	}

	/** Resolves when all that follows by itself has happened and been posted. */
	async settled(): Promise<void> {
		while (this.following.size > 0) await Promise.all(this.following);
	}

	/** Counts work that goes on after an answer was given. */
	follow(work: Promise<unknown>): void {
		const counted = work.finally(() => this.following.delete(counted));
		this.following.add(counted);
	}

	/** First the announcement (a broadcast's log entry, an agent's message), then the receipts. */
	private async receipts(accepted: Accepted, bubble: Bubble): Promise<void> {
		if (accepted.entry) await pause(this.settings.logDelayMs, this.signal);
		if (this.signal.aborted) return;
		await this.announce(accepted);
		const failure =
			accepted.failure ?? (this.notOnWhatsApp.has(bubble.phone) ? UNDELIVERABLE : undefined);
		if (!failure && this.settings.receipts === 'manual') return;
		for (const status of failure ? FAILS : SUCCEEDS) {
			await pause(this.settings.receiptDelayMs, this.signal);
			if (this.signal.aborted || bubble.status === 'read') return;
			await this.advance(accepted, bubble, status, failure);
		}
	}

	/**
	 * An agent's message is posted as it is created, without WhatsApp's id; a bot's comes as a status
	 * from the beginning (the real log in "Qontak message events" of docs/sources.md).
	 */
	private async announce({ room, message, entry }: Accepted): Promise<void> {
		if (entry) {
			entry.visible = true;
			return;
		}
		const event = message.participant === 'agent' ? 'receive_message_from_agent' : 'status_message';
		const payload = this.printer.message(room, message);
		await this.courier.publish(event, payload, room.channel.target_channel);
	}

	private async advance(
		{ room, message, entry }: Accepted,
		bubble: Bubble,
		status: Receipt,
		given?: Failure,
	): Promise<Posted[]> {
		const failure = status === 'failed' ? (given ?? UNDELIVERABLE) : undefined;
		const channel = room.channel.target_channel;
		message.status = status;
		message.externalId = bubble.id;
		this.phones.mark(bubble, status, failure);
		const posts: Promise<Posted[]>[] = [];
		if (entry) {
			advanceEntry(entry, bubble, status, this.settings.now(), failure);
			posts.push(this.courier.publish('broadcast_log_status', eventOf(entry), channel));
		}
		const payload = this.printer.message(room, message);
		posts.push(this.courier.publish('status_message', payload, channel));
		return (await Promise.all(posts)).flat();
	}
}

const SUCCEEDS = ['sent', 'delivered', 'read'] as const;
const FAILS = ['failed'] as const;

function eventOf(entry: LogEntry): Json {
	return { ...printEntry(entry), messages_broadcast_template_id: entry.template.id };
}

import { pause } from '../core/clock.mts';
import type { Delivery } from '../core/deliveries.mts';
import { type Recorded, recorded } from '../core/journal.mts';
import type { PhoneBook } from '../core/phones.mts';
import { type Callbacks, GATEWAY } from './callbacks.mts';
import type { DecisionTelecomSettings } from './options.mts';
import type { ReadMessage } from './read.mts';
import { ON_PHONE, STATUS, type StatusName } from './statuses.mts';

/** A message the gateway took on. */
export interface SentMessage extends ReadMessage {
	/** As answered, and as the account is set: a number or text. */
	id: number | string;
	/** The request's body. */
	body: unknown;
	readonly status: StatusName;
	/** Moves it on and reports it; resolves with what became of the report, if there was one. */
	advance(status: StatusName): Promise<Delivery | undefined>;
}

/** The id that the document prints; the next ones follow. */
const FIRST_ID = 554;

/** Takes messages on, puts them on phones, and lets statuses follow. */
export class Outbox {
	readonly messages: Recorded<SentMessage> = recorded();
	private readonly byId = new Map<string, SentMessage>();
	private readonly following = new Set<Promise<unknown>>();
	private nextId = FIRST_ID;

	constructor(
		private readonly settings: DecisionTelecomSettings,
		private readonly phones: PhoneBook,
		private readonly callbacks: Callbacks,
		private readonly notOnWhatsApp: ReadonlySet<string>,
	) {}

	/** Takes a message on. Its id is in the gateway's answer; statuses come later. */
	accept(read: ReadMessage, body: unknown): SentMessage {
		const id = this.nextId++;
		const bubble = this.phones.add({
			id: String(id),
			gateway: GATEWAY,
			environment: 'production',
			phone: read.to,
			direction: 'out',
			content: read.content,
			status: 'accepted',
		});
		let status: StatusName = 'pending';
		const message: SentMessage = {
			...read,
			id: this.settings.ids === 'string' ? String(id) : id,
			body,
			get status() {
				return status;
			},
			advance: async (next) => {
				status = next;
				this.phones.mark(bubble, ON_PHONE[next]);
				if (read.callbackUrl === undefined) return undefined;
				return await this.callbacks.report(read.callbackUrl, message.id, STATUS[next]);
			},
		};
		this.messages.push(message);
		this.byId.set(String(id), message);
		if (this.settings.receipts === 'auto') this.follow(this.receipts(message));
		return message;
	}

	find(id: string): SentMessage | undefined {
		return this.byId.get(id);
	}

	/** Resolves when all statuses under way have been reported. */
	async settled(): Promise<void> {
		while (this.following.size > 0) await Promise.all(this.following);
	}

	private follow(work: Promise<unknown>): void {
		const counted = work.finally(() => this.following.delete(counted));
		this.following.add(counted);
	}

	private async receipts(message: SentMessage): Promise<void> {
		const way: readonly StatusName[] = this.notOnWhatsApp.has(message.to)
			? ['failed']
			: ['sent', 'delivered', 'seen'];
		for (const status of way) {
			await pause(this.settings.receiptDelayMs, this.callbacks.signal);
			if (this.callbacks.signal.aborted) return;
			await message.advance(status);
		}
	}
}

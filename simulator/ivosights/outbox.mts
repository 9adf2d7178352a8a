import { createHash } from 'node:crypto';
import type { Json } from '../core/answer.mts';
import { pause, unixSeconds } from '../core/clock.mts';
import type { Content } from '../core/content.mts';
import { whatsAppMessageId } from '../core/ids.mts';
import { type Recorded, recorded } from '../core/journal.mts';
import type { Bubble, Failure, PhoneBook, Status } from '../core/phones.mts';
import { GATEWAY, type Environment } from './account.mts';
import type { IvosightsSettings } from './options.mts';
import type { Posted, Webhooks } from './webhooks.mts';

/** A message the gateway took on. */
export interface SentMessage {
	id: string;
	/** The recipient: digits without `+`. */
	to: string;
	/** Which endpoint: `text`, `media`, `template` … */
	kind: string;
	/** The request's body. */
	body: unknown;
	/** What the recipient sees. */
	content: Content;
	environment: Environment;
	readonly status: Status;
	/** Moves it on and posts the receipt; resolves when the webhooks have it. */
	advance(status: Receipt, failure?: Failure): Promise<Posted[]>;
}

export type Receipt = 'sent' | 'delivered' | 'read' | 'failed' | 'deleted';

const WINDOW_MS = 24 * 60 * 60 * 1000;

/** Code and words of the IVOWBA document (source: "WhatsApp error codes"). */
const OUTSIDE_WINDOW: Failure = {
	code: 470,
	href: 'https://developers.facebook.com/docs/whatsapp/api/errors/',
	title:
		'Message failed to send because more than 24 hours have passed since the customer last ' +
		'replied to this number',
};
const UNDELIVERABLE: Failure = { code: 131026, title: 'Message undeliverable' };

/** Takes messages on, puts them on phones, and lets receipts follow. */
export class Outbox {
	readonly messages: Recorded<SentMessage> = recorded();
	private readonly following = new Set<Promise<unknown>>();

	constructor(
		private readonly settings: IvosightsSettings,
		private readonly phones: PhoneBook,
		private readonly webhooks: Webhooks,
		private readonly notOnWhatsApp: ReadonlySet<string>,
	) {}

	/** Takes a message on. Its id is in the gateway's answer; receipts come later. */
	accept(
		given: Pick<SentMessage, 'to' | 'kind' | 'body' | 'content' | 'environment'>,
	): SentMessage {
		const failure = this.failureOf(given.to, given.content);
		const bubble = this.phones.add({
			id: whatsAppMessageId(this.settings.sendAnswer === 'cloud' ? 'wamid.' : 'gBEG'),
			gateway: GATEWAY,
			environment: given.environment,
			phone: given.to,
			direction: 'out',
			content: given.content,
			status: 'accepted',
		});
		const message: SentMessage = {
			...given,
			id: bubble.id,
			get status() {
				return bubble.status;
			},
			advance: async (status, reason) => await this.advance(bubble, status, reason),
		};
		this.messages.push(message);
		if (failure) this.follow(this.fail(bubble, failure));
		else if (this.settings.receipts === 'auto') this.follow(this.receipts(bubble));
		return message;
	}

	/** Moves a message on and posts the status, in the printed shape (source: "Ivosights events"). */
	async advance(bubble: Bubble, status: Receipt, failure?: Failure): Promise<Posted[]> {
		const reason = status === 'failed' ? (failure ?? UNDELIVERABLE) : undefined;
		this.phones.mark(bubble, status, reason);
		return await this.webhooks.publish({
			statuses: [statusPayload(bubble, status, this.settings.now(), reason)],
		});
	}

	/** Resolves when all receipts under way have been posted. */
	async settled(): Promise<void> {
		while (this.following.size > 0) await Promise.all(this.following);
	}

	/** Counts work that goes on after an answer was given. */
	follow(work: Promise<unknown>): void {
		const counted = work.finally(() => this.following.delete(counted));
		this.following.add(counted);
	}

	private async receipts(bubble: Bubble): Promise<void> {
		for (const status of ['sent', 'delivered', 'read'] as const) {
			await pause(this.settings.receiptDelayMs, this.webhooks.signal);
			if (this.webhooks.signal.aborted || bubble.status === 'read') return;
			await this.advance(bubble, status);
		}
	}

	private async fail(bubble: Bubble, failure: Failure): Promise<void> {
		await pause(this.settings.receiptDelayMs, this.webhooks.signal);
		if (!this.webhooks.signal.aborted) await this.advance(bubble, 'failed', failure);
	}

	private failureOf(to: string, content: Content): Failure | undefined {
		if (this.notOnWhatsApp.has(to)) return UNDELIVERABLE;
		if (this.settings.window === 'open' || content.kind === 'template') return undefined;
		const last = this.phones.lastWrote(GATEWAY, to);
		const open = last && this.settings.now().getTime() - last.getTime() < WINDOW_MS;
		return open ? undefined : OUTSIDE_WINDOW;
	}
}

function statusPayload(bubble: Bubble, status: Receipt, now: Date, failure?: Failure): Json {
	const base = {
		...(failure && { errors: [{ ...failure }] }),
		id: bubble.id,
		recipient_id: bubble.phone,
		status,
		...(status !== 'failed' && { type: 'message' }),
		timestamp: unixSeconds(now),
	};
	if (status !== 'sent' && status !== 'delivered') return base;
	const category = bubble.content.template?.category.toLowerCase() ?? 'service';
	return {
		...base,
		conversation: {
			expiration_timestamp: Number(unixSeconds(now)) + WINDOW_MS / 1000,
			id: conversationId(bubble.phone, category),
			origin: { type: category },
		},
		pricing: { billable: category !== 'service', category, pricing_model: 'CBP' },
	};
}

/** 32 hexadecimal digits, the same for one person and category. */
function conversationId(phone: string, category: string): string {
	return createHash('md5').update(`${phone} ${category}`).digest('hex');
}

import type { Json } from '../../core/answer.mts';
import { pause } from '../../core/clock.mts';
import { Deliveries, type Delivery } from '../../core/deliveries.mts';
import { type Recorded, recorded } from '../../core/journal.mts';
import type { PhoneBook } from '../../core/phones.mts';
import { GATEWAY } from '../account.mts';
import type { QontakSettings } from '../options.mts';
import type { EventName, Interactions } from './interactions.mts';

/** One post to a registered address, with its tries and the answered codes. */
export interface Posted extends Delivery {
	/** Undefined for what a test posted by hand. */
	event?: EventName;
	url: string;
	payload: Json | Buffer;
}

/**
 * Posts events to the registered addresses; nothing is signed (source: "Qontak webhook security").
 */
export class Courier {
	/** Every post, in the order in which it ended. */
	readonly posts: Recorded<Posted> = recorded();
	private readonly deliveries: Deliveries;
	private held: (() => Promise<void>)[] = [];

	constructor(
		private readonly settings: QontakSettings,
		private readonly interactions: Interactions,
		private readonly phones: PhoneBook,
	) {
		this.deliveries = new Deliveries({
			tries: settings.webhookTries,
			waitMs: settings.webhookWaitMs,
			timeoutMs: settings.webhookTimeoutMs,
			atOnce: 10,
			counts: (status) => status >= 200 && status < 300,
		});
	}

	/** Aborts when the simulator closes. */
	get signal(): AbortSignal {
		return this.deliveries.signal;
	}

	/**
	 * Posts an event if it is switched on; resolves when all tries have ended. The payload is taken as
	 * it is now: what changes while it is held back does not show.
	 */
	async publish(event: EventName, payload: Json, channel?: string): Promise<Posted[]> {
		const target = this.interactions.targetOf(event);
		if (!target) return [];
		const named =
			this.settings.payloads === 'classic'
				? payload
				: { ...(payload as object), data_event: event, webhook_event: SOURCES[event] };
		const post = async () => [await this.post(target.url, target.id, named, event)];
		const shuffles = this.settings.webhookOrder === 'shuffled' && channel === 'wa_cloud';
		return shuffles ? await this.hold(post) : await post();
	}

	/** Posts anything to an address; a string or bytes as they are. */
	async post(url: string, id: string, payload: Json | Buffer, event?: EventName): Promise<Posted> {
		const body =
			typeof payload === 'string' || Buffer.isBuffer(payload) ? payload : JSON.stringify(payload);
		const delivery = await this.deliveries.post({ url, headers: {} }, body);
		const posted: Posted = { ...(event && { event }), url, payload, ...delivery };
		this.posts.push(posted);
		this.phones.events.emit('webhook', {
			gateway: GATEWAY,
			webhookId: id,
			url,
			body: body.toString(),
			...delivery,
		});
		return posted;
	}

	close(): void {
		this.deliveries.close();
	}

	/** Keeps a post back for a while; what is kept back together leaves in another order. */
	private async hold(post: () => Promise<Posted[]>): Promise<Posted[]> {
		return await new Promise<Posted[]>((resolve) => {
			this.held.push(async () => resolve(await post()));
			if (this.held.length === 1) void this.releaseLater();
		});
	}

	private async releaseLater(): Promise<void> {
		await pause(this.settings.webhookDelayMs, this.signal);
		const held = this.held.splice(0).toReversed();
		for (const leave of held) await leave();
	}
}

const SOURCES: Record<EventName, string> = {
	receive_message_from_agent: 'message_interaction',
	receive_message_from_customer: 'message_interaction',
	status_message: 'message_interaction',
	broadcast_log_status: 'message_interaction',
	room_resolved: 'room_interaction',
	status_template: 'waba_interaction',
};

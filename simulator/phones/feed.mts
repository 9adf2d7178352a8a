import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Bubble, PhoneBook, WebhookEvent } from '../core/phones.mts';
import { type PhonesGateways, viewGateways } from './gateway.mts';
import { viewBubble } from './view.mts';

/** A page that listens. */
interface Reader {
	response: ServerResponse;
	/** How much of the log it has. */
	cursor: number;
	/** Whether it has to take in what was written before it gets more. */
	full: boolean;
	/** How many webhook posts it knows of. */
	webhooks: number;
}

/** Changes that come this close together travel together. Milliseconds. */
const GATHER = 40;
/** Tells pages and proxies that the line is open. Milliseconds. */
const HEARTBEAT = 15_000;
/** Changes in one event, so that a page begins to draw before it has everything. */
const PORTION = 1000;

/**
 * Tells pages what happens on the phones, as server-sent events. The log holds a message each time it
 * changed; an event's id is a place in it, so that a page that lost the line goes on from there, and
 * a new page simply starts at the beginning. A slow page gets fewer, larger events.
 */
export class Feed {
	private readonly run = randomBytes(4).toString('hex');
	private readonly log: Bubble[] = [];
	private readonly orders = new Map<Bubble, number>();
	private readonly readers = new Set<Reader>();
	private readonly webhooks = { delivered: 0, failed: 0 };
	private gathering: NodeJS.Timeout | undefined;
	private readonly heartbeat: NodeJS.Timeout;

	constructor(
		private readonly phones: PhoneBook,
		private readonly gateways: PhonesGateways,
	) {
		for (const bubble of phones.all().flatMap((phone) => phone.bubbles)) this.note(bubble);
		phones.events.on('message', this.note);
		phones.events.on('status', this.note);
		phones.events.on('webhook', this.count);
		this.heartbeat = setInterval(() => {
			for (const { response } of this.readers) response.write(':\n\n');
		}, HEARTBEAT).unref();
	}

	/** Takes on a page; `lastEventId` is what it got last, if it was here before. */
	open(response: ServerResponse, lastEventId?: string): void {
		const [run, place] = (lastEventId ?? '').split('.');
		const known = Number(place);
		const resumed = run === this.run && known >= 0 && known <= this.log.length;
		const reader: Reader = {
			response,
			cursor: resumed ? known : 0,
			full: false,
			webhooks: -1,
		};
		response.on('drain', () => {
			reader.full = false;
			this.tell(reader);
		});
		response.once('close', () => this.readers.delete(reader));
		this.readers.add(reader);
		const hello = { resumed, gateways: viewGateways(this.gateways) };
		response.write(`retry: 1000\nevent: hello\ndata: ${JSON.stringify(hello)}\n\n`);
		this.tell(reader);
	}

	close(): void {
		clearTimeout(this.gathering);
		clearInterval(this.heartbeat);
		this.phones.events.off('message', this.note);
		this.phones.events.off('status', this.note);
		this.phones.events.off('webhook', this.count);
		for (const { response } of this.readers) response.destroy();
	}

	private readonly note = (bubble: Bubble): void => {
		if (!this.orders.has(bubble)) this.orders.set(bubble, this.orders.size);
		this.log.push(bubble);
		this.gather();
	};

	private readonly count = ({ delivered }: WebhookEvent): void => {
		this.webhooks[delivered ? 'delivered' : 'failed'] += 1;
		this.gather();
	};

	private gather(): void {
		if (this.readers.size === 0) return;
		this.gathering ??= setTimeout(() => {
			this.gathering = undefined;
			for (const reader of this.readers) this.tell(reader);
		}, GATHER).unref();
	}

	/** Writes what the page does not have yet, as long as it takes it in. */
	private tell(reader: Reader): void {
		const posted = this.webhooks.delivered + this.webhooks.failed;
		while (!reader.full && (reader.cursor < this.log.length || reader.webhooks !== posted)) {
			const end = Math.min(reader.cursor + PORTION, this.log.length);
			// A message that changed twice is told once, as it is now.
			const changed = new Set(this.log.slice(reader.cursor, end));
			const data = {
				bubbles: [...changed].map((bubble) =>
					viewBubble(bubble, this.orders.get(bubble) ?? 0, this.phones, this.gateways),
				),
				webhooks: this.webhooks,
				more: end < this.log.length,
			};
			reader.cursor = end;
			reader.webhooks = posted;
			const event = `id: ${this.run}.${end}\nevent: changes\ndata: ${JSON.stringify(data)}\n\n`;
			reader.full = !reader.response.write(event);
		}
	}
}

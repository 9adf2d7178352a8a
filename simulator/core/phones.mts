import { EventEmitter } from 'node:events';
import type { Content } from './content.mts';

export type Status = 'accepted' | 'received' | 'sent' | 'delivered' | 'read' | 'failed' | 'deleted';

/** Why a message failed, in WhatsApp's form. */
export interface Failure {
	code: number;
	title: string;
	href?: string;
	details?: string;
}

/** One message on a phone, in either direction. */
export interface Bubble {
	id: string;
	gateway: string;
	environment: string;
	/** The customer's number: digits without `+`. */
	phone: string;
	/** `in`: the customer wrote it; `out`: the business did. */
	direction: 'in' | 'out';
	/** ISO 8601, UTC. */
	at: string;
	content: Content;
	status: Status;
	history: { status: Status; at: string; failure?: Failure }[];
}

/** One webhook post with all its tries. */
export interface WebhookEvent {
	gateway: string;
	webhookId: string;
	url: string;
	body: string;
	delivered: boolean;
	attempts: readonly { status?: number; error?: string }[];
}

interface Events {
	message: [bubble: Bubble];
	status: [bubble: Bubble];
	webhook: [event: WebhookEvent];
}

/** The phone of one customer: who it belongs to and what is on its screen. */
export interface Phone {
	number: string;
	name: string;
	bubbles: Bubble[];
}

const NAMES = [
	'Ayu Lestari',
	'Budi Santoso',
	'Citra Dewi',
	'Dimas Pratama',
	'Eka Putri',
	'Farhan Hidayat',
	'Gita Permata',
	'Hendra Wijaya',
	'Indah Sari',
	'Joko Susilo',
	'Kartika Ningsih',
	'Lukman Hakim',
	'Maya Anggraini',
	'Nanda Saputra',
	'Putri Rahayu',
	'Rizky Ramadhan',
];

/** All phones the gateways can ring. Emits what happens on them, as it happens. */
export class PhoneBook {
	readonly events = new EventEmitter<Events>();
	private readonly phones = new Map<string, Phone>();
	private readonly byId = new Map<string, Bubble>();

	/** `names` are those of numbers that are known; all others get an invented one. */
	constructor(
		private readonly now: () => Date,
		private readonly names: ReadonlyMap<string, string> = new Map(),
	) {
		this.events.setMaxListeners(0);
	}

	/** The phone of a number; made when it is first asked for. */
	phone(number: string): Phone {
		const known = this.phones.get(number);
		if (known) return known;
		const name = this.names.get(number) ?? NAMES[Number(number.slice(-4)) % NAMES.length];
		const phone = { number, name, bubbles: [] };
		this.phones.set(number, phone);
		return phone;
	}

	all(): Phone[] {
		return [...this.phones.values()];
	}

	/** Puts a message on a phone. */
	add(message: Omit<Bubble, 'at' | 'history'>): Bubble {
		const at = this.now().toISOString();
		const bubble = { ...message, at, history: [{ status: message.status, at }] };
		this.phone(message.phone).bubbles.push(bubble);
		this.byId.set(`${message.gateway} ${message.id}`, bubble);
		this.events.emit('message', bubble);
		return bubble;
	}

	/** Moves a message on: sent, delivered, read, failed … */
	mark(bubble: Bubble, status: Status, failure?: Failure): void {
		bubble.status = status;
		bubble.history.push({ status, at: this.now().toISOString(), ...(failure && { failure }) });
		this.events.emit('status', bubble);
	}

	/** Finds a message of one gateway by its id. */
	find(gateway: string, id: string): Bubble | undefined {
		return this.byId.get(`${gateway} ${id}`);
	}

	/** When the customer last wrote to the gateway; undefined if never. */
	lastWrote(gateway: string, number: string): Date | undefined {
		const bubbles = this.phones.get(number)?.bubbles ?? [];
		const last = bubbles.findLast(
			(bubble) => bubble.gateway === gateway && bubble.direction === 'in',
		);
		return last && new Date(last.at);
	}
}

import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Json } from '../../core/answer.mts';
import { invalid, success } from '../answers.mts';
import type { Endpoint } from '../endpoint.mts';
import type { QontakSettings } from '../options.mts';
import { webAddress } from '../rules.mts';
import { validate } from '../validate.mts';

/**
 * The three groups of events; each has one address for the whole organisation
 * (source: "Qontak webhook settings").
 */
export type Slot = 'message_interactions' | 'room_interactions' | 'waba_interactions';

export type EventName =
	| 'receive_message_from_agent'
	| 'receive_message_from_customer'
	| 'status_message'
	| 'broadcast_log_status'
	| 'room_resolved'
	| 'status_template';

const EVENTS: Record<Slot, readonly EventName[]> = {
	message_interactions: [
		'receive_message_from_agent',
		'receive_message_from_customer',
		'status_message',
		'broadcast_log_status',
	],
	room_interactions: ['room_resolved'],
	waba_interactions: ['status_template'],
};

const SLOTS = Object.keys(EVENTS) as Slot[];

interface Registration {
	id: string;
	url: string;
}

/** Where events are posted, and which. */
export class Interactions {
	private readonly registered: Partial<Record<Slot, Registration>> = {};
	private readonly enabled = new Set<EventName>();

	constructor(private readonly settings: QontakSettings) {}

	/** Registers an address for events, as PUT does: it overwrites what was there. */
	register(url: string, events: readonly EventName[]): void {
		for (const slot of SLOTS) {
			const wanted = EVENTS[slot].filter((event) => events.includes(event));
			if (wanted.length === 0) continue;
			this.registered[slot] = { id: randomUUID(), url };
			for (const event of EVENTS[slot]) {
				if (wanted.includes(event)) this.enabled.add(event);
				else this.enabled.delete(event);
			}
		}
	}

	/** Changes one group as its PUT endpoint does. */
	change(slot: Slot, body: unknown): void {
		const { url, ...events } = validate(bodyOf(slot), body) as Change;
		if (url === '' && this.settings.emptyWebhookUrl === 'refused') {
			throw invalid({ url: ["can't be blank"] });
		}
		const address = url === undefined ? this.urlOf(slot) : url || undefined;
		for (const [event, on] of Object.entries(events)) {
			if (on && address === undefined) throw invalid({ url: ['is missing'] });
			if (on) this.enabled.add(event as EventName);
			else this.enabled.delete(event as EventName);
		}
		if (url === '') delete this.registered[slot];
		else if (url !== undefined && url !== this.urlOf(slot)) {
			this.registered[slot] = { id: randomUUID(), url };
		}
	}

	/** The address of a group, whether or not events are on. */
	urlOf(slot: Slot): string | undefined {
		return this.registered[slot]?.url;
	}

	/** The events of a group that are on. */
	eventsOf(slot: Slot): EventName[] {
		return EVENTS[slot].filter((event) => this.enabled.has(event));
	}

	/** Where an event is posted; undefined when it is off. */
	targetOf(event: EventName): Registration | undefined {
		const slot = SLOTS.find((one) => EVENTS[one].includes(event));
		return this.enabled.has(event) && slot ? this.registered[slot] : undefined;
	}

	/** Forgets all addresses and switches everything off. */
	clear(): void {
		for (const slot of SLOTS) delete this.registered[slot];
		this.enabled.clear();
	}

	/** The settings as GET and PUT print them (source: "Qontak webhook settings"). */
	print(slot: Slot): Json {
		const off = { enabled: false, webhooks: [] };
		const ofSlot = (one: Slot) =>
			Object.fromEntries(EVENTS[one].map((event) => [event, this.printEvent(one, event)]));
		return {
			auto_assign_agent: false,
			auto_responder_in_office_hours: { enabled: false, message: '' },
			auto_responder_out_office_hours: { enabled: false, message: '' },
			agent_can_takeover: true,
			custom_agent_allocation: off,
			agent_assigned_to_room: off,
			agent_unassigned_from_room: off,
			...ofSlot('room_interactions'),
			...ofSlot('message_interactions'),
			...(slot === 'waba_interactions' && ofSlot('waba_interactions')),
		};
	}

	/** All events of a group show its one address, also those that are off. */
	private printEvent(slot: Slot, event: EventName): Json {
		const registration = this.registered[slot];
		return {
			enabled: this.enabled.has(event),
			webhooks: registration ? [{ ...registration, event: slot.slice(0, -1) }] : [],
		};
	}
}

type Change = { url?: string } & Partial<Record<EventName, boolean>>;

function bodyOf(slot: Slot) {
	const events = Object.fromEntries(EVENTS[slot].map((event) => [event, z.boolean().optional()]));
	return z.object({ url: z.union([z.literal(''), webAddress]).optional(), ...events }).strict();
}

/** GET and PUT of the three groups. */
export function interactionEndpoints(interactions: Interactions): Endpoint[] {
	return SLOTS.flatMap((slot): Endpoint[] => [
		{
			method: 'GET',
			path: `/${slot}`,
			area: 'webhooks',
			handle: () => success(interactions.print(slot)),
		},
		{
			method: 'PUT',
			path: `/${slot}`,
			area: 'webhooks',
			handle: ({ body }) => {
				interactions.change(slot, body);
				return success(interactions.print(slot));
			},
		},
	]);
}

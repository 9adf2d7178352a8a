import type { IDataObject } from 'n8n-workflow';
import { dictionariesIn, dictionaryIn } from '../../shared/json';
import { maskTokens } from '../../shared/transport/urlToken';
import type { Field } from '../../shared/operation/field';
import type { Ask } from '../../shared/operation/operation';

/**
 * The three groups of events, each with one URL for the whole account
 * (source: "Qontak webhook settings").
 */
export const SLOTS = {
	messages: {
		path: 'message_interactions',
		events: [
			'receive_message_from_customer',
			'receive_message_from_agent',
			'status_message',
			'broadcast_log_status',
		],
	},
	rooms: { path: 'room_interactions', events: ['room_resolved'] },
	templates: { path: 'waba_interactions', events: ['status_template'] },
} as const;

/** Name of one of the {@link SLOTS}. */
export type SlotName = keyof typeof SLOTS;

/**
 * What it means when Qontak does not have the call of a group, which only that of the templates is
 * known to do: it is in no document (source: "Qontak webhook settings").
 */
export const lackOf = (slot: SlotName): Ask['missing'] =>
	slot === 'templates'
		? {
				reason: 'notFound',
				message: 'Qontak does not let this account see or set where template statuses are posted',
				description:
					"No document of Qontak's has this call. Ask Qontak's support whether your account can have it; without it, Get Many of templates shows what became of each.",
			}
		: undefined;

/** Which of the three groups. */
export const settingsField = {
	displayName: 'Settings',
	name: 'settings',
	type: 'options',
	options: [
		{ name: 'Messages', value: 'messages', description: 'Messages and their statuses' },
		{ name: 'Rooms', value: 'rooms', description: 'Rooms that are resolved' },
		{ name: 'Templates', value: 'templates', description: 'Templates that WhatsApp has judged' },
	],
	default: 'messages',
	description: 'Each of the three has one URL for the whole account',
} as const satisfies Field;

/** The settings without the token of a trigger in its address: it opens the webhook. */
export const withoutTokens = (settings: IDataObject): IDataObject =>
	JSON.parse(maskTokens(JSON.stringify(settings), 'qontak')) as IDataObject;

/** What is registered in a group. */
export interface Registered {
	/** Where events are posted; empty when nowhere. */
	url: string;
	/** The events that are on. */
	events: string[];
}

/**
 * Reads a group out of Qontak's settings; all events of a group share one URL
 * (source: "Qontak webhook settings").
 */
export function registeredIn(settings: IDataObject, slot: SlotName): Registered {
	const events = SLOTS[slot].events;
	const entries = events.map((event) => dictionaryIn(settings[event]));
	const urls = entries.flatMap(({ webhooks }) => dictionariesIn(webhooks).map(({ url }) => url));
	const url = urls.find((one): one is string => typeof one === 'string' && one !== '') ?? '';
	return { url, events: events.filter((_, index) => entries[index].enabled === true) };
}

import { type Answer, jsonAnswer } from '../core/answer.mts';
import type { Call, Route } from '../core/listener.mts';
import type { PhoneBook } from '../core/phones.mts';
import { GATEWAY } from './callbacks.mts';
import { refused } from './errors.mts';
import type { DecisionTelecomSettings } from './options.mts';
import type { Outbox } from './outbox.mts';
import { type ReadMessage, readMessage } from './read.mts';
import { STATUS } from './statuses.mts';
import type { RegisteredTemplate } from './templates.mts';

/** All that belongs to the one simulated account; its endpoints work on it. */
export interface Account {
	settings: DecisionTelecomSettings;
	phones: PhoneBook;
	outbox: Outbox;
	templates: RegisteredTemplate[];
}

const WINDOW_MS = 24 * 60 * 60 * 1000;

/**
 * The document's two endpoints (sources: "DecisionTelecom messages", "DecisionTelecom statuses").
 */
export function decisionTelecomRoutes(account: Account): Route[] {
	return [
		{
			method: 'POST',
			path: '/v1/api/send-whatsapp',
			sends: true,
			handle: (call) => send(account, call),
		},
		{
			method: 'POST',
			path: '/v1/api/receive-whatsapp',
			handle: (call) => status(account, call),
		},
	];
}

function send({ settings, phones, outbox, templates }: Account, { body }: Call): Answer {
	const message = readMessage(body as Record<string, unknown>, settings, templates);
	if (settings.balance === 'empty') throw refused(settings, 3);
	if (!isAllowedNow(message, settings, phones)) throw refused(settings, 7);
	const { id } = outbox.accept(message, body);
	return { ...jsonAnswer(200, { message_id: id }), accepted: true };
}

/** Text and images need that the customer wrote in the last 24 hours. */
function isAllowedNow(
	{ kind, to }: ReadMessage,
	{ window, now }: DecisionTelecomSettings,
	phones: PhoneBook,
): boolean {
	if (window === 'open' || kind === 'template') return true;
	const last = phones.lastWrote(GATEWAY, to);
	return last !== undefined && now().getTime() - last.getTime() < WINDOW_MS;
}

function status({ settings, outbox }: Account, { body }: Call): Answer {
	const { message_id: id, ...more } = body as Record<string, unknown>;
	const [unknown] = Object.keys(more);
	if (unknown !== undefined) throw refused(settings, 1, unknown);
	const isId = typeof id === 'number' || typeof id === 'string';
	const message = isId ? outbox.find(String(id)) : undefined;
	if (!message) throw refused(settings, 1, 'message_id');
	return jsonAnswer(200, { message_id: message.id, status: STATUS[message.status] });
}

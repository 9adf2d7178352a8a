import type { StatusValue } from '../../shared/event/event';

/** What one of the gateway's status numbers says. */
export interface MessageStatus {
	/** The package's own word for it, the same for all gateways. */
	value: StatusValue;
	/** The gateway's word. */
	word: string;
	/**
	 * Whether the message has come to its end. `delivered` counts as an end, although `seen` may still
	 * follow: nobody can tell whether a customer will ever open it.
	 */
	final: boolean;
}

/** The gateway's numbers. Those of Viber mean other things (source: "DecisionTelecom statuses"). */
export const STATUSES: Readonly<Record<string, MessageStatus>> = {
	'0': { value: 'sent', word: 'sent', final: false },
	'1': { value: 'delivered', word: 'delivered', final: true },
	'2': { value: 'rejected', word: 'rejected', final: true },
	'3': { value: 'failed', word: 'error', final: true },
	'4': { value: 'failed', word: 'failed', final: true },
	'5': { value: 'deleted', word: 'deleted', final: true },
	'6': { value: 'pending', word: 'pending', final: false },
	'7': { value: 'read', word: 'seen', final: true },
};

const UNKNOWN: MessageStatus = { value: 'other', word: 'unknown', final: false };

/** The meaning of a status as the gateway gives it: a number, the same as text, or its word. */
export function statusOf(given: unknown): MessageStatus {
	const text = String(given ?? '')
		.trim()
		.toLowerCase();
	if (Object.hasOwn(STATUSES, text)) return STATUSES[text];
	return Object.values(STATUSES).find(({ word }) => word === text) ?? UNKNOWN;
}

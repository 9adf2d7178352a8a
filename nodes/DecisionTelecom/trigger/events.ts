import type { IDataObject } from 'n8n-workflow';
import { defined, fingerprint, isDictionary, textIn } from '../../shared/json';
import type { NormalizedEvent } from '../../shared/event/event';
import { postedNumber } from '../../shared/whatsapp/phone/posted';
import { statusOf } from '../message/status';

const MOST_EVENTS = 1_000;

/** Values by name in small letters, without signs: `Message_ID`, `messageId` and `MESSAGEID` are one. */
function byPlainName(payload: IDataObject): Map<string, unknown> {
	const named = new Map<string, unknown>();
	for (const [name, value] of Object.entries(payload)) {
		const plain = name.toLowerCase().replace(/[^a-z0-9]/g, '');
		if (!named.has(plain)) named.set(plain, value);
	}
	return named;
}

function eventIn(payload: IDataObject, receivedAt: string): NormalizedEvent {
	const named = byPlainName(payload);
	const messageId = textIn(named.get('messageid') ?? named.get('id'))?.trim();
	const given = textIn(named.get('status'))?.trim();
	const common = { gateway: 'decisionTelecom', receivedAt, raw: payload } as const;
	if (messageId === undefined || given === undefined) {
		return { event: 'other', id: `other:${fingerprint(payload)}`, ...common };
	}
	return defined({
		event: 'status',
		id: `${messageId}:${given.toLowerCase()}`,
		messageId,
		to: postedNumber(named.get('destinationaddr')),
		direction: 'out',
		status: { value: statusOf(given).value },
		...common,
	});
}

/**
 * The events in a callback: `{ message_id, status }`, most likely
 * (source: "DecisionTelecom callbacks"), or a list of them. What has another shape passes as
 * `other`. Gives nothing for an empty body; never throws.
 *
 * @param receivedAt when it came (ISO 8601, UTC)
 */
export function eventsOf(payload: unknown, receivedAt: string): NormalizedEvent[] {
	const all = Array.isArray(payload) ? payload.slice(0, MOST_EVENTS) : [payload];
	return all
		.filter(isDictionary)
		.filter((one) => Object.keys(one).length > 0)
		.map((one) => eventIn(one, receivedAt));
}

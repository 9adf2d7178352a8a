import { type NormalizedEvent } from '../../shared/event/event';
import { isDictionary } from '../../shared/json';
import {
	metaEvents,
	partsOfEnvelope,
	type Arrival,
	type MetaPart,
} from '../../shared/event/metaEvents';

/**
 * The events in a body that Ivosights posted: `{ contacts, messages }` or `{ statuses }` without an
 * envelope or Meta's full envelope (sources: "Ivosights events", "WhatsApp webhooks"). Gives
 * nothing for what is no event; never throws.
 *
 * @param receivedAt when it was posted (ISO 8601, UTC)
 */
export function eventsOf(body: unknown, receivedAt: string): NormalizedEvent[] {
	if (!isDictionary(body)) return [];
	const arrival: Arrival = { gateway: 'ivosights', receivedAt };
	const bare: MetaPart = { value: body, wrap: (value) => value };
	const parts = Array.isArray(body.entry) ? partsOfEnvelope(body) : [bare];
	return parts.flatMap((part) => metaEvents(part, arrival));
}

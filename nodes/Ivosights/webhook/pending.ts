import { type NormalizedEvent } from '../../shared/event/event';
import { isMetaForm } from '../../shared/event/metaEvents';
import { fingerprint, isDictionary, parseJson } from '../../shared/json';
import { eventsOf } from '../trigger/events';

/** Where an envelope may hold the notification. No document shows one. */
const INSIDE = ['payload', 'body', 'data', 'notification', 'message', 'content', 'request'];

/** An object, also when it is written as JSON in a text. */
const unpacked = (value: unknown): unknown =>
	typeof value === 'string' ? parseJson(value) : value;

/** The events of what has the form of a post; none of anything else, which may be an envelope. */
const postedIn = (body: unknown, receivedAt: string): NormalizedEvent[] =>
	isMetaForm(body) ? eventsOf(body, receivedAt) : [];

function eventsIn(entry: unknown, receivedAt: string): NormalizedEvent[] {
	const direct = postedIn(entry, receivedAt);
	if (direct.length > 0 || !isDictionary(entry)) return direct;
	for (const name of INSIDE) {
		const inside = postedIn(unpacked(entry[name]), receivedAt);
		if (inside.length > 0) return inside;
	}
	return [];
}

/** What is in no known shape is handed on as it is, so that nothing that was pulled is lost. */
function unknownEvent(entry: unknown, receivedAt: string): NormalizedEvent {
	const raw = isDictionary(entry) ? entry : { value: entry as string };
	const id = isDictionary(entry) && entry.id !== undefined ? String(entry.id) : fingerprint(raw);
	return { event: 'other', gateway: 'ivosights', id: `pending:${id}`, receivedAt, raw };
}

/** The list of notifications: the answer itself, under `data`, or whatever list the answer holds. */
function entriesIn(body: unknown): unknown[] {
	if (Array.isArray(body)) return body;
	if (!isDictionary(body)) return [];
	if (Array.isArray(body.data)) return body.data;
	if (isDictionary(body.data)) return [body.data];
	return Object.values(body).filter(Array.isArray).flat();
}

/**
 * The events in the answer of pull-pending-notifications, which no document shows: notifications in
 * a bare list or under `data`, each as it would have been posted or in an envelope around it.
 *
 * @param receivedAt when the answer came (ISO 8601, UTC)
 */
export function pendingEvents(body: unknown, receivedAt: string): NormalizedEvent[] {
	const whole = postedIn(body, receivedAt);
	if (whole.length > 0) return whole;
	return entriesIn(body).flatMap((entry) => {
		const events = eventsIn(unpacked(entry), receivedAt);
		return events.length > 0 ? events : [unknownEvent(entry, receivedAt)];
	});
}

import type { NormalizedEvent } from '../../shared/event/event';
import { metaEvents } from '../../shared/event/metaEvents';

/**
 * The events in a body that Ivosights posted: `{ contacts, messages }` or `{ statuses }` without an
 * envelope or Meta's full envelope (sources: "Ivosights events", "WhatsApp webhooks"). What has no
 * name passes as `other`. Gives nothing where nothing is said; never throws.
 *
 * @param receivedAt when it was posted (ISO 8601, UTC)
 */
export const eventsOf = (body: unknown, receivedAt: string): NormalizedEvent[] =>
	metaEvents(body, { gateway: 'ivosights', receivedAt });

import type { IDataObject } from 'n8n-workflow';
import { eventsOf } from '../../../../nodes/Ivosights/trigger/events';
import type { NormalizedEvent } from '../../../../nodes/shared/event/event';

export const NOW = '2026-11-20T07:00:00.000Z';

/** The events of a posted body, arrived at {@link NOW}. */
export const read = (body: unknown) => eventsOf(body, NOW);

/** The one event of a body, without what is the same for all. */
export function only(body: IDataObject): Omit<NormalizedEvent, 'gateway' | 'receivedAt'> {
	const events = read(body);
	expect(events).toHaveLength(1);
	const { gateway, receivedAt, ...event } = events[0];
	expect({ gateway, receivedAt }).toEqual({ gateway: 'ivosights', receivedAt: NOW });
	return event;
}

/** A customer's message, as it stands in `messages`. */
export const message = (more: IDataObject): IDataObject => ({
	from: '628123456789',
	id: 'wamid.1',
	timestamp: '1518694235',
	...more,
});

/** A receipt, as it stands in `statuses`. */
export const status = (more: IDataObject): IDataObject => ({
	id: 'wamid.1',
	recipient_id: '628123456789',
	status: 'sent',
	timestamp: '1518694700',
	...more,
});

import type { Status } from '../core/phones.mts';

/** The document's numbers (source: "DecisionTelecom statuses"). */
export const STATUS = {
	sent: 0,
	delivered: 1,
	rejected: 2,
	error: 3,
	failed: 4,
	deleted: 5,
	pending: 6,
	seen: 7,
} as const;

export type StatusName = keyof typeof STATUS;

/** What the phone shows for each. */
export const ON_PHONE: Readonly<Record<StatusName, Status>> = {
	sent: 'sent',
	delivered: 'delivered',
	rejected: 'failed',
	error: 'failed',
	failed: 'failed',
	deleted: 'deleted',
	pending: 'accepted',
	seen: 'read',
};

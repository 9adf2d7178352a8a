import type { IDataObject } from 'n8n-workflow';
import { defined, isDictionary, textIn } from '../json';
import { type EventStatus, type StatusValue } from './event';
import { errorIn } from './metaError';

const VALUES: readonly StatusValue[] = [
	'pending',
	'sent',
	'delivered',
	'read',
	'played',
	'failed',
	'deleted',
	'rejected',
];

/** Meta's word for a status, in small letters; `undefined` without one. */
export const statusWordIn = ({ status }: IDataObject): string | undefined =>
	textIn(status)?.trim().toLowerCase();

/** What one of Meta's `statuses` says (sources: "WhatsApp statuses", "WhatsApp webhooks"). */
export function statusOf(status: IDataObject): EventStatus {
	const { pricing, conversation } = status;
	const word = statusWordIn(status);
	return defined({
		value: VALUES.find((value) => value === word) ?? 'other',
		error: errorIn(status.errors),
		pricing: isDictionary(pricing) ? pricing : undefined,
		conversation: isDictionary(conversation) ? conversation : undefined,
	});
}

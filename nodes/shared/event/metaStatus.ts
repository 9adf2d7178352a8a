import type { IDataObject } from 'n8n-workflow';
import { meaningOfCode } from '../whatsapp/errorCodes';
import { type EventStatus, type StatusValue } from './event';
import { defined, dictionariesIn, dictionaryIn, isDictionary, textIn } from '../json';

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

/** Why it failed: the first of Meta's `errors`, with what its code means for the sender. */
function errorOf(errors: unknown): EventStatus['error'] {
	const error = dictionariesIn(errors).at(0);
	if (!error) return undefined;
	const { code: given, title, message, details, error_data: data } = error;
	const code = typeof given === 'number' ? given : (textIn(given) ?? '');
	return defined({
		code,
		title: textIn(title) ?? textIn(message) ?? '',
		details: textIn(dictionaryIn(data).details) ?? textIn(details),
		reason: meaningOfCode(code)?.reason ?? 'other',
	});
}

/** What one of Meta's `statuses` says (sources: "WhatsApp statuses", "WhatsApp webhooks"). */
export function statusOf(status: IDataObject): EventStatus {
	const { pricing, conversation } = status;
	return defined({
		value: VALUES.find((value) => value === status.status) ?? 'other',
		error: errorOf(status.errors),
		pricing: isDictionary(pricing) ? pricing : undefined,
		conversation: isDictionary(conversation) ? conversation : undefined,
	});
}

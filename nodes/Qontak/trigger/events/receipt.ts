import type { IDataObject } from 'n8n-workflow';
import { meaningOfCode } from '../../../shared/whatsapp/errorCodes';
import { type EventError, type EventStatus, type StatusValue } from '../../../shared/event/event';
import { errorIn } from '../../../shared/event/metaError';
import { defined, dictionariesIn, dictionaryIn, textIn } from '../../../shared/json';
import { statusOf } from '../../../shared/event/metaStatus';

/** Qontak's words for how far a message is, in those that all gateways share. */
const VALUES: Readonly<Record<string, StatusValue>> = {
	created: 'pending',
	pending: 'pending',
	todo: 'pending',
	processing: 'pending',
	sent: 'sent',
	delivered: 'delivered',
	read: 'read',
	played: 'played',
	failed: 'failed',
	deleted: 'deleted',
	rejected: 'rejected',
};

/** What Qontak calls the status, in small letters. */
export const statusWord = ({ status }: IDataObject): string => (textIn(status) ?? '').toLowerCase();

/** WhatsApp's own report of the status that a broadcast's log entry has now; empty without one. */
export function reportOf(entry: IDataObject): IDataObject {
	const reports = dictionaryIn(entry.messages_response);
	const word = statusWord(entry);
	const report = Object.hasOwn(reports, word) ? dictionaryIn(reports[word]) : {};
	return dictionariesIn(report.statuses).at(-1) ?? {};
}

/** Qontak's words for a failure, with WhatsApp's code where they have one: `(#131026) Message undeliverable`. */
function errorInWords({ whatsapp_error_message: message }: IDataObject): EventError | undefined {
	const words = textIn(message)?.trim() ?? 'n/a';
	if (/^n\/?a$/i.test(words)) return undefined;
	const code = /\(#(\d+)\)/.exec(words)?.[1] ?? /\b(13\d{4})\b/.exec(words)?.[1];
	const reason = meaningOfCode(code)?.reason ?? 'other';
	return { code: code === undefined ? '' : Number(code), title: words, reason };
}

/** The status of a message or of a broadcast's log entry. */
export function receiptOf(body: IDataObject): EventStatus {
	const word = statusWord(body);
	const { error, pricing, conversation } = statusOf(reportOf(body));
	// A message that WhatsApp refused at once has its errors where another has its reports: a list of the
	// older API, one of the Cloud API.
	const { errors, error: single } = dictionaryIn(body.messages_response);
	const refused = errorIn(errors) ?? errorIn([single]);
	const failed = word === 'failed' ? (error ?? refused ?? errorInWords(body)) : undefined;
	const value = Object.hasOwn(VALUES, word) ? VALUES[word] : 'other';
	return defined({ value, error: failed, pricing, conversation });
}

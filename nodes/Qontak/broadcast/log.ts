import type { IDataObject } from 'n8n-workflow';
import { meaningOfCode } from '../../shared/whatsapp/errorCodes';

/** Statuses of messages that are still under way at Qontak. */
const UNDER_WAY = ['pending', 'created', 'todo', 'processing'];

const STATUSES = ['sent', 'delivered', 'read', 'failed'];

const statusOf = ({ status }: IDataObject) => String(status ?? '').toLowerCase();

/** Whether Qontak has handed the message to WhatsApp, or given up. */
export const isSettled = (entry: IDataObject) => !UNDER_WAY.includes(statusOf(entry));

/** Why it failed, with WhatsApp's code where the words have one: `(#131026) Message undeliverable`. */
function errorOf({ whatsapp_error_message: message, status }: IDataObject): IDataObject {
	const words = typeof message === 'string' ? message.trim() : '';
	if (words === '' || words === 'n/a' || status !== 'failed') return {};
	const code = /\(#(\d+)\)/.exec(words)?.[1] ?? /\b(13\d{4})\b/.exec(words)?.[1];
	const reason = meaningOfCode(code)?.reason ?? 'other';
	return { error: { ...(code ? { code: Number(code) } : {}), title: words, reason } };
}

/** An entry of the log in the words that all gateways share. */
export function simplifiedEntry(entry: IDataObject): IDataObject {
	const status = statusOf(entry);
	const known = UNDER_WAY.includes(status)
		? 'pending'
		: STATUSES.includes(status)
			? status
			: 'other';
	const { whatsapp_message_id: messageId } = entry;
	return {
		gateway: 'qontak',
		broadcastId: entry.messages_broadcast_id ?? null,
		...(messageId ? { messageId } : {}),
		recipient: entry.contact_phone_number ?? null,
		name: entry.contact_full_name ?? null,
		status: known,
		...errorOf(entry),
		createdAt: entry.created_at ?? null,
	};
}

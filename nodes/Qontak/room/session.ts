import type { IDataObject } from 'n8n-workflow';
import { dictionaryIn, textIn } from '../../shared/json';

const DAY_MS = 24 * 60 * 60 * 1_000;

const msOf = (time: unknown) => Date.parse(textIn(time) ?? '') || 0;

/**
 * When a room's customer last wrote, in milliseconds; 0 when the room does not tell
 * (source: "Qontak rooms").
 */
export function lastWordMs(room: IDataObject): number {
	const last = dictionaryIn(room.last_message);
	const isCustomers = last.participant_type === 'customer';
	return Math.max(msOf(room.session_at), isCustomers ? msOf(last.created_at) : 0);
}

/**
 * Whether a room takes free messages: `open`, `expiring` or `expired` in Qontak's words where it says
 * so, else counted from the customer's last message; `null` when neither is told
 * (sources: "Qontak rooms", "WhatsApp 24-hour window").
 *
 * @param at when the room was read (ISO 8601)
 */
export function sessionOf(room: IDataObject, at: string): string | null {
	const told = textIn(room.session);
	if (told !== undefined) return told.trim().toLowerCase();
	const wrote = lastWordMs(room);
	if (wrote === 0) return null;
	return msOf(at) - wrote > DAY_MS ? 'expired' : 'open';
}

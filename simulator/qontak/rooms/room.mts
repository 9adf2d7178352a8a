import type { StoredFile } from '../files.mts';
import type { Channel } from '../organization.mts';

/** A conversation with one customer on one channel. */
export interface Room {
	id: string;
	name: string;
	/** The customer's number: digits without `+`. */
	number: string;
	contactId: string;
	channel: Channel;
	status: 'campaign' | 'unassigned' | 'assigned' | 'resolved';
	tags: string[];
	agentIds: string[];
	/** When the customer last wrote; the 24 hours count from here. */
	session_at: string | null;
	unread_count: number;
	is_blocked: boolean;
	is_dont_auto_resolve: boolean;
	created_at: string;
	updated_at: string;
	resolved_at: string | null;
	resolved_by_id: string | null;
	messages: RoomMessage[];
}

export type Participant = 'customer' | 'agent' | 'bot';

export interface RoomMessage {
	id: string;
	type: 'text' | 'image' | 'video' | 'audio' | 'voice' | 'document' | 'location' | 'contact';
	participant: Participant;
	senderId: string;
	senderName: string;
	isCampaign: boolean;
	text: string;
	status: 'created' | 'sent' | 'delivered' | 'read' | 'failed';
	/** WhatsApp's id; null until WhatsApp has the message. */
	externalId: string | null;
	localId: string | null;
	/** The id of the message it answers. */
	reply: string | null;
	file?: StoredFile;
	/** Parts that no document shows: a place, shared contacts. */
	extra?: Record<string, unknown>;
	created_at: string;
}

const HOUR = 60 * 60 * 1000;

/** Whether free-form messages may be sent: the customer wrote in the last 24 hours. */
export function sessionOf({ session_at: at }: Room, now: Date): 'open' | 'expiring' | 'expired' {
	const age = at === null ? Infinity : now.getTime() - Date.parse(at);
	if (age >= 24 * HOUR) return 'expired';
	return age >= 23 * HOUR ? 'expiring' : 'open';
}

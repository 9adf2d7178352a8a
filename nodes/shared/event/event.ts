import type { IDataObject } from 'n8n-workflow';
import type { Reason } from '../failure';
import type { GatewayName } from '../operation/operation';

/** What kind of thing happened. */
export type EventKind =
	| 'message'
	| 'status'
	| 'broadcastStatus'
	| 'contactChanged'
	| 'room'
	| 'template'
	| 'other';

/** What a message is, in WhatsApp's words; `reply` is any choice the customer made. */
export type MessageType =
	| 'text'
	| 'image'
	| 'video'
	| 'audio'
	| 'voice'
	| 'document'
	| 'sticker'
	| 'location'
	| 'contacts'
	| 'reply'
	| 'reaction'
	| 'order'
	| 'other';

/** A file that came with a message. `id` is the gateway's, for fetching it. */
export interface MessageMedia {
	id?: string;
	url?: string;
	mimeType?: string;
	fileName?: string;
	caption?: string;
	sha256?: string;
}

/** What a customer chose: a button, a list row, a template's quick reply, or a flow's answers. */
export interface MessageReply {
	kind: 'button' | 'list' | 'template' | 'flow';
	id?: string;
	title?: string;
	description?: string;
	/** The answers of a flow. */
	data?: IDataObject;
}

/** What a message says. */
export interface EventMessage {
	type: MessageType;
	/** The words the customer wrote or chose: a text, a caption, the title of a reply. */
	text?: string;
	media?: MessageMedia;
	location?: IDataObject;
	contacts?: IDataObject[];
	reply?: MessageReply;
	/** An empty emoji takes the reaction back. */
	reaction?: { emoji: string; messageId: string };
	order?: IDataObject;
	/** The message that this one answers. */
	context?: { messageId: string; from?: string };
}

/** What became of a message, in WhatsApp's words; `other` is what no source names. */
export type StatusValue =
	| 'pending'
	| 'sent'
	| 'delivered'
	| 'read'
	| 'played'
	| 'failed'
	| 'deleted'
	| 'rejected'
	| 'other';

/** What became of a message, and why it failed. */
export interface EventStatus {
	value: StatusValue;
	error?: { code: string | number; title: string; details?: string; reason: Reason };
	pricing?: IDataObject;
	conversation?: IDataObject;
}

/**
 * One event as all triggers emit it. Part of the public interface: workflows read these names
 * (docs/architecture.md, rule 9).
 */
export interface NormalizedEvent {
	event: EventKind;
	gateway: GatewayName;
	/** The same for every delivery of the same event. */
	id: string;
	/** WhatsApp's id of the message where there is one, else the gateway's. */
	messageId?: string;
	gatewayMessageId?: string;
	broadcastId?: string;
	roomId?: string;
	/** Phone numbers are digits without `+`. */
	from?: string;
	to?: string;
	/** Profile name of the number that wrote. */
	name?: string;
	/** `in` comes from the customer. */
	direction?: 'in' | 'out';
	/** When it happened, if the gateway tells (ISO 8601, UTC). */
	timestamp?: string;
	receivedAt: string;
	message?: EventMessage;
	status?: EventStatus;
	contactChange?: { oldNumber: string; newNumber: string };
	/** Why inbound media could not be fetched. */
	mediaError?: string;
	/** The posted body, reduced to this one event: a body the gateway could have posted. */
	raw: IDataObject;
}

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
	| 'preference'
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
/** Why something failed, as WhatsApp or the gateway says it, and our reason for a Switch node. */
export interface EventError {
	code: string | number;
	title: string;
	details?: string;
	reason: Reason;
}

/** The advertisement that a conversation came from. */
export interface MessageReferral {
	/** `ad` or `post`. */
	sourceType?: string;
	sourceId?: string;
	sourceUrl?: string;
	headline?: string;
	body?: string;
	/** Meta's id of the click (`ctwa_clid`), for its conversions API. */
	clickId?: string;
}

export interface EventMessage {
	type: MessageType;
	/** The gateway's own word for it where the type is `other`: `unsupported`, `edit`, `revoke` … */
	kind?: string;
	/** Why the gateway could not give what the customer sent. */
	error?: EventError;
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
	referral?: MessageReferral;
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
	error?: EventError;
	pricing?: IDataObject;
	conversation?: IDataObject;
}

/** What a customer wants of marketing messages. */
export interface EventPreference {
	/** `stop` or `resume`, as WhatsApp says it. */
	value: string;
	/** What it is about: `marketing_messages`. */
	category?: string;
	/** The same as a sentence. */
	details?: string;
}

/** A customer's new phone number, or only a new user id where no number is told. */
export interface ContactChange {
	oldNumber?: string;
	newNumber?: string;
	oldUserId?: string;
	newUserId?: string;
}

/**
 * One event as all triggers emit it. Part of the public interface: workflows read these names
 * (docs/architecture.md, rule 9).
 */
export interface NormalizedEvent {
	event: EventKind;
	/**
	 * The gateway's own word for what happened, where `event` says too little: `room_created`,
	 * `history`, `account_update` …
	 */
	kind?: string;
	gateway: GatewayName;
	/** The same for every delivery of the same event. */
	id: string;
	/** WhatsApp's id of the message where there is one, else the gateway's. */
	messageId?: string;
	/** The gateway's own id where it has one beside WhatsApp's: as the send gave it, to be joined with it. */
	gatewayMessageId?: string;
	broadcastId?: string;
	roomId?: string;
	/** Phone numbers only, in digits without `+`: an id that is no number is in `userId`. */
	from?: string;
	to?: string;
	/** WhatsApp's id of the customer, which is there even where the number is not told. */
	userId?: string;
	/** The name that the customer chose to be found by. */
	username?: string;
	/** Profile name of the person who wrote. */
	name?: string;
	/** The group that a message was written to. */
	groupId?: string;
	/** `in` comes from the customer. */
	direction?: 'in' | 'out';
	/** When it happened, if the gateway tells (ISO 8601, UTC). */
	timestamp?: string;
	receivedAt: string;
	message?: EventMessage;
	status?: EventStatus;
	contactChange?: ContactChange;
	preference?: EventPreference;
	/** Why inbound media could not be fetched. */
	mediaError?: string;
	/**
	 * The posted body, reduced to this one event with all that belongs to it: a body the gateway could
	 * have posted. Emitted on request only.
	 */
	raw: IDataObject;
}

/** An event as it goes out: with what was posted only if it is asked for. */
export function emitted({ raw, ...event }: NormalizedEvent, includeRaw: boolean): IDataObject {
	return { ...event, ...(includeRaw && { raw }) } as unknown as IDataObject;
}

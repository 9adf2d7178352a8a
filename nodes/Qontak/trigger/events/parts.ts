import type { IDataObject } from 'n8n-workflow';
import { dictionaryIn, isDictionary, isoTime, textIn } from '../../../shared/json';
import { postedNumber } from '../../../shared/whatsapp/phone/posted';
import { isWhatsApp } from '../../channel/channel';

/** The room of a post: inside of it, or the post itself when it is about a room. */
export const roomIn = (body: IDataObject): IDataObject =>
	isDictionary(body.room) ? body.room : isDictionary(body.data) ? body.data : body;

/** The id of the room that a post is about. */
export const roomIdIn = (body: IDataObject): string | undefined =>
	textIn(body.room_id) ?? textIn(roomIn(body).room_id) ?? textIn(roomIn(body).id);

/** A customer, as far as a post tells. */
export interface Customer {
	number?: string;
	userId?: string;
	username?: string;
}

/**
 * The customer, whose number only the room has (source: "Qontak message events"). In other channels
 * the id of a person may look like a number, and is none.
 */
export function customerIn(body: IDataObject): Customer {
	const { account_uniq_id: id, channel } = roomIn(body);
	const kind = textIn(channel);
	const isPhone = kind === undefined || isWhatsApp({ target_channel: kind });
	const number = isPhone ? postedNumber(id) : undefined;
	return {
		number,
		userId: number === undefined ? textIn(id)?.trim() : undefined,
		username: isFromCustomer(body) ? textIn(dictionaryIn(body.sender).username) : undefined,
	};
}

/** Whether the customer wrote it, and not an agent or a bot. */
export const isFromCustomer = ({ participant_type: who }: IDataObject): boolean =>
	who === 'customer';

/** Which of the account's channels a post belongs to, as far as it tells. */
export interface ChannelOfPost {
	id?: string;
	/** `wa_cloud`, `wa`, `ig` … */
	kind?: string;
}

/**
 * Reads the channel where messages, broadcasts and rooms have it (source: "Qontak message events").
 */
export function channelIn(body: IDataObject): ChannelOfPost {
	const room = roomIn(body);
	const { id, target_channel: kind } = dictionaryIn(body.channel_integration);
	return {
		id: textIn(room.channel_integration_id) ?? textIn(body.channel_integration_id) ?? textIn(id),
		kind: textIn(room.channel) ?? textIn(kind),
	};
}

/** No time is longer. */
const LONGEST = 100;

const HAS_ZONE = /(Z|[+-]\d\d:?\d\d)$/i;

/** A time as Qontak writes it, in ISO 8601 (UTC); `undefined` for what is none. */
export function timeIn(value: unknown): string | undefined {
	const text = textIn(value)?.trim();
	if (text === undefined || text.length > LONGEST) return undefined;
	if (/^[\d.]+$/.test(text)) return isoTime(value);
	// Without a zone the machine's own would be taken.
	const time = Date.parse(HAS_ZONE.test(text) ? text : `${text}Z`);
	return Number.isFinite(time) ? new Date(time).toISOString() : undefined;
}

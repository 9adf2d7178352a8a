import type { IDataObject } from 'n8n-workflow';
import { defined, dictionaryIn, fingerprint, isoTime, textIn } from '../json';
import { postedNumber } from '../whatsapp/phone/posted';
import type { GatewayName } from '../operation/operation';
import type { NormalizedEvent } from './event';
import { contentOf } from './metaContent';
import { personOf, type ContactBook, type Person } from './metaPeople';

/** Who posted it, and when it arrived (ISO 8601, UTC): these functions have no clock. */
export interface Arrival {
	gateway: GatewayName;
	receivedAt: string;
}

/** What all events of one part share. */
export interface Setting extends Arrival {
	/** Meta's name for what the part is about; absent without an envelope. */
	field?: string;
	/** The business's own number. */
	business?: string;
	book: ContactBook;
	/** The posted body, reduced to one entry of one of its lists and the profiles of its person. */
	rawOf(list: string, entry: IDataObject, profiles?: IDataObject[]): IDataObject;
}

/** Whether a part carries what happens now to the messages of this number. */
export const isNews = (field: string | undefined) => field === undefined || field === 'messages';

/** Reads one entry of a list. */
export type Reader = (entry: IDataObject, setting: Setting, list: string) => NormalizedEvent;

/** What has no name here, under the gateway's own word for it. */
export const otherEvent = (
	raw: IDataObject,
	{ gateway, receivedAt }: Arrival,
	kind?: string,
): NormalizedEvent =>
	defined({ event: 'other', kind, gateway, id: `other:${fingerprint(raw)}`, receivedAt, raw });

/** What is in every event: who posted it and when, and what it says about its time. */
export const commonOf = (entry: IDataObject, { gateway, receivedAt }: Arrival) => ({
	gateway,
	timestamp: isoTime(entry.timestamp),
	receivedAt,
});

/** Which side wrote: the customer, or the business itself. */
export const sidesOf = (person: Person, business: string | undefined, isOwn: boolean) =>
	isOwn
		? ({ from: business, to: person.number, direction: 'out' } as const)
		: ({ from: person.number, to: business, direction: 'in' } as const);

const NUMBER_CHANGES = ['user_changed_number', 'customer_changed_number', 'user_changed_user_id'];

/** What the system says: a new number, a preference (on-premises API), or what has no name here. */
function systemNews(message: IDataObject, person: Person): Partial<NormalizedEvent> {
	const system = dictionaryIn(message.system);
	const kind = textIn(system.type);
	const value = textIn(system.marketing);
	if (kind === 'user_preference_changed' && value !== undefined) {
		const preference = { value: value.toLowerCase(), category: 'marketing_messages' };
		return {
			event: 'preference',
			preference: defined({ ...preference, details: textIn(system.body) }),
		};
	}
	const newNumber = postedNumber(system.new_wa_id) ?? postedNumber(system.wa_id);
	const newUserId = textIn(system.user_id);
	const contactChange = defined({
		oldNumber: person.number,
		newNumber,
		oldUserId: textIn(system.previous_user_id) ?? person.userId,
		newUserId,
	});
	const isTold =
		(person.number !== undefined && newNumber !== undefined) ||
		(contactChange.oldUserId !== undefined && newUserId !== undefined);
	if (!NUMBER_CHANGES.includes(kind ?? '') || !isTold)
		return { event: 'other', kind: kind ?? 'system' };
	return { event: 'contactChanged', contactChange };
}

const isSystem = ({ type }: IDataObject) => type === 'system';

function messageOf(entry: IDataObject, setting: Setting, list: string, isOwn: boolean) {
	const { book, business, rawOf } = setting;
	const person = isOwn
		? personOf(book, entry.to, entry.to_user_id, entry.to_parent_user_id)
		: personOf(book, entry.from, entry.from_user_id, entry.from_parent_user_id);
	const messageId = textIn(entry.id);
	const own = isOwn ? (business ?? postedNumber(entry.from)) : business;
	const raw = rawOf(list, entry, person.profiles);
	if (messageId === undefined && textIn(entry.type) === undefined) {
		return { event: otherEvent(raw, setting, list), person };
	}
	const event = defined<NormalizedEvent>({
		event: 'message',
		id: messageId ?? `message:${fingerprint(entry)}`,
		messageId,
		...commonOf(entry, setting),
		...sidesOf(person, own, isOwn),
		name: isOwn ? undefined : person.name,
		userId: person.userId,
		username: person.username,
		groupId: textIn(entry.group_id),
		message: isSystem(entry) ? undefined : contentOf(entry),
		raw,
	});
	return { event, person };
}

/** A customer's message, or what the system says about a customer. */
export const fromMessage: Reader = (entry, setting, list) => {
	const { event, person } = messageOf(entry, setting, list, false);
	return isSystem(entry) ? { ...event, ...systemNews(entry, person) } : event;
};

/** What the business itself wrote, from a phone or another program. */
export const fromEcho: Reader = (entry, setting, list) =>
	messageOf(entry, setting, list, true).event;

/**
 * A message under a field that carries no new ones: a bot that answered the history which a business
 * shares would write to people about pictures of two weeks ago (source: "WhatsApp webhooks").
 */
export const fromOldMessage: Reader = (entry, setting, list) => {
	const { field, business } = setting;
	const kind = isNews(field) ? 'history' : field;
	const isOwn = business !== undefined && postedNumber(entry.from) === business;
	const { event } = messageOf(entry, setting, list, isOwn);
	return defined({ ...event, event: 'other', kind, id: `${kind}:${event.id}` });
};

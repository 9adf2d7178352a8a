import type { IDataObject } from 'n8n-workflow';
import { type NormalizedEvent } from './event';
import {
	defined,
	dictionariesIn,
	dictionaryIn,
	digitsIn,
	fingerprint,
	isDictionary,
	isoTime,
	textIn,
} from '../json';
import type { GatewayName } from '../operation/operation';
import { contentOf } from './metaContent';
import { statusOf } from './metaStatus';

/** Who posted it, and when it arrived (ISO 8601, UTC): these functions have no clock. */
export interface Arrival {
	gateway: GatewayName;
	receivedAt: string;
}

/** `{ contacts, messages, statuses, … }`, and how it was wrapped when it was posted. */
export interface MetaPart {
	value: IDataObject;
	/** Puts a reduced value back into the envelope it came in. */
	wrap(value: IDataObject): IDataObject;
	/** Meta's name for what a change is about; absent without an envelope. */
	field?: string;
}

/**
 * Profiles by number: `contacts` need not be in the order of `messages`
 * (source: "WhatsApp webhooks").
 */
function contactBook(contacts: unknown): Map<string, IDataObject[]> {
	const book = new Map<string, IDataObject[]>();
	for (const contact of dictionariesIn(contacts)) {
		const number = digitsIn(contact.wa_id);
		if (number === undefined) continue;
		const known = book.get(number);
		if (known) known.push(contact);
		else book.set(number, [contact]);
	}
	return book;
}

/** What all events of one part share. */
interface Setting extends Arrival {
	/** The business's own number. */
	business?: string;
	book: ReadonlyMap<string, IDataObject[]>;
	/** The posted body, reduced to one entry of one of its lists and the profiles of its number. */
	rawOf(list: string, entry: IDataObject, number?: string): IDataObject;
}

const NUMBER_CHANGES = ['user_changed_number', 'customer_changed_number'];

/** A message of the system: a customer's new number, or something that has no name here. */
function systemNews(message: IDataObject, from: string | undefined): Partial<NormalizedEvent> {
	const system = dictionaryIn(message.system);
	const newNumber = digitsIn(system.new_wa_id) ?? digitsIn(system.wa_id);
	const moved = NUMBER_CHANGES.includes(textIn(system.type) ?? '');
	if (!moved || from === undefined || newNumber === undefined) return { event: 'other' };
	return { event: 'contactChanged', contactChange: { oldNumber: from, newNumber } };
}

function fromMessage(message: IDataObject, setting: Setting): NormalizedEvent {
	const { gateway, receivedAt, business, book, rawOf } = setting;
	const id = textIn(message.id) ?? '';
	const from = digitsIn(message.from);
	const profile = dictionaryIn(book.get(from ?? '')?.[0].profile);
	const news: Partial<NormalizedEvent> =
		message.type === 'system'
			? systemNews(message, from)
			: { event: 'message', message: contentOf(message) };
	return defined({
		event: 'other',
		gateway,
		id,
		messageId: id,
		from,
		to: business,
		name: textIn(profile.name),
		direction: 'in',
		timestamp: isoTime(message.timestamp),
		receivedAt,
		...news,
		raw: rawOf('messages', message, from),
	});
}

function fromStatus(entry: IDataObject, setting: Setting): NormalizedEvent {
	const { gateway, receivedAt, business, rawOf } = setting;
	const messageId = textIn(entry.id);
	const customer = digitsIn(entry.recipient_id);
	// A message that the customer took back was the customer's own.
	const people =
		entry.status === 'deleted'
			? ({ from: customer, to: business, direction: 'in' } as const)
			: ({ from: business, to: customer, direction: 'out' } as const);
	return defined({
		event: 'status',
		gateway,
		id: `${messageId}:${textIn(entry.status)}`,
		messageId,
		...people,
		timestamp: isoTime(entry.timestamp),
		receivedAt,
		status: statusOf(entry),
		raw: rawOf('statuses', entry, customer),
	});
}

const fromOther = (raw: IDataObject, { gateway, receivedAt }: Arrival): NormalizedEvent => ({
	event: 'other',
	gateway,
	id: `other:${fingerprint(raw)}`,
	receivedAt,
	raw,
});

/** The events of one part of a post. What is no event in it is left out. */
export function metaEvents({ value, wrap, field }: MetaPart, arrival: Arrival): NormalizedEvent[] {
	const { messages, statuses, contacts, errors, ...rest } = value;
	const received = dictionariesIn(messages).filter(({ id }) => textIn(id) !== undefined);
	const advanced = dictionariesIn(statuses).filter(
		({ id, status }) => textIn(id) !== undefined && textIn(status) !== undefined,
	);
	const faults = dictionariesIn(errors);
	const count = received.length + advanced.length + faults.length;
	const book = contactBook(contacts);
	const setting: Setting = {
		...arrival,
		business: digitsIn(dictionaryIn(value.metadata).display_phone_number),
		book,
		rawOf(list, entry, number = '') {
			if (count === 1) return wrap(value);
			const profiles = book.get(number);
			return wrap({ ...rest, ...(profiles && { contacts: profiles }), [list]: [entry] });
		},
	};
	if (count === 0 && field !== undefined && field !== 'messages') {
		return [fromOther(wrap(value), arrival)];
	}
	return [
		...received.map((message) => fromMessage(message, setting)),
		...advanced.map((entry) => fromStatus(entry, setting)),
		...faults.map((fault) => fromOther(setting.rawOf('errors', fault), arrival)),
	];
}

/** The parts of Meta's own envelope, `{ object, entry: [{ changes: [{ field, value }] }] }`. */
export function partsOfEnvelope(body: IDataObject): MetaPart[] {
	return dictionariesIn(body.entry).flatMap((entry) =>
		dictionariesIn(entry.changes)
			.filter(({ value }) => isDictionary(value))
			.map((change) => ({
				value: change.value as IDataObject,
				field: textIn(change.field),
				wrap: (value: IDataObject) => ({
					...body,
					entry: [{ ...entry, changes: [{ ...change, value }] }],
				}),
			})),
	);
}

import type { IDataObject } from 'n8n-workflow';
import { dictionariesIn, dictionaryIn, isDictionary } from '../json';
import { postedNumber } from '../whatsapp/phone/posted';
import type { NormalizedEvent } from './event';
import {
	fromEcho,
	fromMessage,
	fromOldMessage,
	isNews,
	otherEvent,
	type Arrival,
	type Reader,
	type Setting,
} from './metaMessage';
import { frameOf, partsOf, type MetaPart } from './metaParts';
import { contactBook } from './metaPeople';
import { fromFault, fromOtherStatus, fromPreference, fromStatus } from './metaReceipt';

export type { Arrival };

/** The lists of a part whose entries are events of their own. */
const LISTS = ['messages', 'message_echoes', 'statuses', 'user_preferences', 'errors'] as const;
type List = (typeof LISTS)[number];

/** What says nothing by itself. */
const FRAME = ['object', 'messaging_product', 'metadata', 'meta', 'field'];

const isNothing = (value: unknown): boolean =>
	value === undefined ||
	value === null ||
	value === '' ||
	(typeof value === 'object' && Object.keys(value).length === 0);

const isEmpty = (value: unknown): boolean =>
	isNothing(value) || (Array.isArray(value) && value.every(isNothing));

const saysSomething = (value: IDataObject): boolean =>
	Object.entries(value).some(([name, part]) => !FRAME.includes(name) && !isEmpty(part));

/** Of payments and calls, beside those of messages. */
const isOfMessage = ({ type }: IDataObject) => isEmpty(type) || type === 'message';

function readerOf(list: List, entry: IDataObject, field: string | undefined): Reader {
	switch (list) {
		case 'messages':
			if (/echoes$/.test(field ?? '')) return fromEcho;
			return isNews(field) && isEmpty(entry.history_context) ? fromMessage : fromOldMessage;
		case 'message_echoes':
			return fromEcho;
		case 'statuses':
			return isNews(field) && isOfMessage(entry) ? fromStatus : fromOtherStatus;
		case 'user_preferences':
			return fromPreference;
		case 'errors':
			return fromFault;
	}
}

/** What a part is about that no reader knows: its field, or the name of its first list. */
function kindOf({ value, field }: MetaPart): string | undefined {
	if (field !== undefined && field !== 'messages') return field;
	return Object.keys(value).find((name) => Array.isArray(value[name]) && !isEmpty(value[name]));
}

/** The events of one part of a post; of one that cannot be read, one under the name of its content. */
function eventsOfPart(part: MetaPart, arrival: Arrival): NormalizedEvent[] {
	const { value, wrap, field } = part;
	const found = LISTS.flatMap((list) =>
		dictionariesIn(value[list]).map((entry) => ({ list, entry })),
	);
	if (found.length === 0) {
		if (isNews(field) && !saysSomething(value)) return [];
		return [otherEvent(wrap(value), arrival, kindOf(part))];
	}
	const { contacts, ...others } = value;
	const lists: readonly string[] = LISTS;
	const rest = frameOf(
		Object.fromEntries(Object.entries(others).filter(([name]) => !lists.includes(name))),
	);
	const setting: Setting = {
		...arrival,
		field,
		business: postedNumber(dictionaryIn(value.metadata).display_phone_number),
		book: contactBook(contacts),
		rawOf(list, entry, profiles = []) {
			if (found.length === 1) return wrap(value);
			return wrap({ ...rest, ...(profiles.length > 0 && { contacts: profiles }), [list]: [entry] });
		},
	};
	return found.map(({ list, entry }) => readerOf(list, entry, field)(entry, setting, list));
}

/** Whether a body has Meta's form, so that something in it is more than `other`. */
export const isMetaForm = (body: unknown): boolean =>
	isDictionary(body) &&
	partsOf(body).some(
		({ value, field }) =>
			field !== undefined ||
			LISTS.some((list) => list !== 'errors' && dictionariesIn(value[list]).length > 0),
	);

/**
 * The events in a body of Meta's form, with or without its envelope: one for each message, echo,
 * status, preference and fault; one `other` for what has none of them. Gives nothing only where
 * nothing is said. Never throws.
 */
export const metaEvents = (body: unknown, arrival: Arrival): NormalizedEvent[] =>
	(Array.isArray(body) ? body : [body])
		.filter(isDictionary)
		.flatMap(partsOf)
		.flatMap((part) => eventsOfPart(part, arrival));

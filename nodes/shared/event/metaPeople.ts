import type { IDataObject } from 'n8n-workflow';
import { defined, dictionariesIn, dictionaryIn, textIn } from '../json';
import { postedNumber } from '../whatsapp/phone/posted';

/** Profiles by what they can be found by: a number, or an id that is none. */
export type ContactBook = ReadonlyMap<string, IDataObject[]>;

/** A customer, as far as a post tells. */
export interface Person {
	number?: string;
	userId?: string;
	username?: string;
	name?: string;
	/** The profiles of this person in the post. */
	profiles: IDataObject[];
}

/** One person has one profile; more of them only make a post long. */
const MOST_PROFILES = 10;

const keyOf = (id: unknown): string | undefined => postedNumber(id) ?? textIn(id)?.trim();

const keysOf = (ids: unknown[]): string[] => [...new Set(ids.flatMap((id) => keyOf(id) ?? []))];

/**
 * Profiles by number and by user id: `contacts` need not be in the order of `messages`, and people
 * with a user name have no number in it (sources: "WhatsApp webhooks", "WhatsApp user ids").
 */
export function contactBook(contacts: unknown): ContactBook {
	const book = new Map<string, IDataObject[]>();
	for (const contact of dictionariesIn(contacts)) {
		for (const key of keysOf([contact.wa_id, contact.user_id, contact.parent_user_id])) {
			const known = book.get(key) ?? [];
			if (known.length < MOST_PROFILES) known.push(contact);
			book.set(key, known);
		}
	}
	return book;
}

/** The first of these that is a phone number. */
const numberAmong = (ids: unknown[]): string | undefined =>
	ids.map(postedNumber).find((number) => number !== undefined);

/** The first of these that is an id and no number. */
const idAmong = (ids: unknown[]): string | undefined =>
	ids.map(textIn).find((id) => id !== undefined && postedNumber(id) === undefined);

/**
 * Who it is whom a message or a status names.
 *
 * @param address where Meta writes the number, and a gateway may write an id
 * @param userId Meta's id of the person; `parentId` that of a group of businesses
 */
export function personOf(
	book: ContactBook,
	address: unknown,
	userId?: unknown,
	parentId?: unknown,
): Person {
	const found = keysOf([address, userId, parentId]).flatMap((key) => book.get(key) ?? []);
	const profiles = [...new Set(found)];
	const told = profiles.map(({ profile }) => dictionaryIn(profile));
	const first = (name: string) => told.map((one) => textIn(one[name])).find(Boolean);
	const numbers = profiles.map(({ wa_id: id }) => id);
	const ids = profiles.map(({ user_id: id }) => id);
	return defined({
		number: numberAmong([address, ...numbers]),
		userId: textIn(userId) ?? idAmong([address, ...ids, ...numbers]),
		username: first('username'),
		name: first('name'),
		profiles,
	});
}

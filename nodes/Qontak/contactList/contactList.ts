import type { IDataObject } from 'n8n-workflow';
import { locatorField } from '../../shared/operation/locatorField';
import type { Plan } from '../../shared/operation/operation';
import { readEntries, readOne } from '../reads';

/** Which contact list. */
export const contactListField = locatorField({
	name: 'contactList',
	method: 'searchContactLists',
	label: 'Contact List',
	description: 'The list of contacts',
	example: '82345b7d-f6fe-4905-9a4a-67eb1cd00998',
});

const PATH = ['contacts', 'contact_lists'];

/** Reads contact lists, `most` at most (source: "Qontak contact lists"). */
export function* readContactLists(
	most: number,
	query: Record<string, string> = {},
): Plan<IDataObject[]> {
	return yield* readEntries(PATH, query, most);
}

/**
 * Reads one contact list by its ID (source: "Qontak contact lists"). Throws Failure
 * (`invalidRequest`) for an empty ID; an unknown one is `notFound`.
 *
 * @param once `run` when all items of a run may share the answer
 */
export function* readContactList(id: string, once?: 'run'): Plan<IDataObject> {
	return yield* readOne((chosen) => [...PATH, chosen], id, { label: 'Contact List', once });
}

/** The columns that every list has, before those of its own. */
export const FIXED_COLUMNS = ['phone_number', 'full_name'];

/** All columns of a list; `undefined` when Qontak does not tell. */
export function columnsOf({ contact_variables: own }: IDataObject): string[] | undefined {
	return Array.isArray(own) ? [...FIXED_COLUMNS, ...own.map(String)] : undefined;
}

/** What Qontak complains about: `{}` or `[]` when there is nothing. */
export function complaintsOf({ error_messages: errors }: IDataObject): string[] {
	if (typeof errors !== 'object' || errors === null) return [];
	return Object.entries(errors).map(([where, what]) => {
		const words = (Array.isArray(what) ? what : [what]).map(String).join(', ');
		return Array.isArray(errors) ? words : `${where}: ${words}`;
	});
}

/** A list reduced to what a workflow goes on with; `null` for what Qontak does not tell. */
export function simplifiedList(list: IDataObject): IDataObject {
	return {
		id: list.id ?? null,
		name: list.name ?? null,
		status: list.progress ?? null,
		contacts: list.contacts_count ?? null,
		imported: list.contacts_count_success ?? null,
		failed: list.contacts_count_failed ?? null,
		columns: columnsOf(list) ?? [],
		problems: complaintsOf(list),
		createdAt: list.created_at ?? null,
		finishedAt: list.finished_at ?? null,
	};
}

/** What {@link simplifiedList} gives. */
export const listSample = {
	id: '82345b7d-f6fe-4905-9a4a-67eb1cd00998',
	name: 'Testing List',
	status: 'success',
	contacts: 1,
	imported: 1,
	failed: 0,
	columns: ['phone_number', 'full_name', 'customer_name', 'company', 'no_receipt'],
	problems: [],
	createdAt: '2021-07-08T07:02:13.169Z',
	finishedAt: '2021-07-08T07:02:13.477Z',
};

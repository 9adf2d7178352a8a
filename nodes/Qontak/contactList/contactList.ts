import type { IDataObject } from 'n8n-workflow';
import { Failure } from '../../shared/failure';
import { locatorField } from '../../shared/operation/locatorField';
import { ask, type FormFile, type Plan } from '../../shared/operation/operation';
import { poll } from '../../shared/operation/poll';
import { dataOf, readEntries, readOne } from '../reads';

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

const PAUSES = { firstPauseMs: 500, longestPauseMs: 10_000 };

const isImporting = ({ progress }: IDataObject) => progress === 'processing' || progress == null;

/** Why an import that ended cannot be used; `undefined` when it can. */
function problemOf(list: IDataObject): string | undefined {
	if (list.progress !== 'success') return `ended as “${String(list.progress)}”`;
	return Number(list.contacts_count_success) > 0 ? undefined : 'took none of the contacts';
}

/**
 * Uploads a file as a contact list and waits until Qontak has read it
 * (source: "Qontak contact lists"): it answers at once and imports afterwards. Throws Failure when
 * nothing was imported (`invalidRequest`), or it takes too long (`gatewayDown`).
 *
 * @param name what the list is called in Qontak
 * @param longestMs longest wait for the import
 * @returns the list as Qontak has it then
 */
export function* importList(name: string, file: FormFile, longestMs: number): Plan<IDataObject> {
	const { body } = yield* ask({
		effect: 'write',
		method: 'POST',
		path: ['contacts', 'contact_lists', 'async'],
		body: { multipart: { name, source_type: 'spreadsheet', source_id: '', file } },
	});
	const accepted = dataOf(body);
	const id = String(accepted.id ?? '');
	const list = yield* poll(
		() => readContactList(id),
		(seen) => !isImporting(seen),
		{ ...PAUSES, longestMs },
		accepted,
	);
	if (isImporting(list)) {
		const minutes = Math.round(longestMs / 60_000);
		throw new Failure('gatewayDown', `Qontak is still importing the contact list '${name}'`, {
			description: `It was waited for ${minutes} minutes; the import goes on at Qontak. Get the contact list ${id} later to see its state, and do not import it again.`,
		});
	}
	const problem = problemOf(list);
	if (problem === undefined) return list;
	const said = complaintsOf(list).slice(0, 5).join('; ');
	throw new Failure('invalidRequest', `The import of the contact list '${name}' ${problem}`, {
		gatewayMessage: said || undefined,
		description: said
			? `Qontak says: ${said}. Correct the contacts and start the workflow anew; n8n’s retry button would only give this result again.`
			: 'Check that the file begins with the columns phone_number and full_name, and that the numbers have a country code.',
	});
}

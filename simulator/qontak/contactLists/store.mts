import { randomUUID } from 'node:crypto';
import { ORGANIZATION_ID } from '../organization.mts';

/** A person on a list: what each column says. */
export interface Contact {
	id: string;
	created_at: string;
	cells: Record<string, string>;
}

export interface ContactList {
	id: string;
	name: string;
	source_type: 'spreadsheet' | 'crm_dynamic';
	source_id: string;
	progress: 'processing' | 'success' | 'failed';
	/** The columns beside number and name. */
	variables: string[];
	contacts: Contact[];
	failed: number;
	/** `{"row 3": ["phone_number is invalid"]}`. */
	errors: Record<string, string[]>;
	created_at: string;
	updated_at: string;
	finished_at: string | null;
}

const NUMBER = /^[1-9]\d{7,14}$/;

/** The contact lists of the organisation. */
export class ContactListStore {
	private readonly lists = new Map<string, ContactList>();

	constructor(private readonly now: () => Date) {}

	/** A list whose import has just begun. */
	begin(given: Pick<ContactList, 'name' | 'source_type' | 'source_id'>): ContactList {
		const at = this.now().toISOString();
		const list: ContactList = {
			...given,
			id: randomUUID(),
			progress: 'processing',
			variables: [],
			contacts: [],
			failed: 0,
			errors: {},
			created_at: at,
			updated_at: at,
			finished_at: null,
		};
		this.lists.set(list.id, list);
		return list;
	}

	/**
	 * Reads the rows into the list. The header must begin with phone_number and full_name
	 * (source: "Qontak contact lists"); a row with a bad number, without a name, or that repeats a
	 * number is left out and told.
	 */
	finish(list: ContactList, rows: readonly (readonly string[])[] | undefined): void {
		const at = this.now().toISOString();
		list.updated_at = at;
		list.finished_at = at;
		const [header, ...people] = rows ?? [];
		const columns = header?.map((name) => name.trim()) ?? [];
		if (columns[0] !== 'phone_number' || columns[1] !== 'full_name') {
			list.progress = 'failed';
			list.errors = { file: ['must have the columns phone_number and full_name first'] };
			return;
		}
		if (new Set(columns).size < columns.length || columns.includes('')) {
			list.progress = 'failed';
			list.errors = { file: ['has an empty or repeated column name'] };
			return;
		}
		list.progress = 'success';
		list.variables = columns.slice(2);
		const seen = new Set<string>();
		people.forEach((cells, index) => {
			const [number = '', name = ''] = cells;
			const problem = problemOf(cells, columns.length, seen.has(number));
			if (problem === undefined) {
				seen.add(number);
				const entries = columns.map((column, position) => [column, cells[position] ?? '']);
				list.contacts.push({
					id: randomUUID(),
					created_at: at,
					cells: { ...Object.fromEntries(entries), phone_number: number, full_name: name },
				});
			} else {
				list.failed += 1;
				list.errors[`row ${index + 2}`] = [problem];
			}
		});
	}

	get(id: string): ContactList | undefined {
		return this.lists.get(id);
	}

	all(): ContactList[] {
		return [...this.lists.values()];
	}
}

function problemOf(cells: readonly string[], width: number, repeats: boolean): string | undefined {
	const [number = '', name = ''] = cells;
	if (!NUMBER.test(number)) return 'phone_number is invalid';
	if (name.trim() === '') return "full_name can't be blank";
	if (cells.length > width) return 'has more cells than columns';
	return repeats ? 'phone_number is given twice' : undefined;
}

/** As list and detail print it (source: "Qontak contact lists"). */
export function printContactList(list: ContactList) {
	const { contacts, failed } = list;
	return {
		id: list.id,
		organization_id: ORGANIZATION_ID,
		source_type: list.source_type,
		source_id: list.source_id,
		name: list.name,
		contacts_count: contacts.length + failed,
		contacts_count_success: contacts.length,
		contacts_count_failed: failed,
		created_at: list.created_at,
		updated_at: list.updated_at,
		contact_variables: list.variables,
		finished_at: list.finished_at,
		error_messages: list.errors,
		progress: list.progress,
	};
}

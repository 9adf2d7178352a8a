import type { IDataObject } from 'n8n-workflow';
import { invalid, type Reason } from '../shared/failure';
import { dictionariesIn, isDictionary } from '../shared/json';
import { ask, type Ask, type Plan } from '../shared/operation/operation';

/** The largest page that is asked for. */
const PAGE = 100;
const MOST_PAGES = 10_000;

type Query = NonNullable<Ask['query']>;

/** One page of a list, and where the next begins. */
export interface Page {
	entries: IDataObject[];
	next?: string;
}

/**
 * One page (source: "Qontak paging"). A list ends at a cursor that is missing, or at a page that is
 * not full.
 */
export function* readPage(
	path: readonly string[],
	query: Query,
	cursor?: string,
	size = PAGE,
): Plan<Page> {
	const { body } = yield* ask({
		effect: 'read',
		method: 'GET',
		path,
		query: { ...query, limit: size, ...(cursor === undefined ? {} : { cursor }) },
	});
	const { data, meta } = isDictionary(body) ? body : {};
	const entries = dictionariesIn(data);
	const pagination = isDictionary(meta) && isDictionary(meta.pagination) ? meta.pagination : {};
	const next = isDictionary(pagination.cursor) ? pagination.cursor.next : undefined;
	// Qontak may give less than was asked for; it tells its own size.
	const full = entries.length >= Math.min(size, Number(pagination.limit) || size);
	const hasNext = full && typeof next === 'string' && next !== '' && next !== cursor;
	return hasNext ? { entries, next } : { entries };
}

/**
 * The entries of a list that `wanted` accepts, `most` at most. Follows cursors, never `offset`,
 * about which the documents contradict each other. Safe against a cursor or a page that comes
 * twice.
 */
export function* readEntries(
	path: readonly string[],
	query: Query,
	most: number,
	wanted: (entry: IDataObject) => boolean = () => true,
): Plan<IDataObject[]> {
	const found: IDataObject[] = [];
	const ids = new Set<unknown>();
	const cursors = new Set<string>();
	let cursor: string | undefined;
	for (let pages = 0; pages < MOST_PAGES; pages++) {
		const size = most < PAGE ? Math.max(1, Math.ceil(most)) : PAGE;
		const { entries, next } = yield* readPage(path, query, cursor, size);
		const before = ids.size;
		for (const entry of entries) {
			// One without an id cannot come twice as far as anybody can tell.
			if (entry.id !== undefined && ids.has(entry.id)) continue;
			ids.add(entry.id ?? entry);
			if (wanted(entry)) found.push(entry);
		}
		const ended = next === undefined || cursors.has(next) || ids.size === before;
		if (ended || found.length >= most) break;
		cursors.add(next);
		cursor = next;
	}
	return found.slice(0, most);
}

/** The object under `data` of an answer. */
export const dataOf = (body: unknown): IDataObject =>
	isDictionary(body) && isDictionary(body.data) ? body.data : {};

/** What a person has to do with an ID that is empty. */
export function requireId(id: string, label: string): string {
	if (id.trim() !== '') return id.trim();
	throw invalid(
		label,
		'is empty',
		`Choose it from the list, or enter its ID. If '${label}' holds an expression, check that its field exists.`,
	);
}

interface Wanted {
	/** The field that holds the ID. */
	label: string;
	reason?: Reason;
	once?: Ask['once'];
}

/**
 * Reads one thing by its ID, the object under `data` of the answer. Throws Failure
 * (`invalidRequest`) for an empty ID.
 *
 * @param path the segments of its address, made of the ID
 * @param wanted what to say of an ID that Qontak does not know: its field's label and the `reason`
 */
export function* readOne(
	path: (id: string) => readonly string[],
	id: string,
	{ label, reason = 'notFound', once }: Wanted,
): Plan<IDataObject> {
	const chosen = requireId(id, label);
	const answer = yield* ask({
		effect: 'read',
		method: 'GET',
		path: path(chosen),
		...(once ? { once } : {}),
		missing: {
			reason,
			message: `'${label}' has the ID ${chosen}, which Qontak does not know`,
			description: `Choose it from the list in '${label}', or copy its ID from Qontak. It may belong to another account or be deleted.`,
		},
	});
	return dataOf(answer.body);
}

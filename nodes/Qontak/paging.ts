import type { IDataObject } from 'n8n-workflow';
import { Failure } from '../shared/failure';
import { dictionariesIn, dictionaryIn, parseJson, textIn } from '../shared/json';
import { ask, type Ask, type Plan } from '../shared/operation/operation';

/** The largest page that is asked for. */
const PAGE = 100;
const MOST_PAGES = 10_000;

type Query = NonNullable<Ask['query']>;

/** Where a page begins: behind a cursor, or at a number counted from 1, of pages of that size. */
type Place = { cursor: string } | { offset: number; limit: number };

/** One page of a list, and what it tells of the next. */
interface Page {
	entries: IDataObject[];
	/** How many came, also those that are no objects. */
	length: number;
	/** Whether as many came as fit on a page. */
	full: boolean;
	/** Of the next page; numbers are cursors too (source: "Qontak paging"). */
	cursor?: string;
	/** How many the whole list has, if that can be known. */
	total?: number;
	/** When it came (ISO 8601, UTC). */
	at: string;
}

/** How far a list was read. */
interface Progress {
	pages: number;
	/** How many different entries came so far. */
	read: number;
	/** How many came on the first page: the size of the pages that `offset` counts. */
	pageSize: number;
	/** The cursors that were followed. */
	followed: ReadonlySet<string>;
}

/** A whole number, also as a text; `undefined` for anything else. */
function countIn(value: unknown): number | undefined {
	const text = textIn(value)?.trim() ?? '';
	return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

/** Taken for an empty list, it would hide that nothing was read. */
const noList = (httpStatus: number) =>
	new Failure('gatewayDown', 'Qontak answered something else than a list', {
		httpStatus,
		description: "Check 'Base URL' in the credential, or try again later.",
	});

/** Reads one page (source: "Qontak paging"); the first one without a place. Throws Failure `gatewayDown` without a list. */
function* askForPage(
	path: readonly string[],
	query: Query,
	size: number,
	place: Place | undefined,
	once?: Ask['once'],
): Plan<Page> {
	const asked = { ...query, limit: size, ...place };
	const { body, at, status } = yield* ask({
		effect: 'read',
		method: 'GET',
		path,
		query: asked,
		...(once ? { once } : {}),
	});
	const { data, meta } = dictionaryIn(body);
	// Nothing at all comes with a 204 only (transport/judge.ts).
	if (body !== null && !Array.isArray(data) && data !== null) throw noList(status);
	const pagination = dictionaryIn(dictionaryIn(meta).pagination);
	const length = Array.isArray(data) ? data.length : 0;
	// Qontak may give less than was asked for; it tells its own size.
	const full = length >= Math.min(asked.limit, countIn(pagination.limit) || asked.limit);
	const total = countIn(pagination.total);
	return {
		entries: dictionariesIn(data),
		length,
		full,
		cursor: textIn(dictionaryIn(pagination.cursor).next),
		// As all printed answers have it, it may count no more than the page.
		total: full && total === length ? undefined : total,
		at,
	};
}

/**
 * Where a list goes on behind a page; nowhere when it was the last (source: "Qontak paging").
 *
 * A cursor is followed once, and not behind a page that has room left when the total says that all
 * was read: several lists print one there. Without a cursor the list goes on by `offset`, if there is
 * more by the total, or if a full page came and no total is known. Such pages are asked for in the size
 * that the first one had, so that they count the same at Qontak and here.
 */
function placeBehind({ cursor, full, length, total }: Page, at: Progress): Place | undefined {
	if (length === 0) return undefined;
	// A total that is less than what came is none.
	const more = total === undefined || total < at.read ? undefined : total > at.read;
	const isNew = cursor !== undefined && !at.followed.has(cursor);
	if (isNew && (full || more !== false)) return { cursor };
	const byOffset = cursor === undefined ? (more ?? full) : more === true;
	return byOffset ? { offset: at.pages + 1, limit: at.pageSize } : undefined;
}

const followedIn = (place: Place | undefined) => (place && 'cursor' in place ? [place.cursor] : []);

/**
 * One page of a list as the editor scrolls through it, and where the next begins.
 *
 * @param token where to begin, as the page before had it in `next`
 */
export function* readPage(
	path: readonly string[],
	query: Query,
	token = '',
): Plan<{ entries: IDataObject[]; next?: string }> {
	const before = parseJson(token) as (Omit<Progress, 'followed'> & { place: Place }) | null;
	const page = yield* askForPage(path, query, PAGE, before?.place);
	const at = {
		pages: (before?.pages ?? 0) + 1,
		read: (before?.read ?? 0) + page.length,
		pageSize: before?.pageSize ?? page.length,
	};
	const place = placeBehind(page, { ...at, followed: new Set(followedIn(before?.place)) });
	return place
		? { entries: page.entries, next: JSON.stringify({ ...at, place }) }
		: { entries: page.entries };
}

/** What tells an entry from others; one without an id is known by all that it says. */
const keyOf = (entry: IDataObject) => textIn(entry.id) ?? JSON.stringify(entry);

/** What was read of a list. */
export interface Read {
	found: IDataObject[];
	/** When its last page came (ISO 8601, UTC). */
	at: string;
}

/**
 * The entries of a list that `wanted` accepts, `most` at most, each once. Reads page after page as
 * long as the list goes on and brings something new (source: "Qontak paging").
 *
 * @param once `run` when all items of a run may share the answers
 */
export function* readList(
	path: readonly string[],
	query: Query,
	most: number,
	wanted: (entry: IDataObject) => boolean = () => true,
	once?: Ask['once'],
): Plan<Read> {
	const size = most < PAGE ? Math.max(1, Math.ceil(most)) : PAGE;
	const found: IDataObject[] = [];
	const known = new Set<string>();
	const followed = new Set<string>();
	let pageSize = size;
	let place: Place | undefined;
	let at = '';
	for (let pages = 1; pages <= MOST_PAGES; pages++) {
		const page = yield* askForPage(path, query, size, place, once);
		at = page.at;
		if (pages === 1) pageSize = Math.max(1, page.length);
		const fresh = page.entries.filter((entry) => !known.has(keyOf(entry)));
		for (const entry of fresh) {
			// Two without an id may say the same and be two, if they come together.
			if (textIn(entry.id) !== undefined && known.has(keyOf(entry))) continue;
			known.add(keyOf(entry));
			if (wanted(entry)) found.push(entry);
		}
		if (fresh.length === 0 || found.length >= most) break;
		place = placeBehind(page, { pages, read: known.size, pageSize, followed });
		if (place === undefined) break;
		for (const cursor of followedIn(place)) followed.add(cursor);
	}
	return { found: found.slice(0, most), at };
}

/** The entries alone; see {@link readList}. */
export function* readEntries(...list: Parameters<typeof readList>): Plan<IDataObject[]> {
	return (yield* readList(...list)).found;
}

import { type Answer, type Json, jsonAnswer } from '../core/answer.mts';
import { invalid } from './answers.mts';
import type { QontakSettings } from './options.mts';

/** The query parameters that every list takes (source: "Qontak paging"). */
export const PAGING = [
	'limit',
	'offset',
	'cursor',
	'cursor_direction',
	'order_by',
	'order_direction',
	'is_counted',
] as const;

/** What can be listed. */
export interface Listed {
	id: string;
	created_at: string;
	updated_at?: string;
}

const LARGEST_PAGE = 100;

/**
 * One page of a list in Qontak's envelope, newest first unless told otherwise. `offset` counts
 * pages from 1 (0 is the first as well, as the Digest prints it); a cursor goes before it.
 */
export function page<Item extends Listed>(
	items: readonly Item[],
	query: URLSearchParams,
	settings: QontakSettings,
	print: (item: Item) => unknown = (item) => item,
): Answer {
	const limit = integer(query, 'limit', 10);
	const offset = integer(query, 'offset', 1);
	if (limit < 1 || limit > LARGEST_PAGE) {
		throw invalid({ limit: [`must be between 1 and ${LARGEST_PAGE}`] });
	}
	const backwards = choice(query, 'cursor_direction', ['after', 'before']) === 'before';
	choice(query, 'is_counted', ['true', 'false']);
	const sorted = sort(items, query);
	const start = startOf(sorted, query, { limit, offset, backwards });
	const shown = sorted.slice(Math.max(0, start), Math.max(0, start + limit));
	const more = start + limit < sorted.length;
	return jsonAnswer(200, {
		status: 'success',
		data: shown.map(print) as Json,
		meta: {
			pagination: {
				cursor: {
					next: nextCursor(shown, more, query, settings),
					prev: start > 0 && shown.length > 0 ? cursorOf(shown[0]) : null,
				},
				offset,
				limit,
				total: sorted.length,
			},
		},
	});
}

/** A query parameter that must be a whole number; refused in the words of the Digest. */
export function integer(query: URLSearchParams, name: string, fallback: number): number {
	const given = query.get(name);
	if (given === null) return fallback;
	if (!/^\d{1,9}$/.test(given)) throw invalid({ [name]: ['must be an integer'] });
	return Number(given);
}

/** A query parameter that must be one of a few words; the first is the default. */
export function choice<Word extends string>(
	query: URLSearchParams,
	name: string,
	words: readonly Word[],
): Word {
	const given = query.get(name) ?? words[0];
	const known = words.find((word) => word === given);
	if (known === undefined) throw invalid({ [name]: [`must be one of: ${words.join(', ')}`] });
	return known;
}

function sort<Item extends Listed>(items: readonly Item[], query: URLSearchParams): Item[] {
	const by = choice(query, 'order_by', ['created_at', 'updated_at']);
	const ascending = choice(query, 'order_direction', ['desc', 'asc']) === 'asc';
	const keyOf = (item: Item) => item[by] ?? item.created_at;
	// Items of one moment keep the order in which they were made.
	const sorted = items.toSorted((a, b) => compare(keyOf(a), keyOf(b)));
	return ascending ? sorted : sorted.toReversed();
}

function compare(a: string, b: string): number {
	if (a === b) return 0;
	return a < b ? -1 : 1;
}

function startOf(
	sorted: readonly Listed[],
	query: URLSearchParams,
	{ limit, offset, backwards }: { limit: number; offset: number; backwards: boolean },
): number {
	const cursor = query.get('cursor');
	if (cursor === null || cursor === '') return (Math.max(1, offset) - 1) * limit;
	const id = Buffer.from(cursor, 'base64').toString().split(' ')[1];
	const at = sorted.findIndex((item) => item.id === id);
	if (at < 0) throw invalid({ cursor: ['is invalid'] });
	return backwards ? Math.max(0, at - limit) : at + 1;
}

/** Opaque to callers: a time, as in the samples, and the item's id. */
function cursorOf({ created_at: at, id }: Listed): string {
	return Buffer.from(`${(Date.parse(at) || 0) / 1000} ${id}`).toString('base64');
}

function nextCursor(
	shown: readonly Listed[],
	more: boolean,
	query: URLSearchParams,
	{ lastCursor }: QontakSettings,
): string | null {
	const last = shown.at(-1);
	if (more && last) return cursorOf(last);
	if (lastCursor === 'repeated') return query.get('cursor') ?? (last ? cursorOf(last) : null);
	return lastCursor === 'printed' && last ? cursorOf(last) : null;
}

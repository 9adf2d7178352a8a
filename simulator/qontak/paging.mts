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
const SORTABLE = ['created_at', 'updated_at'] as const;

/**
 * How a list tells where its next page begins, as the OpenAPI prints it: a text, a number (a time in
 * milliseconds), or not at all, so that only `offset` leads on (source: "Qontak paging").
 */
export type CursorStyle = 'text' | 'number' | 'null';

interface Printing<Item> {
	print?: (item: Item) => unknown;
	cursor?: CursorStyle;
}

/**
 * One page of a list in Qontak's envelope, newest first unless told otherwise. `offset` counts
 * pages from 1 (0 is the first as well, as the Digest prints it); a cursor goes before it.
 */
export function page<Item extends Listed>(
	items: readonly Item[],
	query: URLSearchParams,
	settings: QontakSettings,
	{ print = (item) => item, cursor: style = 'text' }: Printing<Item> = {},
): Answer {
	const limit = integer(query, 'limit', 10);
	const offset = integer(query, 'offset', 1);
	if (limit < 1 || limit > LARGEST_PAGE) {
		throw invalid({ limit: [`must be between 1 and ${LARGEST_PAGE}`] });
	}
	const backwards = choice(query, 'cursor_direction', ['after', 'before']) === 'before';
	choice(query, 'is_counted', ['true', 'false']);
	const sorted = sort(items, query);
	const cursors = cursorsOf(sorted, query, style);
	const start = startOf(cursors, query, { limit, offset, backwards });
	const end = Math.max(0, start + limit);
	const shown = sorted.slice(Math.max(0, start), end);
	const last = cursors.at(Math.max(0, start) + shown.length - 1);
	const next = shown.length > 0 ? last : undefined;
	return jsonAnswer(200, {
		status: 'success',
		data: shown.map(print) as Json,
		meta: {
			pagination: {
				cursor: {
					next: nextCursor(next, end < sorted.length, query, settings),
					prev: start > 0 && shown.length > 0 ? cursors[start] : null,
					pit: null,
				},
				offset,
				limit,
				total: sorted.length,
				target_offset: 0,
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
	choice(query, 'order_by', SORTABLE);
	const ascending = choice(query, 'order_direction', ['desc', 'asc']) === 'asc';
	// Items of one moment keep the order in which they were made.
	const sorted = items.toSorted((a, b) => compare(keyOf(a, query), keyOf(b, query)));
	return ascending ? sorted : sorted.toReversed();
}

/** The time by which an item is sorted. */
function keyOf(item: Listed, query: URLSearchParams): string {
	const by = choice(query, 'order_by', SORTABLE);
	return item[by] ?? item.created_at;
}

function compare(a: string, b: string): number {
	if (a === b) return 0;
	return a < b ? -1 : 1;
}

type Cursor = string | number | null;

/** The cursor of each item, different for all. */
function cursorsOf(
	sorted: readonly Listed[],
	query: URLSearchParams,
	style: CursorStyle,
): readonly Cursor[] {
	if (style === 'null') return sorted.map(() => null);
	if (style === 'text') return sorted.map(cursorOf);
	const step = query.get('order_direction') === 'asc' ? 1 : -1;
	const numbers: number[] = [];
	for (const item of sorted) {
		const at = Date.parse(keyOf(item, query)) || 0;
		const before = numbers.at(-1);
		numbers.push(before === undefined || (at - before) * step > 0 ? at : before + step);
	}
	return numbers;
}

function startOf(
	cursors: readonly Cursor[],
	query: URLSearchParams,
	{ limit, offset, backwards }: { limit: number; offset: number; backwards: boolean },
): number {
	const cursor = query.get('cursor');
	if (cursor === null || cursor === '') return (Math.max(1, offset) - 1) * limit;
	const at = cursors.findIndex((one) => one !== null && String(one) === cursor);
	if (at < 0) throw invalid({ cursor: ['is invalid'] });
	return backwards ? Math.max(0, at - limit) : at + 1;
}

/** Opaque to callers: a time, as in the samples, and the item's id. */
function cursorOf({ created_at: at, id }: Listed): string {
	return Buffer.from(`${(Date.parse(at) || 0) / 1000} ${id}`).toString('base64');
}

function nextCursor(
	last: Cursor | undefined,
	more: boolean,
	query: URLSearchParams,
	{ lastCursor }: QontakSettings,
): Cursor {
	if (more || last === null) return last ?? null;
	if (lastCursor === 'repeated') return query.get('cursor') ?? last ?? null;
	return lastCursor === 'printed' ? (last ?? null) : null;
}

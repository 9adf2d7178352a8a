import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';
import type { Plan } from '../operation/operation';
import type { Gateway } from './gateway';
import { readForEditor } from './runReads';

/** The most entries that a search for words gives. */
export const MOST_FOUND = 200;

/** A list that never ends, as one that gives the same page for ever, is given up. */
const MOST_PAGES_AT_ONCE = 20;

/** One page of a list, and where the next begins; nowhere when it was the last. */
export interface ListPage<Entry> {
	entries: Entry[];
	next?: string;
}

/** A list of a gateway that a person picks from. */
export interface Searchable<Entry> {
	/** Reads one page; the first one without a cursor. */
	readPage(cursor?: string): Plan<ListPage<Entry>>;
	/** Reads through all pages, and gives the entries that are wanted, `most` at most. */
	readAll(isWanted: (entry: Entry) => boolean, most: number): Plan<Entry[]>;
	/** Which entries can be picked at all. */
	isWanted(entry: Entry): boolean;
	/** Whether an entry has the words, which are in small letters. */
	matches(entry: Entry, words: string): boolean;
	toItem(entry: Entry): INodeListSearchItems;
	/** Whether a person finds the entries by name, not in the order that the gateway gives. */
	byName?: boolean;
}

const sorted = (items: INodeListSearchItems[]) =>
	items.sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));

/**
 * Fills a list in n8n's editor: page by page while a person scrolls, through all pages when they
 * search for something. A list by name is read whole, up to a bound behind which it goes on by pages.
 *
 * @param filter what the person typed
 * @param cursor where to go on, as the last result's `paginationToken` had it
 * @throws NodeApiError or NodeOperationError, which n8n shows in the field
 */
export async function searchInEditor<Entry>(
	context: ILoadOptionsFunctions,
	gateway: Gateway,
	list: Searchable<Entry>,
	filter: string | undefined,
	cursor: string | undefined,
): Promise<INodeListSearchResult> {
	const words = filter?.trim().toLowerCase();
	const shown = (entries: readonly Entry[]) => {
		const items = entries.map((entry) => list.toItem(entry));
		return list.byName ? sorted(items) : items;
	};
	if (words) {
		const isFound = (entry: Entry) => list.isWanted(entry) && list.matches(entry, words);
		const found = await readForEditor(context, gateway, list.readAll(isFound, MOST_FOUND));
		return { results: shown(found) };
	}
	let next = cursor;
	const found: Entry[] = [];
	// A page without a wanted entry would look like the end of the list.
	const isEnough = () => !list.byName && found.length > 0;
	for (let pages = 0; !isEnough() && pages < MOST_PAGES_AT_ONCE; pages++) {
		const page = await readForEditor(context, gateway, list.readPage(next));
		found.push(...page.entries.filter((entry) => list.isWanted(entry)));
		next = page.next;
		if (next === undefined) break;
	}
	const results = shown(found);
	return next === undefined ? { results } : { results, paginationToken: next };
}

/**
 * A memory that outlives the process, as n8n gives one to a node (source: "n8n deduplication store"). It
 * can only record and tell what was new, and remove: asking records. It knows no lock.
 */
export interface MarkStore {
	/**
	 * Records marks, all of them or, when it throws, perhaps none.
	 *
	 * @param keepNewest drops the oldest, so that no more than this many are left
	 * @returns those that were not there yet
	 */
	record(marks: readonly string[], keepNewest?: number): Promise<ReadonlySet<string>>;
	/** Removes marks, all of them or, when it throws, perhaps none. */
	remove(marks: readonly string[]): Promise<void>;
	/** How many there are. */
	count(): Promise<number>;
}

/** One recipient of one campaign. */
export interface Entry {
	campaign: string;
	/** What gets one message only: the number, or what the person chose. */
	key: string;
}

const mark = (...parts: string[]) => JSON.stringify(parts);

/** By which an entry is known in memory. */
export const nameOf = ({ campaign, key }: Entry): string => mark(campaign, key);

/** Says that a message was sent, or is about to be. */
export const sentMark = (name: string): string => `C:${name}`;

/** Says, beside the former, that nobody knows yet how it ended. */
export const openMark = (name: string): string => `O:${name}`;

/** Says that a campaign was begun. */
export const begunMark = (campaign: string): string => `S:${mark(campaign)}`;

import { createHash } from 'node:crypto';

/** What this file needs of the response to a webhook's post. */
export interface Answering {
	statusCode: number;
	writableFinished: boolean;
	destroyed: boolean;
	once(name: 'finish' | 'close', listener: () => void): unknown;
}

/** One event that a post brought first. */
interface Mark {
	/** Ends with the answer to that post; absent once it is known. */
	outcome?: Promise<void>;
	/** That answer, as long as it may turn out to be a failure. */
	answer?: Answering;
	/** When this process stored it, in epoch ms, until the stored list shows that it was kept. */
	storedAt?: number;
}

const MOST_REMEMBERED = 5_000;
const MOST_TRIGGERS = 500;
const MOST_STORED = 1_000;
/**
 * A list that was read later than this after an event was stored tells whether it was kept, in ms: posts
 * that began before at other processes, and may overwrite it, are over by then.
 */
const KEPT_AFTER_MS = 1_000;

/** Ids are kept as short digests: of a bounded length, and without the phone numbers in them. */
const digestOf = (id: string) => createHash('sha256').update(id).digest('base64url').slice(0, 16);

/** n8n could not store the execution, so the event has not arrived yet. */
const isLost = ({ answer }: Mark) => answer !== undefined && answer.statusCode >= 400;

function trim(entries: Map<string, unknown>, most: number): void {
	for (const key of entries.keys()) {
		if (entries.size <= most) return;
		entries.delete(key);
	}
}

/** Ends when the answer is out, or when the caller hung up. */
async function complete(answer: Answering): Promise<void> {
	if (answer.destroyed || answer.writableFinished) return;
	await new Promise<void>((resolve) => {
		answer.once('finish', resolve);
		answer.once('close', resolve);
	});
}

/** Keeps or takes back the marks of a post whose answer is complete. */
function settle(
	mark: Mark,
	answer: Answering,
	marks: Map<string, Mark>,
	claimed: readonly string[],
): void {
	mark.outcome = undefined;
	// The gateway may hang up before n8n is done: then the status tells later (isLost).
	if (!answer.writableFinished) return;
	mark.answer = undefined;
	if (answer.statusCode < 400) return;
	for (const digest of claimed) {
		if (marks.get(digest) === mark) marks.delete(digest);
	}
}

/** Ids of events in a list from outside; anything else in it is left out. */
const textsIn = (list: unknown): string[] =>
	Array.isArray(list) ? list.filter((entry): entry is string => typeof entry === 'string') : [];

/**
 * Remembers which events have arrived, so that a repeated delivery starts nothing. Two memories
 * work together: this one lives in the process and knows of posts that arrive in the same instant;
 * a bounded list, which n8n stores with the workflow, knows of posts from before a restart
 * (source: "n8n static data").
 */
export class RepeatMemory {
	private readonly triggers = new Map<string, Map<string, Mark>>();

	constructor(private readonly now: () => number = Date.now) {}

	/**
	 * Tells of each key whether its event is new, and marks the new ones as arrived. Checking and
	 * marking is one synchronous step. A post whose events are still being stored for another post
	 * waits for that one's outcome: if n8n could not store them, they are new again.
	 *
	 * @param trigger names the trigger, e.g. workflow and node
	 * @param stored the list that n8n stored with the workflow
	 * @param answer the response to the post; a status of 400 or more takes the marks back
	 */
	async claim(
		keys: readonly string[],
		trigger: string,
		stored: unknown,
		answer: Answering,
	): Promise<boolean[]> {
		const digests = keys.map(digestOf);
		const marks = this.marksOf(trigger);
		const undecided = () => digests.flatMap((digest) => marks.get(digest)?.outcome ?? []);
		while (undecided().length > 0) await Promise.all(undecided());

		this.adopt(trigger, stored);
		const mark: Mark = { answer };
		const isNew = digests.map((digest) => {
			const earlier = marks.get(digest);
			if (earlier && !isLost(earlier)) return false;
			marks.delete(digest);
			marks.set(digest, mark);
			return true;
		});
		const claimed = digests.filter((_, index) => isNew[index]);
		if (claimed.length > 0) {
			mark.outcome = complete(answer).then(() => settle(mark, answer, marks, claimed));
		}
		trim(marks, MOST_REMEMBERED);
		return isNew;
	}

	/**
	 * What to store with the workflow after keys were claimed: the stored list, all that is known to
	 * have arrived, and the claimed ones. The union, because of several posts at once each starts from
	 * the same stored list and the last one overwrites the others.
	 */
	toStore(keys: readonly string[], trigger: string, stored: unknown): string[] {
		const arrived = [...this.marksOf(trigger)]
			.filter(([, { outcome, answer }]) => outcome === undefined && answer === undefined)
			.map(([digest]) => digest);
		const own = keys.map(digestOf);
		for (const digest of own) {
			const mark = this.marksOf(trigger).get(digest);
			if (mark) mark.storedAt = this.now();
		}
		// What only the stored list knows is older than what this process has seen.
		const later = new Set([...arrived, ...own]);
		const before = textsIn(stored).filter((digest) => !later.has(digest));
		return [...before, ...later].slice(-MOST_STORED);
	}

	/** Whether something has arrived here that the stored list ought to have and has not. */
	knowsMoreThan(stored: unknown, trigger: string): boolean {
		const known = new Set(textsIn(stored));
		return this.toStore([], trigger, stored).some((digest) => !known.has(digest));
	}

	/** What this process stored and has not seen in the stored list since. */
	watch(trigger: string): { isOpen(): boolean; isDue(): boolean } {
		const times = () =>
			[...this.marksOf(trigger).values()]
				.slice(-MOST_STORED)
				.flatMap(({ storedAt }) => storedAt ?? []);
		return {
			isOpen: () => times().length > 0,
			isDue: () => times().some((at) => this.now() - at >= KEPT_AFTER_MS),
		};
	}

	/**
	 * Takes what other processes stored into this one's memory. Each of them writes the list as a whole,
	 * and may overwrite what it has not read yet: what is remembered here is written again with the next
	 * post (source: "n8n static data").
	 */
	adopt(trigger: string, stored: unknown): void {
		const marks = this.marksOf(trigger);
		for (const digest of textsIn(stored)) {
			const mark = marks.get(digest);
			if (!mark || isLost(mark)) {
				marks.delete(digest);
				marks.set(digest, {});
			} else if (mark.storedAt !== undefined && this.now() - mark.storedAt >= KEPT_AFTER_MS) {
				mark.storedAt = undefined;
			}
		}
		trim(marks, MOST_REMEMBERED);
	}

	private marksOf(trigger: string): Map<string, Mark> {
		const marks = this.triggers.get(trigger) ?? new Map<string, Mark>();
		this.triggers.delete(trigger);
		this.triggers.set(trigger, marks);
		trim(this.triggers, MOST_TRIGGERS);
		return marks;
	}
}

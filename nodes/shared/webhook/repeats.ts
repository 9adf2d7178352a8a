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
}

const MOST_REMEMBERED = 5_000;
const MOST_TRIGGERS = 500;
const MOST_STORED = 1_000;

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

		const known = new Set(textsIn(stored));
		const mark: Mark = { answer };
		const isNew = digests.map((digest) => {
			const earlier = marks.get(digest);
			if (earlier ? !isLost(earlier) : known.has(digest)) return false;
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
		// What only the stored list knows is older than what this process has seen.
		const later = new Set([...arrived, ...own]);
		const before = textsIn(stored).filter((digest) => !later.has(digest));
		return [...before, ...later].slice(-MOST_STORED);
	}

	private marksOf(trigger: string): Map<string, Mark> {
		const marks = this.triggers.get(trigger) ?? new Map<string, Mark>();
		this.triggers.delete(trigger);
		this.triggers.set(trigger, marks);
		trim(this.triggers, MOST_TRIGGERS);
		return marks;
	}
}

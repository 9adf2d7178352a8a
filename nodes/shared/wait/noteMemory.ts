import type { Place } from './choiceId';
import { MOST_QUESTIONS, noteIn, type Note } from './note';

/** A note, as this process knows it. */
interface Known {
	note: Note;
	/** When this process stored it (epoch ms), until the stored list shows that it was kept. */
	storedAt?: number;
}

const MOST_TRIGGERS = 500;
/** A list that was read later than this after a note was stored tells whether it was kept, in ms. */
const KEPT_AFTER_MS = 1_000;

const nameOf = ({ execution, node, run }: Pick<Note, 'execution' | 'node' | 'run'>) =>
	`${execution} ${node} ${run}`;

/** The notes in a list that n8n stored; anything else in it is left out. */
const notesIn = (stored: unknown): Note[] =>
	Array.isArray(stored) ? stored.flatMap((entry) => noteIn(entry) ?? []) : [];

/** What two know of the same run. That a question was answered is never forgotten. */
function joined(one: Note, other: Note): Note {
	const questions = { ...other.questions, ...one.questions };
	for (const [mark, answer] of Object.entries(other.questions)) {
		if (typeof answer === 'string' && answer !== '') questions[mark] = answer;
		else if (answer === '' && typeof questions[mark] === 'number') questions[mark] = '';
	}
	return { ...one, questions };
}

/** Whether the second says nothing that the first does not. */
const includes = (one: Note | undefined, other: Note): boolean =>
	one !== undefined &&
	Object.entries(other.questions).every(([mark, answer]) => {
		const mine = one.questions[mark];
		return mine !== undefined && (mine === answer || typeof answer === 'number');
	});

/** What a text quotes. */
export type Quoted = { place: Place } | { answeredBy: string };

/**
 * The notes of the triggers of this process. As with repeats, it joins what n8n stores with the
 * workflow, which outlives a restart, with what this process knows: n8n stores it as a whole, and an
 * older copy may overwrite a newer one (source: "n8n static data").
 */
export class NoteMemory {
	private readonly triggers = new Map<string, Map<string, Known>>();

	constructor(private readonly now: () => number = Date.now) {}

	/** Takes a note that was posted to a trigger. */
	learn(trigger: string, note: Note): void {
		const known = this.notesOf(trigger);
		const earlier = known.get(nameOf(note));
		known.set(nameOf(note), { note: earlier ? joined(earlier.note, note) : note });
	}

	/** Takes what n8n stored for a trigger, by whichever process. */
	adopt(trigger: string, stored: unknown): void {
		const known = this.notesOf(trigger);
		for (const note of notesIn(stored)) {
			const mine = known.get(nameOf(note));
			const both = mine ? joined(mine.note, note) : note;
			const isKept = mine === undefined || includes(note, both);
			const isDue = mine?.storedAt === undefined || this.now() - mine.storedAt >= KEPT_AFTER_MS;
			known.set(nameOf(note), {
				note: both,
				...(isKept && isDue ? {} : { storedAt: mine?.storedAt }),
			});
		}
	}

	/** Whether a trigger knows of any question. */
	hasNotes(trigger: string): boolean {
		return this.open(trigger).length > 0;
	}

	/** The question whose message has a mark, as far as a trigger knows. */
	find(trigger: string, mark: string): Quoted | undefined {
		for (const { execution, node, run, signature, questions } of this.open(trigger)) {
			const item = questions[mark];
			if (typeof item === 'string') return { answeredBy: item };
			if (item !== undefined) return { place: { execution, node, run, item, signature } };
		}
		return undefined;
	}

	/** Notes that a question was answered, for all triggers that know of it. */
	close(place: Omit<Place, 'signature'>, by: string): void {
		for (const known of this.triggers.values()) {
			const { note } = known.get(nameOf(place)) ?? {};
			for (const [mark, item] of Object.entries(note?.questions ?? {})) {
				if (note && item === place.item) note.questions[mark] = by;
			}
		}
	}

	/** What to store for a trigger: all that it knows. */
	toStore(trigger: string): Note[] {
		const storedAt = this.now();
		return this.open(trigger).map((note) => {
			this.notesOf(trigger).set(nameOf(note), { note, storedAt });
			return structuredClone(note);
		});
	}

	/** Whether a trigger knows something that is missing in the stored list. */
	knowsMoreThan(trigger: string, stored: unknown): boolean {
		const there = new Map(notesIn(stored).map((note) => [nameOf(note), note]));
		return this.open(trigger).some((note) => !includes(there.get(nameOf(note)), note));
	}

	/** What this process stored and has not seen in the stored list since. */
	watch(trigger: string): { isOpen(): boolean; isDue(): boolean } {
		const times = () =>
			[...this.notesOf(trigger).values()].flatMap(({ storedAt }) => storedAt ?? []);
		return {
			isOpen: () => times().length > 0,
			isDue: () => times().some((at) => this.now() - at >= KEPT_AFTER_MS),
		};
	}

	/** The notes whose time is not over, oldest first; the others are forgotten, and the oldest of too many. */
	private open(trigger: string): Note[] {
		const known = this.notesOf(trigger);
		let room = MOST_QUESTIONS;
		for (const [name, { note }] of [...known].reverse()) {
			if (note.until > this.now()) room -= Object.keys(note.questions).length;
			if (note.until <= this.now() || room < 0) known.delete(name);
		}
		return [...known.values()].map(({ note }) => note);
	}

	private notesOf(trigger: string): Map<string, Known> {
		const known = this.triggers.get(trigger) ?? new Map<string, Known>();
		this.triggers.delete(trigger);
		this.triggers.set(trigger, known);
		for (const name of this.triggers.keys()) {
			if (this.triggers.size <= MOST_TRIGGERS) break;
			this.triggers.delete(name);
		}
		return known;
	}
}

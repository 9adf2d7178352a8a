/** What to do about a person who comes twice in one run: the values of 'Repeated Recipients'. */
export type OnRepeat = 'skipIdentical' | 'skip' | 'send';

function listIn<Key, One>(lists: Map<Key, One[]>, key: Key): One[] {
	const list = lists.get(key) ?? [];
	lists.set(key, list);
	return list;
}

/** The messages of one run so far, by whom they reach and what they say. */
export class Repeats<Message> {
	private readonly toPerson = new Map<string, Message[]>();
	private readonly same = new Map<string, Message[]>();

	/**
	 * Notes a message.
	 *
	 * @param to whom it reaches, in digits where it is a number: so notations do not matter
	 * @param words what makes it equal to another
	 * @returns the messages of which one is enough, this one behind those that were noted before; later ones
	 * join the list. `undefined` for one that is sent in any case.
	 */
	note(
		message: Message,
		to: string,
		words: string,
		onRepeat: OnRepeat,
	): readonly Message[] | undefined {
		const toPerson = listIn(this.toPerson, to);
		const same = listIn(this.same, `${to} ${words}`);
		toPerson.push(message);
		same.push(message);
		if (onRepeat === 'send') return undefined;
		return onRepeat === 'skip' ? toPerson : same;
	}
}

/** What to do about a person who comes twice in one run: the values of 'Repeated Recipients'. */
export type OnRepeat = 'skipIdentical' | 'skip' | 'send';

/** The messages of one run so far, by whom they reach. */
export class Repeats {
	private readonly messages = new Map<string, Set<string>>();

	/**
	 * Notes a message, and tells whether it is to be skipped because of an earlier one.
	 *
	 * @param to whom it reaches, in digits where it is a number: so notations do not matter
	 * @param message what makes it equal to another
	 */
	isToSkip(to: string, message: string, onRepeat: OnRepeat): boolean {
		const before = this.messages.get(to);
		if (!before) {
			this.messages.set(to, new Set([message]));
			return false;
		}
		const same = before.has(message);
		before.add(message);
		return onRepeat === 'skip' || (onRepeat === 'skipIdentical' && same);
	}
}

import { summary } from './store.js';

/**
 * In which order the phones stand: newest message first. As long as the visitor's hand is on the
 * wall nobody changes places; new phones then come last, and the page says that there is news.
 */
export class Order {
	#shown = [];
	#newest = -1;

	constructor(store) {
		this.store = store;
		this.wanted = '';
		/** Whether only those are shown who wrote something. */
		this.replied = false;
	}

	/**
	 * The phones to show, in order.
	 *
	 * @param {boolean} held whether everything must stay where it is
	 */
	arrange(held) {
		const all = [...this.store.phones.values()];
		if (held) {
			const known = new Set(this.#shown);
			this.#shown = this.#shown.filter((phone) => this.store.phones.get(phone.number) === phone);
			this.#shown.push(...all.filter((phone) => !known.has(phone)));
		} else {
			this.#shown = all.sort((one, other) => other.last - one.last);
			this.#newest = Math.max(-1, ...all.map(({ last }) => last));
		}
		return this.filtered ? this.#shown.filter((phone) => this.#matches(phone)) : this.#shown;
	}

	/** Whether only some of the phones are shown. */
	get filtered() {
		return this.replied || this.wanted !== '';
	}

	/** How many phones have messages that are newer than the order that is shown. */
	get waiting() {
		return this.#shown.filter(({ last }, index) => last > this.#newest && index > 0).length;
	}

	#matches({ name, number, bubbles }) {
		if (this.replied && !bubbles.some(({ direction }) => direction === 'in')) return false;
		if (this.wanted === '') return true;
		const wanted = this.wanted.toLowerCase();
		const digits = wanted.replace(/[\s+()-]/g, '');
		if (name.toLowerCase().includes(wanted)) return true;
		if (/^\d+$/.test(digits) && number.includes(digits.replace(/^0/, ''))) return true;
		return bubbles.some((bubble) => summary(bubble).toLowerCase().includes(wanted));
	}
}

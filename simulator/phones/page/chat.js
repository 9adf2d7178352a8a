import { drawBubble, freshen } from './bubble.js';
import { dayOf, h } from './dom.js';

/** More messages than this are a long chat. */
const LONG = 60;

/**
 * Keeps the messages on a screen up to date: new ones are added, known ones are brought up to date
 * in place, so that nothing flickers and the visitor's selection stays.
 */
export class Chat {
	#drawn = new Map();

	/**
	 * @param {Element} element
	 * @param {import('./bubble.js').Doing} doing
	 * @param {{last?: number, days?: boolean}} [options] only the last so many messages; days between
	 */
	constructor(element, doing, { last = Infinity, days = false } = {}) {
		this.element = element;
		this.doing = doing;
		this.last = last;
		this.days = days;
	}

	/** Shows these messages; gives how many are new. */
	show(entries) {
		const first = this.#drawn.size === 0;
		const wanted = entries.slice(-this.last);
		const keys = new Set(wanted.map(({ bubble }) => bubble.key));
		for (const [key, { element }] of this.#drawn) {
			if (keys.has(key)) continue;
			element.remove();
			this.#drawn.delete(key);
		}
		let added = 0;
		wanted.forEach((entry, index) => {
			const known = this.#drawn.get(entry.bubble.key);
			if (known) {
				if (known.bubble !== entry.bubble || known.reactions !== entry.reactions.join()) {
					freshen(known.element, entry);
					this.#keep(known.element, entry);
				}
				return;
			}
			const day = this.days && this.#dayBefore(wanted, index);
			if (day) this.element.append(h('p.notice.day', {}, day));
			const element = drawBubble(entry, this.doing);
			if (!first) element.classList.add('fresh');
			this.element.append(element);
			this.#keep(element, entry);
			added += 1;
		});
		this.element.classList.toggle('long', this.#drawn.size > LONG);
		return added;
	}

	#keep(element, { bubble, reactions }) {
		this.#drawn.set(bubble.key, { element, bubble, reactions: reactions.join() });
	}

	#dayBefore(entries, index) {
		const day = dayOf(entries[index].bubble.at);
		return index > 0 && dayOf(entries[index - 1].bubble.at) === day ? undefined : day;
	}
}

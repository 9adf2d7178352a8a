import { h, styled } from './dom.js';

const SHOWN = [
	['sent', 'Sent'],
	['delivered', 'Delivered'],
	['read', 'Read'],
	['failed', 'Failed'],
	['replies', 'Replies'],
];
const NUMBERS = new Intl.NumberFormat('en');

/** The numbers on top: how far the messages of all phones came. */
export class Counters {
	#drawn = new Map();

	/** @param {Element} element a description list */
	constructor(element) {
		for (const [name, label] of SHOWN) {
			const value = h('dd', { 'data-count': name }, '0');
			const bar = h('span.share', { 'aria-hidden': 'true' });
			element.append(h(`div.counter.${name}`, {}, h('dt', {}, label), value, bar));
			this.#drawn.set(name, { value, bar });
		}
	}

	show(counts) {
		for (const [name, { value, bar }] of this.#drawn) {
			value.textContent = NUMBERS.format(counts[name]);
			const share = counts.messages === 0 ? 0 : Math.min(1, counts[name] / counts.messages);
			styled(bar, { '--share': String(share) });
		}
	}
}

/** What the line to the server brings: how many phones, and how the webhooks fare. */
export function lineWords(state, phones, { delivered, failed }) {
	if (state === 'waiting') return 'Waiting for the simulator …';
	const words = [`${NUMBERS.format(phones)} ${phones === 1 ? 'phone' : 'phones'}, live`];
	if (delivered > 0) {
		const posts = delivered === 1 ? 'webhook post' : 'webhook posts';
		words.push(`${NUMBERS.format(delivered)} ${posts} delivered`);
	}
	if (failed > 0) words.push(`${NUMBERS.format(failed)} not`);
	return words.join(' · ');
}

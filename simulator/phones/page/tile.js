import { Chat } from './chat.js';
import { avatar, h, icon, prettyNumber } from './dom.js';
import { drawTicks } from './bubble.js';
import { chatOf, gatewaysOn, summary, ticksOf } from './store.js';

/** How many messages fit on a small phone. */
const FIT = 3;

/** A small phone of the wall: a picture of the real one, a name, and how far the last message came. */
export class Tile {
	#chat;
	#gateway;
	#seen = -1;

	/**
	 * @param {object} phone
	 * @param {Record<string, object>} gateways
	 * @param {(number: string) => void} open
	 */
	constructor(phone, gateways, open) {
		this.phone = phone;
		this.gateways = gateways;
		this.title = h('span.mini-title');
		this.log = h('div.mini-log');
		this.state = h('span.state');
		this.replies = h('span.badge', { hidden: true });
		this.button = h('button.tile-open', {
			type: 'button',
			tabindex: '-1',
			onclick: () => open(phone.number),
		});
		const screen = h(
			'div.mini-screen',
			{},
			h('div.mini-bar', {}, h('span.shop', {}, icon('shop')), this.title),
			this.log,
			h('div.mini-write', {}, h('span'), h('i')),
		);
		this.element = h(
			'article.tile',
			{ 'data-number': phone.number },
			h('div.mini', { inert: true, 'aria-hidden': 'true' }, screen),
			this.replies,
			h(
				'div.caption',
				{ 'aria-hidden': 'true' },
				avatar(phone.name),
				h('b', {}, phone.name),
				this.state,
				h('small', {}, prettyNumber(phone.number)),
			),
			this.button,
		);
		this.update();
	}

	/** Draws what changed on the phone. */
	update() {
		const { phone } = this;
		const gateway = gatewaysOn(phone)[0];
		if (gateway !== this.#gateway || !this.#chat) this.#begin(gateway);
		const entries = chatOf(phone, gateway);
		this.#chat.show(entries);
		const out = entries.findLast(({ bubble }) => bubble.direction === 'out')?.bubble;
		this.state.replaceChildren(...(out ? [drawTicks(ticksOf(out))] : []));
		const replies = phone.bubbles.filter(({ direction }) => direction === 'in').length;
		this.replies.hidden = replies === 0;
		this.replies.textContent = String(replies);
		const last = entries.at(-1)?.bubble;
		this.element.classList.toggle('in-trouble', out?.status === 'failed');
		this.button.setAttribute('aria-label', this.#label(last, out, replies));
		if (phone.last > this.#seen && this.#seen >= 0) this.#light();
		this.#seen = phone.last;
	}

	/** The screen lights up for a moment. */
	#light() {
		this.element.classList.remove('lit');
		requestAnimationFrame(() => this.element.classList.add('lit'));
	}

	#begin(gateway) {
		this.#gateway = gateway;
		const business = this.gateways[gateway]?.business.name ?? gateway ?? '';
		this.title.textContent = business;
		this.log.replaceChildren();
		const find = (id) => this.phone.bubbles.find((bubble) => bubble.id === id);
		this.#chat = new Chat(this.log, { find, business }, { last: FIT });
	}

	#label(last, out, replies) {
		const words = [this.phone.name, prettyNumber(this.phone.number)];
		if (last) words.push(`last message: ${summary(last).slice(0, 80)}`);
		if (out) words.push(ticksOf(out));
		if (replies > 0) words.push(`${replies} ${replies === 1 ? 'reply' : 'replies'}`);
		return words.join(', ');
	}
}

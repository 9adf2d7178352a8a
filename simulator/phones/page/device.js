import { Chat } from './chat.js';
import { Composer } from './composer.js';
import { clock, h, icon, prettyNumber } from './dom.js';
import { flowSheet, listSheet, productsSheet, reactionSheet } from './sheets.js';
import { chatOf, gatewaysOn, ticksOf } from './store.js';

/** How near the end the visitor must be for the chat to follow. Pixels. */
const NEAR = 80;

/** The open phone, in its full size: the chat with a business, and the hands of the customer. */
export class Device {
	#chat;
	#gateway;

	/**
	 * @param {object} phone
	 * @param {Record<string, object>} gateways
	 * @param {{close(): void, act(wish: object): Promise<boolean>, say(words: string): void,
	 *   sendImage(who: object, file: File): Promise<boolean>}} hands
	 */
	constructor(phone, gateways, hands) {
		this.phone = phone;
		this.gateways = gateways;
		this.hands = hands;
		this.messages = h('div.messages', { role: 'log', 'aria-label': 'Messages' });
		this.log = h(
			'div.log',
			{ tabindex: '0', 'aria-label': 'Messages', role: 'group' },
			this.messages,
		);
		this.log.addEventListener('scroll', () => this.#atEnd() && this.#calm(), { passive: true });
		this.time = h('time.status-time', {}, clock(new Date().toISOString()));
		this.bar = h('div.bar');
		this.chats = h('div.chats', { role: 'tablist', 'aria-label': 'Businesses' });
		this.below = h('div.below');
		this.down = h(
			'button.down',
			{
				type: 'button',
				'aria-label': 'To the newest message',
				hidden: true,
				onclick: () => this.#toEnd(),
			},
			icon('up'),
		);
		this.front = h('div.front', {}, this.bar, this.chats, this.log, this.down, this.below);
		this.screen = h('div.screen', {}, this.#statusBar(), this.front);
		this.element = h(
			'section.device',
			{ 'aria-label': `Phone of ${phone.name}`, 'data-number': phone.number },
			h('div.owner', {}, h('b', {}, phone.name), h('span', {}, prettyNumber(phone.number))),
			h('div.frame', {}, this.screen),
		);
		this.update();
	}

	/** Draws what changed on the phone. */
	update() {
		const there = gatewaysOn(this.phone);
		// A new customer may write to any business.
		const gateways = there.length > 0 ? there : Object.keys(this.gateways);
		if (this.#gateway === undefined) this.#begin(gateways[0]);
		this.time.textContent = clock(new Date().toISOString());
		this.#drawChats(gateways);
		const follow = this.#atEnd();
		const added = this.#chat.show(chatOf(this.phone, this.#gateway));
		if (added > 0) this.down.hidden = follow;
		this.#drawRead();
	}

	focus() {
		this.composer.focus();
	}

	#begin(gateway) {
		this.#gateway = gateway;
		const { business, label, can } = this.gateways[gateway] ?? {
			business: { name: gateway },
			label: gateway,
			can: [],
		};
		this.#drawBar(business, label);
		const who = { gateway, phone: this.phone.number };
		this.composer = new Composer(can, {
			say: async (text, about) => await this.hands.act({ act: 'say', ...who, text, ...about }),
			image: async (file, caption) => await this.hands.sendImage({ ...who, caption }, file),
		});
		this.below.replaceChildren(this.composer.element);
		this.messages.replaceChildren();
		this.#chat = new Chat(this.messages, this.#doing(who, can, business.name), { days: true });
		this.#toEnd();
	}

	/** What the bubbles can do on this phone. */
	#doing(who, can, business) {
		const { hands, front } = this;
		const about = (bubble) => ({ inReplyTo: bubble.id });
		const press = async (choice, bubble) =>
			await hands.act({ act: 'press', ...who, choice, ...about(bubble) });
		const flow = async (answers, bubble) =>
			await hands.act({ act: 'flow', ...who, answers, ...about(bubble) });
		const react = async (emoji, bubble) =>
			await hands.act({ act: 'react', ...who, emoji, messageId: bubble.id });
		const find = (id) => this.phone.bubbles.find((bubble) => bubble.id === id);
		const mine = (bubble) => {
			const given = this.phone.bubbles.findLast(
				({ direction, content }) => direction === 'in' && content.reaction?.messageId === bubble.id,
			);
			return given?.content.reaction.emoji;
		};
		return {
			business,
			find,
			say: hands.say,
			press: can.includes('presses')
				? press
				: () => hands.say('This gateway tells nobody what customers press.'),
			openList: (bubble) => listSheet(front, bubble, press),
			openProducts: (bubble) => productsSheet(front, bubble),
			openFlow: (bubble) =>
				can.includes('submitsFlow')
					? flowSheet(front, bubble, this.phone.name, flow)
					: hands.say('At this gateway a customer cannot fill in forms.'),
			openReactions: can.includes('reacts')
				? (bubble, anchor) => reactionSheet(front, bubble, anchor, mine(bubble), react)
				: undefined,
			quote: can.includes('says') ? (bubble) => this.composer.quote(bubble) : undefined,
		};
	}

	#drawBar({ name, number }, label) {
		const read = h(
			'button.read-all',
			{ type: 'button', title: 'Open the chat: mark all as read', onclick: () => this.#read() },
			icon('delivered'),
			h('span', {}, 'Mark read'),
		);
		this.read = read;
		this.bar.replaceChildren(
			h(
				'button.leave',
				{
					type: 'button',
					'aria-label': 'Close this phone',
					title: 'Close',
					onclick: this.hands.close,
				},
				icon('back'),
			),
			h('span.shop', {}, icon('shop')),
			h(
				'span.business',
				{},
				h('b', {}, h('span', {}, name), h('span.verified', { title: 'Business' }, icon('check'))),
				h(
					'small',
					{},
					[number && prettyNumber(number), `via ${label}`].filter(Boolean).join(' · '),
				),
			),
			read,
		);
	}

	#drawRead() {
		const { can = [] } = this.gateways[this.#gateway] ?? {};
		const unread = this.phone.bubbles.some(
			(bubble) =>
				bubble.gateway === this.#gateway &&
				bubble.direction === 'out' &&
				!['read', 'failed'].includes(ticksOf(bubble)),
		);
		this.read.hidden = !can.includes('reads') || !unread;
	}

	async #read() {
		// The button goes when all is read.
		this.focus();
		await this.hands.act({ act: 'read', gateway: this.#gateway, phone: this.phone.number });
	}

	/** More than one business may write to a phone: each has a chat of its own. */
	#drawChats(gateways) {
		this.chats.hidden = gateways.length < 2;
		const tabs = [...gateways].sort().map((gateway) =>
			h(
				'button',
				{
					type: 'button',
					role: 'tab',
					'aria-selected': String(gateway === this.#gateway),
					onclick: () => {
						this.#begin(gateway);
						this.update();
						this.focus();
					},
				},
				this.gateways[gateway]?.label ?? gateway,
			),
		);
		this.chats.replaceChildren(...tabs);
	}

	#statusBar() {
		const signal = h('span.signal', {}, h('i'), h('i'), h('i'), h('i'));
		const battery = h('span.battery', {}, h('i'));
		return h(
			'div.status-bar',
			{ 'aria-hidden': 'true' },
			this.time,
			h('span.island'),
			h('span.right', {}, signal, '5G', battery),
		);
	}

	#atEnd() {
		// The log is laid out from its end: that is where 0 is, and above it is less.
		return this.log.scrollTop > -NEAR;
	}

	#toEnd() {
		this.log.scrollTop = 0;
		this.#calm();
	}

	#calm() {
		this.down.hidden = true;
	}
}

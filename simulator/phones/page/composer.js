import { h, icon } from './dom.js';
import { summary } from './store.js';

const HIGHEST = 110;

/** Where the visitor writes as the customer. */
export class Composer {
	#about;

	/**
	 * @param {string[]} can what a customer can do at this gateway
	 * @param {{say(text: string, about: object): Promise<boolean>,
	 *   image(file: File, caption: string): Promise<boolean>}} hands
	 */
	constructor(can, hands) {
		this.hands = hands;
		this.text = h('textarea', {
			rows: '1',
			maxlength: '4096',
			placeholder: 'Message as the customer',
			'aria-label': 'Message as the customer',
			oninput: () => this.#fit(),
			onkeydown: (event) => this.#key(event),
		});
		this.file = h('input.hidden', {
			type: 'file',
			accept: 'image/jpeg,image/png',
			tabindex: '-1',
			'aria-label': 'A picture to send',
			onchange: () => this.#sendImage(),
		});
		const attach = h(
			'button.attach',
			{
				type: 'button',
				'aria-label': 'Send a picture',
				title: 'Send a picture',
				onclick: () => this.file.click(),
			},
			icon('image'),
		);
		this.send = h(
			'button.send',
			{ type: 'button', 'aria-label': 'Send', onclick: () => this.#press() },
			icon('send'),
		);
		this.about = h('div.about', { hidden: true });
		const silent = h('p.silent', {}, 'This gateway has no way for customers to write.');
		const write = h(
			'div.write',
			{},
			h('div.field', {}, this.text, can.includes('sendsImage') && [attach, this.file]),
			this.send,
		);
		this.element = h('div.composer', {}, this.about, can.includes('says') ? write : silent);
	}

	focus() {
		this.text.focus({ preventScroll: true });
	}

	/** The next message answers this one. */
	quote(bubble) {
		this.#about = bubble;
		const close = h(
			'button',
			{ type: 'button', 'aria-label': 'Do not answer it', onclick: () => this.#forget() },
			icon('close'),
		);
		const who = bubble.direction === 'in' ? 'You' : 'Answer to';
		this.about.replaceChildren(h('span', {}, h('b', {}, who), summary(bubble)), close);
		this.about.hidden = false;
		this.focus();
	}

	#forget() {
		this.#about = undefined;
		this.about.hidden = true;
	}

	#key(event) {
		if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
			event.preventDefault();
			void this.#say();
		}
	}

	/** Whoever sends with the button goes on writing. */
	#press() {
		this.focus();
		void this.#say();
	}

	/** The words leave at once, as on a phone; they come back if they could not be sent. */
	async #say() {
		const text = this.text.value.trim();
		if (text === '') return;
		const about = this.#about ? { inReplyTo: this.#about.id } : {};
		this.text.value = '';
		this.#fit();
		this.#forget();
		const sent = await this.hands.say(text, about);
		if (!sent && this.text.value === '') {
			this.text.value = text;
			this.#fit();
		}
	}

	async #sendImage() {
		const [file] = this.file.files;
		this.file.value = '';
		if (!file) return;
		const caption = this.text.value.trim();
		const sent = await this.hands.image(file, caption);
		if (sent) this.text.value = '';
		this.#fit();
	}

	#fit() {
		this.text.style.height = 'auto';
		this.text.style.height = `${Math.min(this.text.scrollHeight, HIGHEST)}px`;
		this.send.classList.toggle('ready', this.text.value.trim() !== '');
	}
}

import { h, styled } from './dom.js';
import { Tile } from './tile.js';

/** Height of a small phone for its width, and of the name below it. */
const RATIO = 1.62;
const CAPTION = 46;
const GAP = 22;
const MARGIN = 28;
/** Rows that are drawn beyond what is seen. */
const BEYOND = 1;
/** The width that the small phones' messages are laid out for; then they are scaled. */
const SCREEN = 300;
/** Tiles that are kept although they are not seen. */
const RESTING = 240;

/** The wall of phones. Draws only those that are seen; the others are numbers. */
export class Wall {
	#tiles = new Map();
	/** Tiles that are not seen now; they come back without being drawn anew. */
	#resting = new Map();
	#phones = [];
	#planned = false;
	#relaid = false;
	#focus = 0;

	/**
	 * @param {HTMLElement} element scrolls
	 * @param {import('./store.js').Store} store
	 * @param {(number: string) => void} open
	 */
	constructor(element, store, open) {
		this.element = element;
		this.store = store;
		this.open = open;
		this.size = 148;
		this.space = h('div.space', { role: 'list' });
		element.append(this.space);
		element.addEventListener('scroll', () => this.#plan(), { passive: true });
		element.addEventListener('keydown', (event) => this.#walk(event));
		new ResizeObserver(() => this.#plan()).observe(element);
	}

	/** Shows these phones, in this order. */
	show(phones) {
		this.#phones = phones;
		this.#focus = Math.min(this.#focus, Math.max(0, phones.length - 1));
		this.#plan();
	}

	/** Draws what changed on these phones, where they are seen. */
	update(phones) {
		for (const { number } of phones) this.#tiles.get(number)?.update();
	}

	resize(size) {
		this.size = size;
		this.#plan();
	}

	/** Starts anew, for another simulator. */
	clear() {
		for (const tile of this.#tiles.values()) tile.element.remove();
		this.#tiles.clear();
		this.#resting.clear();
	}

	/** Marks the phone that is open. */
	select(number) {
		this.selected = number;
		for (const [key, { element }] of this.#tiles) {
			element.classList.toggle('selected', key === number);
		}
	}

	#plan() {
		if (this.#planned) return;
		this.#planned = true;
		requestAnimationFrame(() => {
			this.#planned = false;
			this.#draw();
		});
	}

	#layout() {
		const width = this.element.clientWidth - 2 * MARGIN;
		const narrow = width < 520;
		const gap = narrow ? 14 : GAP;
		const columns = narrow
			? Math.max(2, Math.floor((width + gap) / (Math.min(this.size, 148) + gap)))
			: Math.max(1, Math.floor((width + gap) / (this.size + gap)));
		const room = (width - (columns - 1) * gap) / columns;
		const size = Math.floor(narrow ? room : Math.min(room, this.size * 1.24));
		const step = columns > 1 ? (width - size) / (columns - 1) : 0;
		// A few phones stand together, they are not spread over the wall.
		const across = this.#phones.length < columns ? size + gap : step;
		return { columns, size, across, down: Math.round(size * RATIO) + CAPTION + gap };
	}

	#draw() {
		const { columns, size, across, down } = this.#layout();
		this.#relaid = this.columns !== columns || this.drawnSize !== size;
		Object.assign(this, { columns, drawnSize: size });
		const rows = Math.ceil(this.#phones.length / columns);
		styled(this.space, {
			'--size': `${size}px`,
			'--tall': `${Math.round(size * RATIO)}px`,
			'--scale': size / SCREEN,
		});
		this.space.classList.toggle('small', size < 118);
		this.space.style.height = `${MARGIN + rows * down}px`;
		const { scrollTop, clientHeight } = this.element;
		const from = Math.max(0, Math.floor((scrollTop - MARGIN) / down) - BEYOND) * columns;
		const to = (Math.ceil((scrollTop + clientHeight - MARGIN) / down) + BEYOND) * columns;
		const seen = new Set();
		this.#phones.slice(from, to).forEach((phone, offset) => {
			const index = from + offset;
			seen.add(phone.number);
			const x = MARGIN + (index % columns) * across;
			const y = MARGIN + Math.floor(index / columns) * down;
			this.#place(phone, index, Math.round(x), y, down);
		});
		for (const [number, tile] of this.#tiles) {
			if (seen.has(number)) continue;
			tile.element.remove();
			this.#tiles.delete(number);
			this.#rest(number, tile);
		}
	}

	#rest(number, tile) {
		this.#resting.delete(number);
		this.#resting.set(number, tile);
		const [oldest] = this.#resting.keys();
		if (this.#resting.size > RESTING) this.#resting.delete(oldest);
	}

	/** The tile of a phone: one that rests, brought up to date, or a new one. */
	#tileOf(phone) {
		const resting = this.#resting.get(phone.number);
		if (!resting) return new Tile(phone, this.store.gateways, this.open);
		this.#resting.delete(phone.number);
		resting.update();
		// It has no way to come from.
		Object.assign(resting, { x: undefined, y: undefined });
		return resting;
	}

	#place(phone, index, x, y, down) {
		let tile = this.#tiles.get(phone.number);
		if (!tile) {
			tile = this.#tileOf(phone);
			tile.element.setAttribute('role', 'listitem');
			tile.element.classList.toggle('selected', phone.number === this.selected);
			this.#tiles.set(phone.number, tile);
			this.space.append(tile.element);
		}
		this.#move(tile, x, y, down);
		tile.element.setAttribute('aria-posinset', String(index + 1));
		tile.element.setAttribute('aria-setsize', String(this.#phones.length));
		tile.button.tabIndex = index === this.#focus ? 0 : -1;
		tile.button.dataset.index = String(index);
	}

	/** A short way is shown; who comes from afar is there at once, or the wall would be a flurry. */
	#move(tile, x, y, down) {
		const { element, x: oldX = x, y: oldY = y } = tile;
		const short = !this.#relaid && Math.abs(y - oldY) <= down;
		element.classList.toggle('glides', short && (x !== oldX || y !== oldY));
		styled(element, { '--x': `${x}px`, '--y': `${y}px` });
		Object.assign(tile, { x, y });
	}

	/** Arrow keys go from phone to phone. */
	#walk(event) {
		const steps = {
			ArrowRight: 1,
			ArrowLeft: -1,
			ArrowDown: this.columns,
			ArrowUp: -this.columns,
			Home: -Infinity,
			End: Infinity,
		};
		const step = steps[event.key];
		const index = Number(event.target.dataset?.index);
		if (step === undefined || Number.isNaN(index)) return;
		event.preventDefault();
		this.#focus = Math.max(0, Math.min(this.#phones.length - 1, index + step));
		const { down } = this.#layout();
		const top = MARGIN + Math.floor(this.#focus / this.columns) * down;
		const { scrollTop, clientHeight } = this.element;
		if (top < scrollTop) this.element.scrollTop = top - MARGIN;
		if (top + down > scrollTop + clientHeight) this.element.scrollTop = top + down - clientHeight;
		this.#draw();
		this.#tiles.get(this.#phones[this.#focus].number)?.button.focus({ preventScroll: true });
	}
}

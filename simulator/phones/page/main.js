import { Counters, lineWords } from './counters.js';
import { Device } from './device.js';
import { h, icon } from './dom.js';
import { openHooks } from './hooks.js';
import { Order } from './order.js';
import { Store } from './store.js';
import { act, listen, sendImage } from './stream.js';
import { toast, toldWords } from './toast.js';
import { Wall } from './wall.js';

const at = (id) => document.getElementById(id);
const store = new Store();
const order = new Order(store);
const counters = new Counters(at('counters'));
const wall = new Wall(at('wall'), store, (number) => open(number));
let device;
let state = 'waiting';
/** Whether the first messages have come. */
let ready = false;

// ——— The wall, newest first, but never under the visitor's hand ———

let hand = false;
const element = at('wall');
// On its way to the news the hand is still there.
for (const place of [element, at('news')]) {
	place.addEventListener('pointerenter', () => (hand = true));
	place.addEventListener('pointerleave', () => {
		hand = false;
		schedule();
	});
}
const held = () =>
	hand || element.scrollTop > 40 || element.matches(':focus-within') || order.filtered;

/** The wall is arranged at most so often, in milliseconds: faster would be a flurry. */
const CALM = 450;
let scheduled;
let last = 0;

function schedule() {
	scheduled ??= setTimeout(
		() => {
			scheduled = undefined;
			last = performance.now();
			arrange(held());
		},
		Math.max(0, last + CALM - performance.now()),
	);
}

function arrange(stay) {
	const phones = order.arrange(stay);
	wall.show(phones);
	const { waiting } = order;
	at('news').hidden = waiting === 0;
	at('news').replaceChildren(icon('up'), `${waiting} with news`);
	const empty = ready && phones.length === 0;
	element.classList.toggle('empty', empty);
	element.querySelector('.nothing')?.remove();
	if (empty) element.append(nothing());
}

function nothing() {
	const searched = order.filtered;
	const nobody =
		order.wanted === '' ? 'Nobody has replied yet.' : 'No name, number or message has these words.';
	return h(
		'div.nothing',
		{},
		h('span.still', { 'aria-hidden': 'true' }, h('i'), h('i'), h('i')),
		h('h2', {}, searched ? 'Nobody found' : 'The phones are quiet'),
		h(
			'p',
			{},
			searched
				? nobody
				: 'Send a message from n8n to the simulated gateway and its recipient’s phone shows up here. Or write first, as a new customer.',
		),
		!searched &&
			h('button.primary', { type: 'button', onclick: newCustomer }, 'A new customer writes'),
	);
}

at('news').addEventListener('click', () => {
	hand = false;
	element.scrollTop = 0;
	arrange(false);
});
at('search').addEventListener('input', ({ target }) => {
	order.wanted = target.value.trim();
	arrange(true);
	element.scrollTop = 0;
});
at('replied').addEventListener('click', () => {
	order.replied = !order.replied;
	at('replied').setAttribute('aria-pressed', String(order.replied));
	arrange(true);
	element.scrollTop = 0;
});
document.addEventListener('keydown', (event) => {
	const typing = event.target.matches('input, textarea');
	if (event.key === '/' && !typing) {
		event.preventDefault();
		at('search').focus();
	}
	if (event.key === 'Escape' && device && !document.querySelector('dialog[open]')) close();
});

// ——— Size of the small phones ———

const zoom = at('zoom');
zoom.value = localStorage.getItem('phones.size') ?? '148';
wall.resize(Number(zoom.value));
zoom.addEventListener('input', () => {
	localStorage.setItem('phones.size', zoom.value);
	wall.resize(Number(zoom.value));
});

// ——— The open phone ———

const hands = {
	close: () => close(),
	say: (words) => toast(words),
	act: async (wish) => await report(act(wish)),
	sendImage: async (who, file) => await report(sendImage(who, file)),
};

/** Says how the webhooks took it; gives whether it could be done. */
async function report(doing) {
	try {
		toast(...toldWords(await doing));
		return true;
	} catch (error) {
		toast(error.message, 'bad');
		return false;
	}
}

function open(number) {
	if (device?.phone.number === number) return device.focus();
	device = new Device(store.phone(number), store.gateways, hands);
	at('dock').replaceChildren(device.element);
	at('stage').classList.add('opened');
	wall.select(number);
	history.replaceState(null, '', `#${number}`);
	device.focus();
}

function close() {
	const { number } = device.phone;
	device = undefined;
	at('dock').replaceChildren();
	at('stage').classList.remove('opened');
	wall.select(undefined);
	history.replaceState(null, '', location.pathname);
	element.querySelector(`[data-number="${number}"] button`)?.focus({ preventScroll: true });
	if (store.phones.get(number)?.bubbles.length === 0) store.phones.delete(number);
	schedule();
}

at('hooks').append(icon('link'), h('span', {}, 'Webhooks'));
at('hooks').addEventListener('click', () => void openHooks());
at('new').append(icon('plus'));
at('new').addEventListener('click', newCustomer);
function newCustomer() {
	const digits = () => String(Math.floor(Math.random() * 1e8)).padStart(8, '0');
	open(`628${12 + Math.floor(Math.random() * 8)}${digits()}`);
}

/** The address of the page may name a phone. */
function openNamed() {
	const number = location.hash.slice(1);
	if (!device && store.phones.has(number)) open(number);
}
addEventListener('hashchange', openNamed);

// ——— What the server tells ———

listen({
	hello({ resumed, gateways }) {
		store.gateways = gateways;
		if (resumed) return;
		store.clear();
		wall.clear();
		if (device) close();
		ready = false;
	},
	changes({ bubbles, webhooks, more }) {
		const touched = store.take(bubbles);
		store.webhooks = webhooks;
		ready = !more;
		counters.show(store.counts);
		wall.update(touched);
		if (device && touched.has(device.phone)) device.update();
		drawLine();
		schedule();
		if (ready) openNamed();
	},
	line(now) {
		state = now;
		drawLine();
	},
});

function drawLine() {
	at('line').textContent = lineWords(state, store.phones.size, store.webhooks);
	at('line').dataset.state = state;
}

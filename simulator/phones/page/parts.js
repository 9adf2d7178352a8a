import { avatar, h, icon } from './dom.js';
import { productTile } from './pictures.js';
import { summary } from './store.js';

/** The parts of a bubble that carry something: quotes, cards, and what can be pressed. */

/** The message that this one answers, in short. */
export function quoteOf({ content }, doing) {
	const { inReplyTo } = content;
	const about = inReplyTo && doing.find?.(inReplyTo);
	if (!about) return undefined;
	const who = about.direction === 'in' ? 'You' : doing.business;
	return h('blockquote.quote', {}, h('b', {}, who), h('span', {}, summary(about)));
}

/** Contacts, products, orders, the answers of a flow. */
export function cardsOf(bubble, doing) {
	const { contacts, products, reply, kind } = bubble.content;
	return [
		...(contacts ?? []).map(contactCard),
		products && kind === 'product' && productCard(products),
		products && kind !== 'product' && productsCard(products),
		reply?.kind === 'flow' && answers(reply.data),
		kind === 'order' && h('div.order', {}, icon('bag'), 'Order'),
	].filter(Boolean);
}

function contactCard({ name, phones, company }) {
	return h(
		'div.contact',
		{},
		avatar(name),
		h(
			'span.about',
			{},
			h('b', {}, name),
			company && h('small', {}, company),
			phones.map((phone) => h('small', {}, phone)),
		),
	);
}

function productCard({ sections, catalogId }) {
	const [id] = sections[0].ids;
	return h(
		'div.product',
		{},
		productTile(id),
		h('b', {}, id),
		h('small', {}, `Catalog ${catalogId}`),
	);
}

function productsCard({ sections }) {
	const ids = sections.flatMap((section) => section.ids);
	const count = `${ids.length} ${ids.length === 1 ? 'item' : 'items'}`;
	return h(
		'div.products',
		{},
		h('span.tiles', {}, ids.slice(0, 3).map(productTile)),
		h('small', {}, count),
	);
}

function answers(data) {
	const lines = Object.entries(data ?? {}).map(([field, value]) => {
		const shown = typeof value === 'string' ? value : JSON.stringify(value);
		return h('div', {}, h('dt', {}, field), h('dd', {}, shown));
	});
	return h('dl.answers', {}, lines);
}

const ICONS = { url: 'link', phone: 'phone', copyCode: 'copy', flow: 'form', quickReply: 'reply' };

/** The buttons below the words: replies, links, calls, codes, a list, a flow. */
export function choicesOf(bubble, doing) {
	const { buttons = [], list, flow, kind } = bubble.content;
	const drawn = buttons
		.map((given) => codeButton(given))
		.map((button) =>
			pressable(ICONS[button.type] ?? 'reply', button.text, pressing(button, doing), bubble),
		);
	if (list) drawn.push(pressable('list', list.button, doing.openList, bubble));
	if (flow) drawn.push(pressable('form', flow.label, doing.openFlow, bubble));
	if (kind === 'products') drawn.push(pressable('list', 'View items', doing.openProducts, bubble));
	return drawn.length > 0 ? [h('div.choices', {}, drawn)] : [];
}

/** The button of a one-time code is a link to WhatsApp itself, which copies the code. */
function codeButton(button) {
	const otp = /^https:\/\/www\.whatsapp\.com\/otp\/code\/\?.*\bcode=(?:otp)?([^&]+)/.exec(
		button.url ?? '',
	);
	return otp ? { ...button, type: 'copyCode', code: otp[1] } : button;
}

/** What a button does: it answers the business, or shows what it would open. Nothing leaves the page. */
function pressing({ type, text, id = text, url, phone, code }, doing) {
	if (!doing.press) return undefined;
	if (type === 'reply' || type === 'quickReply') return (bubble) => doing.press(id, bubble);
	if (type === 'flow') return doing.openFlow;
	if (type === 'url') return () => doing.say(`Opens ${url}`);
	if (type === 'phone') return () => doing.say(`Calls ${phone}`);
	return async () => {
		await navigator.clipboard?.writeText(code ?? '').catch(() => undefined);
		doing.say(`Code ${code ?? ''} copied`);
	};
}

function pressable(name, words, press, bubble) {
	if (!press) return h('div.choice', {}, icon(name), h('span', {}, words));
	return h(
		'button.choice',
		{ type: 'button', onclick: () => press(bubble) },
		icon(name),
		h('span', {}, words),
	);
}

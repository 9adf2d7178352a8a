/**
 * What is on the phones, as the server told. Knows nothing of the screen.
 *
 * A phone: `{number, name, bubbles (in order), last: the order of its newest message}`.
 */
export class Store {
	phones = new Map();
	gateways = {};
	counts = emptyCounts();
	webhooks = { delivered: 0, failed: 0 };
	#byKey = new Map();

	clear() {
		this.phones.clear();
		this.#byKey.clear();
		this.counts = emptyCounts();
	}

	/** Takes in messages that are new or changed; gives the phones they are on. */
	take(bubbles) {
		const touched = new Set();
		for (const bubble of bubbles) {
			const phone = this.phone(bubble.phone, bubble.name);
			const known = this.#byKey.get(bubble.key);
			if (known) this.#count(known, -1);
			this.#count(bubble, 1);
			this.#byKey.set(bubble.key, bubble);
			if (known) phone.bubbles[phone.bubbles.indexOf(known)] = bubble;
			else insert(phone.bubbles, bubble);
			phone.last = Math.max(phone.last, bubble.order);
			touched.add(phone);
		}
		return touched;
	}

	/** The phone of a number; made when it is not there yet. */
	phone(number, name = 'New customer') {
		let phone = this.phones.get(number);
		if (!phone) {
			phone = { number, name, bubbles: [], last: -1 };
			this.phones.set(number, phone);
		}
		if (phone.name === 'New customer') phone.name = name;
		return phone;
	}

	#count(bubble, by) {
		const { counts } = this;
		if (bubble.direction === 'in') {
			counts.replies += by;
			return;
		}
		const stage = stageOf(bubble);
		counts.messages += by;
		if (bubble.status === 'failed') counts.failed += by;
		if (stage >= 1) counts.sent += by;
		if (stage >= 2) counts.delivered += by;
		if (stage >= 3) counts.read += by;
	}
}

function emptyCounts() {
	return { messages: 0, sent: 0, delivered: 0, read: 0, failed: 0, replies: 0 };
}

function insert(bubbles, bubble) {
	let at = bubbles.length;
	while (at > 0 && bubbles[at - 1].order > bubble.order) at -= 1;
	bubbles.splice(at, 0, bubble);
}

const STAGES = { sent: 1, delivered: 2, read: 3 };

/** How far a message came: 0 on its way, 1 sent, 2 delivered, 3 read. Receipts may overtake. */
export function stageOf({ history }) {
	return Math.max(0, ...history.map(({ status }) => STAGES[status] ?? 0));
}

/** What the ticks of a message say. What a customer wrote has arrived as soon as it is there. */
export function ticksOf(bubble) {
	if (bubble.status === 'failed') return 'failed';
	const stage = stageOf(bubble);
	if (bubble.direction === 'in') return stage === 3 ? 'read' : 'delivered';
	return ['pending', 'sent', 'delivered', 'read'][stage];
}

/** The messages of one gateway that have a bubble, with the reactions that stand on them. */
export function chatOf(phone, gateway) {
	const own = phone.bubbles.filter((bubble) => bubble.gateway === gateway);
	const reactions = new Map();
	for (const { content, direction } of own) {
		if (content.kind !== 'reaction') continue;
		const { messageId, emoji } = content.reaction;
		reactions.set(messageId, { ...reactions.get(messageId), [direction]: emoji });
	}
	return own
		.filter(({ content }) => content.kind !== 'reaction')
		.map((bubble) => {
			const given = Object.values(reactions.get(bubble.id) ?? {}).filter(Boolean);
			return { bubble, reactions: given };
		});
}

/** The gateways that are on a phone, the one with the newest message first. */
export function gatewaysOn(phone) {
	return [...new Set(phone.bubbles.map(({ gateway }) => gateway).reverse())];
}

/** A message in a few words. */
export function summary({ content }) {
	const { kind, text, media, location, reply } = content;
	if (text) return text.replace(/\s+/g, ' ').replace(/[*_~`]/g, '');
	if (kind === 'location') return location.name ?? 'Location';
	if (kind === 'contacts') return content.contacts.map(({ name }) => name).join(', ');
	if (kind === 'reply') return reply.id ?? 'Reply';
	if (kind === 'product' || kind === 'products') return 'Products';
	return media?.filename ?? kind[0].toUpperCase() + kind.slice(1);
}

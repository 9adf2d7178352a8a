import { clock, exactTime, h, icon } from './dom.js';
import { formatted } from './format.js';
import { documentCard, picture, place, sound, sticker } from './pictures.js';
import { cardsOf, choicesOf, quoteOf } from './parts.js';
import { ticksOf } from './store.js';

/**
 * What a bubble may do. Without `press` and its like it is only looked at: on the small phones.
 *
 * @typedef {object} Doing
 * @property {(id: string) => object | undefined} find a message of this chat by its id
 * @property {(choice: string, bubble: object) => void} [press]
 * @property {(bubble: object) => void} [openList]
 * @property {(bubble: object) => void} [openFlow]
 * @property {(bubble: object) => void} [openProducts]
 * @property {(bubble: object, anchor: Element) => void} [openReactions]
 * @property {(bubble: object) => void} [quote] where the customer can write
 * @property {(words: string) => void} [say]
 */

/** One message as WhatsApp shows it. */
export function drawBubble({ bubble, reactions }, doing) {
	const { content, direction } = bubble;
	if (content.kind === 'system') return h('p.notice', { 'data-key': bubble.key }, content.text);
	const bare = content.kind === 'sticker';
	const article = h(
		`article.bubble.${direction === 'in' ? 'mine' : 'theirs'}.kind-${content.kind}`,
		{ 'data-key': bubble.key, 'data-id': bubble.id },
	);
	if (bare) article.classList.add('bare');
	const card = h('div.card', {}, ...inside(bubble, doing));
	for (const part of ['choices', 'picture', 'photo', 'alone']) {
		card.classList.toggle(`with-${part}`, card.querySelector(`:scope > .${part}`) !== null);
	}
	article.append(card, h('div.under'));
	if (doing.press) article.append(handles(bubble, doing));
	freshen(article, { bubble, reactions });
	return article;
}

function inside(bubble, doing) {
	const { content, file, status } = bubble;
	if (status === 'deleted') {
		const words = h('i', {}, 'This message was deleted');
		return [h('div.words.gone', {}, icon('deleted'), words, room()), meta(bubble)];
	}
	const words = content.text ? formatted(content.text) : [];
	const footer = content.footer && h('div.footer', {}, content.footer);
	const text = words.length > 0 && h('div.words', {}, words);
	(footer || text || undefined)?.append(room());
	return [
		quoteOf(bubble, doing),
		header(content.header, file),
		medium(content, doing.press ? file : pictureOnly(content, file)),
		...cardsOf(bubble, doing),
		text,
		footer,
		meta(bubble, !text && !footer),
		...choicesOf(bubble, doing),
	].filter(Boolean);
}

/** Keeps the end of the last line free for the time and the ticks. */
const room = () => h('span.room', { 'aria-hidden': 'true' });

/** The small phones play nothing. */
const pictureOnly = ({ kind }, file) => (kind === 'image' || kind === 'sticker' ? file : undefined);

function header(given, file) {
	if (!given) return undefined;
	if (given.type === 'text') return h('div.headline', {}, given.text);
	if (given.type === 'document') return documentCard(given, file);
	return picture(given.type, given, file);
}

function medium({ kind, media, location }, file) {
	if (kind === 'image' || kind === 'video') return picture(kind, media, file);
	if (kind === 'sticker') return sticker(media, file);
	if (kind === 'audio' || kind === 'voice') return sound(kind, media, file);
	if (kind === 'document') return documentCard(media, file);
	if (kind === 'location') return place(location);
	return undefined;
}

function meta({ at, environment, content: { template } }, alone = false) {
	const about = template && [template.name, template.language, template.category].join(' · ');
	const time = h('time', { datetime: at, title: about }, clock(at));
	const sandbox = environment === 'sandbox' && h('span', {}, 'sandbox ·');
	return h(`span.meta${alone ? '.alone' : ''}`, {}, sandbox, time, h('span.ticks'));
}

const WORDS = {
	pending: 'On its way',
	sent: 'Sent',
	delivered: 'Delivered',
	read: 'Read',
	failed: 'Not delivered',
};

/** The ticks with their words: one for sent, two for delivered, blue for read. */
export function drawTicks(state, details = WORDS[state]) {
	const name = state === 'read' ? 'delivered' : state;
	return h(
		`span.ticks.${state}`,
		{ role: 'img', 'aria-label': WORDS[state], title: details, 'data-state': state },
		icon(name),
	);
}

/** Brings what may change on a drawn bubble up to date: ticks, the reason of a failure, reactions. */
export function freshen(article, { bubble, reactions }) {
	if (bubble.status === 'deleted' && !article.querySelector('.gone')) {
		article.querySelector('.card')?.replaceChildren(...inside(bubble, {}));
	}
	const state = ticksOf(bubble);
	const old = article.querySelector('.ticks');
	if (old && old.dataset.state !== state) {
		const ticks = drawTicks(state, historyOf(bubble));
		ticks.classList.toggle('moved', old.dataset.state !== undefined);
		old.replaceWith(ticks);
	}
	const under = article.querySelector('.under');
	if (!under) return;
	const failure = state === 'failed' && bubble.history.findLast((step) => step.failure)?.failure;
	const given = reactions.length > 0 && h('span.reactions', { title: 'Reactions' }, reactions);
	under.replaceChildren(...[failure && reasonOf(failure), given].filter(Boolean));
	article.classList.toggle('failed', state === 'failed');
	article.classList.toggle('reacted', reactions.length > 0);
}

function reasonOf({ code, title, details = '' }) {
	const words = h('span', {}, [`${code} · ${title}`, details].filter(Boolean).join('. '));
	return h('p.reason', {}, icon('failed'), words);
}

function historyOf({ history, direction }) {
	const step = ({ status, at }) => `${status} ${exactTime(at)}`;
	return direction === 'in' ? undefined : history.map(step).join('\n');
}

/** What a visitor can do with a message: react and answer. */
function handles(bubble, doing) {
	const react = h(
		'button.handle',
		{
			type: 'button',
			'aria-label': 'React',
			title: 'React',
			onclick: ({ currentTarget }) => doing.openReactions(bubble, currentTarget),
		},
		icon('smile'),
	);
	const quote = h(
		'button.handle',
		{
			type: 'button',
			'aria-label': 'Answer this message',
			title: 'Answer',
			onclick: () => doing.quote(bubble),
		},
		icon('reply'),
	);
	return h('span.handles', {}, doing.quote && quote, doing.openReactions && react);
}

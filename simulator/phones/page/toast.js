import { h } from './dom.js';

const STAYS = 4200;

/** Says something for a moment. `tone` is `good`, `bad` or nothing. */
export function toast(words, tone = 'plain') {
	const place = document.getElementById('toasts');
	const shown = h(`p.toast.${tone}`, {}, words);
	place.append(shown);
	while (place.children.length > 3) place.firstElementChild.remove();
	setTimeout(() => shown.remove(), STAYS);
}

/** How the webhooks took what the visitor did, in words. */
export function toldWords({ webhooks, pending }) {
	if (pending) return ['The webhook has not answered yet.', 'plain'];
	if (webhooks.length === 0) {
		return ['Nobody was told: no webhook waits for it at this gateway.', 'plain'];
	}
	const failed = webhooks.filter(({ delivered }) => !delivered);
	if (failed.length > 0) {
		return [`A webhook did not take it: ${failed[0].answer}`, 'bad'];
	}
	const count = webhooks.length === 1 ? 'The webhook' : `${webhooks.length} webhooks`;
	return [`${count} took it: ${webhooks[0].answer}`, 'good'];
}

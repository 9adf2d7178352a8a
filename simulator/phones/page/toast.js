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
		return [`${failed[0].name ?? 'A webhook'} did not take it: ${failed[0].answer}`, 'bad'];
	}
	return [`${takers(webhooks)} took it: ${webhooks[0].answer}`, 'good'];
}

const ALL = new Intl.ListFormat('en');

/** The workflows that took it, by their names as far as they are known. */
function takers(webhooks) {
	const names = webhooks.flatMap(({ name }) => name ?? []);
	const others = webhooks.length - names.length;
	if (names.length === 0) return others === 1 ? 'The webhook' : `${others} webhooks`;
	if (others === 0) return ALL.format(names);
	return ALL.format([...names, others === 1 ? 'another webhook' : `${others} other webhooks`]);
}

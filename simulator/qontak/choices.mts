import type { Bubble, Phone } from '../core/phones.mts';
import { GATEWAY } from './account.mts';

/** Something on the screen that can be pressed and is told to the business. */
export interface Choice {
	kind: 'button' | 'list' | 'template';
	id: string;
	title: string;
}

/** The newest message with such a choice, by its id or words. Throws when the phone shows none. */
export function findChoice(phone: Phone, wanted: string): { bubble: Bubble; choice: Choice } {
	const bubbles = phone.bubbles.filter(
		({ gateway, direction }) => gateway === GATEWAY && direction === 'out',
	);
	for (const bubble of bubbles.toReversed()) {
		const choice = choicesOf(bubble).find(({ id, title }) => id === wanted || title === wanted);
		if (choice) return { bubble, choice };
	}
	const titles = bubbles.flatMap(choicesOf).map(({ title }) => title);
	throw new Error(
		`The phone of ${phone.number} shows no ${wanted}; it shows: ${titles.join(', ') || 'nothing to press'}`,
	);
}

function choicesOf({ content }: Bubble): Choice[] {
	const rows = content.list?.sections.flatMap((section) => section.rows) ?? [];
	const choices: Choice[] = rows.map(({ id, title }) => ({ kind: 'list', id, title }));
	for (const { type, text: title, id = title } of content.buttons ?? []) {
		if (type === 'reply') choices.push({ kind: 'button', id, title });
		if (type === 'quickReply') choices.push({ kind: 'template', id, title });
	}
	return choices;
}

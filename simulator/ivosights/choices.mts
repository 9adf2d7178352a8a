import type { Bubble, Phone } from '../core/phones.mts';

/** Something on the screen that can be pressed and is reported to the business. */
export interface Choice {
	kind: 'button' | 'list' | 'template' | 'flow';
	id: string;
	title: string;
	description?: string;
}

/**
 * The newest message with such a choice, but rather the one with the id `on`. Without a wanted one:
 * the newest with a flow. Throws when the phone shows none, and says what it does show.
 */
export function findChoice(
	phone: Phone,
	gateway: string,
	wanted: string | undefined,
	on?: string,
): { bubble: Bubble; choice: Choice } {
	const bubbles = phone.bubbles.filter(
		(bubble) => bubble.gateway === gateway && bubble.direction === 'out',
	);
	const first = bubbles.filter(({ id }) => id === on);
	for (const bubble of [...first, ...bubbles.toReversed()]) {
		const choice = choicesOf(bubble).find(({ kind, id, title }) =>
			wanted === undefined
				? kind === 'flow'
				: kind !== 'flow' && (id === wanted || title === wanted),
		);
		if (choice) return { bubble, choice };
	}
	const titles = bubbles.flatMap(choicesOf).map(({ title }) => title);
	throw new Error(
		`The phone of ${phone.number} shows no ${wanted ?? 'flow'}; it shows: ${titles.join(', ') || 'nothing to press'}`,
	);
}

function choicesOf({ content }: Bubble): Choice[] {
	const rows = content.list?.sections.flatMap((section) => section.rows) ?? [];
	const choices: Choice[] = rows.map((row) => ({ kind: 'list', ...row }));
	for (const button of content.buttons ?? []) {
		const { type, text: title, id = title } = button;
		if (type === 'reply') choices.push({ kind: 'button', id, title });
		if (type === 'quickReply') choices.push({ kind: 'template', id, title });
		if (type === 'flow') choices.push({ kind: 'flow', id, title });
	}
	if (content.flow) {
		choices.push({ kind: 'flow', id: content.flow.id, title: content.flow.label });
	}
	return choices;
}

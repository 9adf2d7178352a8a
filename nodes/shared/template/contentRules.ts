import { invalid } from '../failure';

/** What a person writes into the content of a template. */

/** The lines that say something, e.g. an example for each variable. */
export const linesOf = (text: string) =>
	text
		.split(/\r?\n/)
		.map((line) => line.trim())
		.filter((line) => line !== '');

/**
 * A body may not begin or end with a variable (source: "WhatsApp template rules"). Throws Failure
 * naming the label.
 */
export function checkEdges(body: string, label: string): void {
	if (!/^\s*\{\{|\}\}\s*$/.test(body)) return;
	throw invalid(
		label,
		'begins or ends with a variable, which WhatsApp refuses',
		'Put a word or a full stop before or behind it.',
	);
}

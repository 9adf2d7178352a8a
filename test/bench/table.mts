/** A table of Markdown. */
export const table = (
	head: readonly string[],
	rows: ReadonlyArray<ReadonlyArray<string | number>>,
) => [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

/** A part of a whole, as `97%`. */
export const percent = (part: number, whole: number, digits = 0): string =>
	`${((100 * part) / whole).toFixed(digits)}%`;

/** The one in the middle. */
export const median = (values: readonly number[]): number =>
	[...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** The middle, and the least and most: `41 (38–44)`. */
export const spread = (values: readonly number[], digits = 0): string => {
	const [middle, least, most] = [median(values), Math.min(...values), Math.max(...values)];
	return `${middle.toFixed(digits)} (${least.toFixed(digits)}–${most.toFixed(digits)})`;
};

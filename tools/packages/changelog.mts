import type { Gateway } from './gateways.mts';

/** The words before the first colon of an entry that begins with one of these names. */
function leadOf(entry: string, names: readonly string[]): string | undefined {
	const text = entry.replace(/^- \**/, '');
	return names.some((name) => text.startsWith(name)) ? text.split(':')[0] : undefined;
}

/** The page in blocks: an entry of a list with the lines that continue it, or any other line. */
function blocksOf(text: string): string[] {
	const blocks: string[] = [];
	for (const line of text.split('\n')) {
		const last = blocks.length - 1;
		if (line.startsWith('  ') && blocks[last]?.startsWith('- ')) blocks[last] += `\n${line}`;
		else blocks.push(line);
	}
	return blocks;
}

/** Without the headings of the third level under which nothing is left. */
function withoutEmpty(blocks: readonly string[]): string[] {
	return blocks.filter((block, at) => {
		const next = blocks.slice(at + 1).find((one) => one.trim() !== '');
		return !block.startsWith('### ') || (next !== undefined && !/^#{2,3} /.test(next));
	});
}

/**
 * The changelog without what is about other gateways alone, or about there being several.
 *
 * @param others the other gateways' folders
 */
export function changelogOf(text: string, { folder }: Gateway, others: readonly string[]): string {
	const isForeign = (block: string) => leadOf(block, others)?.includes(folder) === false;
	const own = blocksOf(text).filter(
		(block) =>
			!block.startsWith('- ') || !(isForeign(block) || /\bthis one holds three\b/.test(block)),
	);
	return withoutEmpty(own)
		.join('\n')
		.replace(/\n{3,}/g, '\n\n');
}

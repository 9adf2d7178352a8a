import { readFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * The codex files among these, which tell n8n whose node they are about, with the package's name.
 * Gives their texts by their place.
 */
export async function rewrittenCodex(
	root: string,
	files: readonly string[],
	name: string,
): Promise<Map<string, string>> {
	const texts = new Map<string, string>();
	for (const file of files.filter((one) => one.endsWith('.node.json'))) {
		const text = await readFile(path.join(root, file), 'utf8');
		texts.set(
			file,
			text.replace(
				/^(\s*"node": ")[^".]+(\.\w+",)$/m,
				(_, before: string, after: string) => `${before}${name}${after}`,
			),
		);
	}
	return texts;
}

/** One line of the package made wrong, as a tired hand might. Some test has to notice. */
export interface Breakage {
	/** What is broken, in a few words. */
	name: string;
	/** What a user would suffer. */
	harm: string;
	/** The file, from the repository's root. */
	file: string;
	/** The whole line as it stands there, without its indentation; it occurs once in the file. */
	line: string;
	/** What stands there instead; nothing when empty. */
	becomes: string;
	/** Test files that notice it, Jest's patterns, where neither the file's own nor those of its room do. */
	noticedBy?: readonly string[];
}

export const shared = (file: string) => `nodes/shared/${file}.ts`;

/**
 * The file's text with the breakage in it. Throws when the line is not there exactly once: then the
 * code has moved on, and the list has to follow.
 */
export function broken(text: string, { name, file, line, becomes }: Breakage): string {
	const lines = text.split('\n');
	const places = lines.flatMap((one, place) => (one.trim() === line ? [place] : []));
	if (places.length !== 1) {
		throw new Error(
			`'${name}': ${file} has ${places.length} lines '${line}', not 1. Bring the list up to date.`,
		);
	}
	lines[places[0]] = lines[places[0]].replace(line, () => becomes);
	return lines.join('\n');
}

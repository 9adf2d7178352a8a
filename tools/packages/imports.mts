import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** What source files need, from those that n8n loads to the last they import. */
export interface Needs {
	/** Files from the repository's root, with `/`, in order. */
	files: string[];
	/** Packages, by name. */
	libraries: string[];
}

/** `@scope/name/deep` -> `@scope/name` */
const packageOf = (name: string) =>
	name
		.split('/')
		.slice(0, name.startsWith('@') ? 2 : 1)
		.join('/');

/**
 * Follows the imports of source files, types included, as the compiler needs them.
 *
 * @param entries files from the root, such as `nodes/Parrot/Parrot.node.ts`
 * @throws Error for an import that leads to no file
 */
export function needsOf(root: string, entries: readonly string[]): Needs {
	const files = new Set<string>();
	const libraries = new Set<string>();
	const open = [...entries];
	for (let file = open.pop(); file !== undefined; file = open.pop()) {
		if (files.has(file)) continue;
		files.add(file);
		const { importedFiles } = ts.preProcessFile(
			readFileSync(path.join(root, file), 'utf8'),
			true,
			true,
		);
		for (const { fileName } of importedFiles) {
			if (fileName.startsWith('.')) open.push(resolve(root, file, fileName));
			else if (!fileName.startsWith('node:')) libraries.add(packageOf(fileName));
		}
	}
	return { files: [...files].sort(), libraries: [...libraries].sort() };
}

function resolve(root: string, from: string, name: string): string {
	const bare = path.posix.join(path.posix.dirname(from), name);
	const found = [`${bare}.ts`, `${bare}/index.ts`, bare].find(
		(file) => path.posix.extname(file) !== '' && existsSync(path.join(root, file)),
	);
	if (!found) throw new Error(`${from} imports ${name}, which leads to no file`);
	return found;
}

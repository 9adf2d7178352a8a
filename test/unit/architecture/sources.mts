import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { preProcessFile } from 'typescript';

export const root = path.resolve(__dirname, '../../..');

/** Files of the repository below a folder, from the root, with `/`. */
export function filesBelow(folder: string, endings: RegExp): string[] {
	return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && endings.test(entry.name))
		.map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
		.map((file) => file.split(path.sep).join('/'))
		.sort();
}

/** Names of the files and folders in a folder of the repository. */
export const namesIn = (folder: string) => readdirSync(path.join(root, folder)).sort();

export const textOf = (file: string) => readFileSync(path.join(root, file), 'utf8');

/** What a file imports (types too), requires or re-exports: repository paths, or names of packages. */
export function importsOf(file: string): string[] {
	const { importedFiles } = preProcessFile(textOf(file), true, true);
	return importedFiles.map(({ fileName }) =>
		fileName.startsWith('.')
			? path.posix.normalize(path.posix.join(path.posix.dirname(file), fileName))
			: fileName,
	);
}

/**
 * What imports itself by way of others, each circle once.
 *
 * @param graph what each knows; names that are no key of it count for nothing
 */
export function circlesIn(graph: ReadonlyMap<string, readonly string[]>): string[][] {
	const circles: string[][] = [];
	const done = new Set<string>();
	const follow = (name: string, way: readonly string[]): void => {
		const start = way.indexOf(name);
		if (start >= 0) circles.push([...way.slice(start), name]);
		if (start >= 0 || done.has(name)) return;
		for (const next of graph.get(name) ?? []) follow(next, [...way, name]);
		done.add(name);
	};
	for (const name of graph.keys()) follow(name, []);
	return circles;
}

/** The gateways' folders under `nodes/`. */
export const GATEWAYS = readdirSync(path.join(root, 'nodes'), { withFileTypes: true })
	.filter((entry) => entry.isDirectory() && entry.name !== 'shared')
	.map(({ name }) => name);

export const manifest = JSON.parse(textOf('package.json')) as {
	dependencies?: Record<string, string>;
	devDependencies: Record<string, string>;
	peerDependencies: Record<string, string>;
	n8n: { nodes: string[]; credentials: string[]; strict: boolean };
};

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Gateway } from './gateways.mts';
import { needsOf, type Needs } from './imports.mts';
import { type Manifest, registeredFiles } from './manifest.mts';

/** `dist/nodes/Parrot/Parrot.node.js` -> `nodes/Parrot/Parrot.node.ts` */
const sourceOf = (file: string) => file.replace(/^dist\//, '').replace(/\.js$/, '.ts');

/**
 * What a gateway's own package is compiled from: its nodes and credentials, and of `nodes/shared` what
 * they use.
 *
 * @throws Error when one of these files belongs to another gateway, or lies elsewhere
 */
export function sourcesOf(root: string, manifest: Manifest, gateway: Gateway): Needs {
	const own = registeredFiles(manifest, gateway);
	const entries = [...own.nodes, ...own.credentials].map(sourceOf);
	const needs = needsOf(root, entries);
	const isOwn = (file: string) =>
		entries.includes(file) ||
		[`nodes/${gateway.folder}/`, 'nodes/shared/'].some((folder) => file.startsWith(folder));
	const strays = needs.files.filter((file) => !isOwn(file));
	if (strays.length > 0) {
		throw new Error(
			`The package of ${gateway.folder} would need files that are not its own: ${strays.join(', ')}`,
		);
	}
	return needs;
}

/** What n8n reads beside the code: the codex files and output schemas of a gateway's folder. */
export function dataFilesOf(root: string, { folder }: Gateway): string[] {
	return readdirSync(path.join(root, 'nodes', folder), { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.json'))
		.map((name) => path.posix.join('nodes', folder, name.split(path.sep).join('/')))
		.sort();
}

/** The icons that the code names, such as `icons/parrot.dark.svg`. */
export function iconsOf(root: string, files: readonly string[]): string[] {
	const named = files.flatMap((file) => [
		...readFileSync(path.join(root, file), 'utf8').matchAll(/'file:(?:\.\.\/)+(icons\/[^']+)'/g),
	]);
	return [...new Set(named.map(([, icon]) => icon))].sort();
}

import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';

import { runNpm } from './command.mts';
import { withLock } from './lock.mts';
import { cache, root } from './paths.mts';
import { step } from './progress.mts';

const SOURCES = [
	'nodes',
	'credentials',
	'icons',
	'package.json',
	'tsconfig.json',
	'gulpfile.js',
	'tools/build',
];

/** Written by the last step of `npm run build`. */
const stamp = path.join(cache, 'built.txt');

let packed: Promise<string> | undefined;

/**
 * The package as npm would publish it: builds it where the sources are newer than the last build,
 * packs it, and gives the path of the `.tgz`. Done once per process.
 */
export function packTarball(): Promise<string> {
	packed ??= withLock(path.join(cache, 'package.lock'), pack);
	return packed;
}

async function pack(): Promise<string> {
	if (!(await isBuilt())) {
		await step('Building the package', () => runNpm(['run', 'build'], { cwd: root }));
	}
	return await packFolder(root);
}

/** Packs a built package as npm would publish it, into `.cache`; gives the path of the `.tgz`. */
export async function packFolder(packageFolder: string): Promise<string> {
	const folder = await mkdtemp(path.join(cache, 'package-'));
	const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
	const [{ filename }] = JSON.parse(await runNpm(args, { cwd: packageFolder })) as [
		{ filename: string },
	];
	const tarball = path.join(cache, filename);
	await rename(path.join(folder, filename), tarball);
	await rm(folder, { recursive: true });
	return tarball;
}

/** A build is good when nothing it was made from, and not `dist` itself, is newer than its stamp. */
async function isBuilt(): Promise<boolean> {
	const dist = path.join(root, 'dist');
	if (!existsSync(stamp) || !existsSync(dist)) return false;
	const built = await timeOf(stamp);
	const times = await Promise.all(SOURCES.map((source) => newest(path.join(root, source))));
	return Math.max(await timeOf(dist), ...times) <= built;
}

const timeOf = async (file: string) => (await stat(file)).mtimeMs;

/** The latest change in a file or anywhere in a folder; removed files change their folder. */
async function newest(at: string): Promise<number> {
	const entry = await stat(at);
	if (!entry.isDirectory()) return entry.mtimeMs;
	const names = await readdir(at, { recursive: true });
	const times = await Promise.all(names.map((name) => timeOf(path.join(at, name))));
	return Math.max(entry.mtimeMs, ...times);
}

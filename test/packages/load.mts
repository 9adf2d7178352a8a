import { mkdir, readdir, rm, stat, symlink } from 'node:fs/promises';
import path from 'node:path';
import { runCommand } from '../host/command.mts';
import { installHost } from '../host/install.mts';
import { root } from '../host/paths.mts';

interface Time {
	cpuMs: number;
	wallMs: number;
}

/** What it takes n8n to load a package, after it has loaded its own libraries. */
export interface Load {
	/** Requiring every file that n8n is told of, and making its node or credential. */
	required: Time;
	/** n8n's own loader after that: reading package.json, codex files and schemas, describing. */
	n8nLoader: Time;
	/** Files of code that were read. */
	modules: number;
	/** Nodes and credentials that n8n got. */
	types: number;
}

const PROGRAM = path.join(root, 'test/packages/loadProcess.cjs');

/** Loads an unpacked package once, in a process of the Node that runs n8n. */
export async function load(folder: string): Promise<Load> {
	const { node } = await installHost();
	return JSON.parse(await runCommand(node, [PROGRAM, folder, root])) as Load;
}

/**
 * The best of several rounds for each folder. The rounds take turns, so that what else the machine does
 * meets all of them alike.
 */
export async function loads(folders: readonly string[], rounds: number): Promise<Load[]> {
	const best: Load[] = [];
	for (let round = 0; round < rounds; round++) {
		for (const [at, folder] of folders.entries()) {
			const now = await load(folder);
			const least = (one: Time, other: Time): Time => ({
				cpuMs: Math.min(one.cpuMs, other.cpuMs),
				wallMs: Math.min(one.wallMs, other.wallMs),
			});
			const before = best[at] ?? now;
			best[at] = {
				...now,
				required: least(before.required, now.required),
				n8nLoader: least(before.n8nLoader, now.n8nLoader),
			};
		}
	}
	return best;
}

/** Unpacks a package into a folder of its own, where it finds n8n's libraries as in an n8n. */
export async function unpacked(tarball: string, folder: string): Promise<string> {
	await rm(folder, { recursive: true, force: true });
	await mkdir(path.join(folder, 'node_modules'), { recursive: true });
	await runCommand('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1']);
	const library = 'node_modules/n8n-workflow';
	await symlink(path.join(root, library), path.join(folder, library));
	return folder;
}

/** Sizes in bytes: of the file that npm fetches, and of what it unpacks to. */
export async function sizes(tarball: string, folder: string) {
	const names = await readdir(folder, { recursive: true, withFileTypes: true });
	const files = names
		.filter((entry) => entry.isFile())
		.map((entry) => path.join(entry.parentPath, entry.name));
	const each = await Promise.all(files.map(async (file) => (await stat(file)).size));
	return {
		packed: (await stat(tarball)).size,
		unpacked: each.reduce((sum, size) => sum + size, 0),
		files: files.length,
	};
}

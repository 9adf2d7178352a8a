import { copyFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { runCommand, runNpm } from '../../test/host/command.mts';

/**
 * Writes the lockfile of a package: ours, from which npm takes out what the package does not need. So
 * each tool and library has the version that is tested here. Nothing is asked of the network, and no
 * registry's address is in it (`.npmrc`).
 */
export async function writeLockfile(root: string, folder: string): Promise<void> {
	await copyFile(path.join(root, 'package-lock.json'), path.join(folder, 'package-lock.json'));
	await runNpm(['install', '--package-lock-only', '--offline', '--ignore-scripts'], {
		cwd: folder,
	});
	// What npm and Prettier noted down for themselves.
	await rm(path.join(folder, 'node_modules'), { recursive: true, force: true });
}

/** Formats the pages of a package as the repository's are: their tables have other rows now. */
export async function formatPages(root: string, folder: string): Promise<void> {
	const prettier = path.join(root, 'node_modules/prettier/bin/prettier.cjs');
	await runCommand(process.execPath, [prettier, '--write', '**/*.md'], { cwd: folder });
}

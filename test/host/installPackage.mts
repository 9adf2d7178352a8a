import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { runCommand, runNpm } from './command.mts';

interface Manifest {
	name: string;
	version: string;
	devDependencies?: unknown;
	peerDependencies?: unknown;
	optionalDependencies?: unknown;
}

/**
 * Installs a packed package into an n8n user folder the way n8n 2.41 installs a community package
 * (its `downloadPackage`): unpacked under `.n8n/nodes/node_modules`, development, peer and optional
 * dependencies taken out, what is left installed without scripts. So node types get their real
 * names, and a dependency that only exists on a developer's machine is missing here too.
 */
export async function installPackage(tarball: string, userFolder: string): Promise<void> {
	const manifest = await readManifest(tarball);
	const nodes = path.join(userFolder, '.n8n/nodes');
	const folder = path.join(nodes, 'node_modules', manifest.name);
	await rm(folder, { recursive: true, force: true });
	await mkdir(folder, { recursive: true });
	await runCommand('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1']);
	const { devDependencies, peerDependencies, optionalDependencies, ...kept } = manifest;
	await writeJson(path.join(folder, 'package.json'), kept);
	await runNpm(
		[
			'install',
			'--audit=false',
			'--fund=false',
			'--bin-links=false',
			'--install-strategy=shallow',
			'--ignore-scripts=true',
			'--package-lock=false',
		],
		{ cwd: folder },
	);
	await addToLedger(path.join(nodes, 'package.json'), manifest);
}

async function readManifest(tarball: string): Promise<Manifest> {
	return JSON.parse(
		await runCommand('tar', ['-xzOf', tarball, 'package/package.json']),
	) as Manifest;
}

/** The list n8n keeps of the community packages it installed. */
async function addToLedger(file: string, { name, version }: Manifest): Promise<void> {
	const text = await readFile(file, 'utf8').catch(() => '{}');
	const ledger = JSON.parse(text) as { dependencies?: Record<string, string> };
	const dependencies = { ...ledger.dependencies, [name]: version };
	await writeJson(file, { name: 'installed-nodes', private: true, ...ledger, dependencies });
}

const writeJson = (file: string, value: unknown) => writeFile(file, JSON.stringify(value, null, 2));

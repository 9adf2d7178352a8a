/**
 * n8n's own scanner, offline. `npm run gate` scans the source, the packed package and each node's
 * composed description; `npm run gate -- FOLDER` the same of another package that is built there;
 * `npm run gate -- composed FOLDER` only the last, of any built package.
 * Prints what it found and ends with 1 if there is any error or warning.
 */
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { runCommand } from '../host/command.mts';
import { packFolder, packTarball } from '../host/pack.mts';
import { root } from '../host/paths.mts';
import { writeComposedPackage } from './compose.mts';
import { type Findings, scan } from './scan.mts';

const steps = {
	source: (packageFolder: string) => scan(packageFolder, 'source'),
	tarball: (packageFolder: string) =>
		inTemporaryFolder(async (folder) => await scanTarball(packageFolder, folder)),
	composed: (packageFolder: string) =>
		inTemporaryFolder(async (folder) => {
			const names = await writeComposedPackage(packageFolder, folder);
			console.log(`gate composed: ${names.join(', ')} printed as literal node files`);
			return await scan(folder, 'source');
		}),
};

async function scanTarball(packageFolder: string, folder: string): Promise<Findings> {
	const tarball = packageFolder === root ? await packTarball() : await packFolder(packageFolder);
	await runCommand('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1']);
	const { size } = await stat(tarball);
	console.log(`gate tarball: ${path.basename(tarball)}, ${Math.ceil(size / 1024)} kB`);
	return await scan(folder, 'tarball');
}

async function inTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
	const folder = await mkdtemp(path.join(tmpdir(), 'gate-'));
	try {
		return await work(folder);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

function report(name: string, { errors, warnings, text }: Findings): boolean {
	if (text) console.log(text);
	console.log(`gate ${name}: ${errors} errors, ${warnings} warnings`);
	return errors + warnings === 0;
}

const [first, second] = process.argv.slice(2);
let passed = true;
if (first === 'composed' && second) {
	passed = report(first, await steps.composed(path.resolve(second)));
} else {
	const folder = first ? path.resolve(first) : root;
	for (const [name, step] of Object.entries(steps)) {
		passed = report(name, await step(folder)) && passed;
	}
}
process.exitCode = passed ? 0 : 1;

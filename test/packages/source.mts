import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runCommand, runNpm } from '../host/command.mts';
import { packFolder } from '../host/pack.mts';
import { cache, root } from '../host/paths.mts';
import { load, unpacked } from './load.mts';

/** A package of the repository: where its source is written, and what becomes of it. */
export interface Cut {
	name: string;
	folder: string;
	/** Where it is packed to, once it is. */
	tarball?: string;
}

/** Minutes of a busy machine. */
const LONG = 900_000;

/** Files of code that n8n reads: one for all, one for each node and credential, the libraries. */
const FEW = 12;

/** Jest's own marks would make n8n's rules behave as in a test of theirs. */
const { NODE_ENV: _mode, JEST_WORKER_ID: _worker, ...env } = process.env;

/** Describes that a package's source is complete: what anybody can do who has nothing else. */
export function describeSource(cut: Cut): void {
	const { name } = cut;

	describe(`the source of ${name}, alone`, () => {
		let folder: string;

		// Outside of the repository, whose libraries it would find otherwise.
		beforeAll(async () => {
			folder = await mkdtemp(path.join(tmpdir(), `${name}-`));
			await cp(cut.folder, folder, { recursive: true });
		});
		afterAll(async () => await rm(folder, { recursive: true, force: true }));

		test(
			'npm ci: its lockfile has all it needs, and no address of a registry',
			async () => {
				await runNpm(['ci', '--prefer-offline'], { cwd: folder, env });
				const lockfile = await readFile(path.join(folder, 'package-lock.json'), 'utf8');
				expect(lockfile).not.toMatch(/"resolved"|https?:\/\/[^"]*registry/);
			},
			LONG,
		);

		test(
			'npm run build',
			async () => {
				await runNpm(['run', 'build'], { cwd: folder, env });
				expect((await readdir(path.join(folder, 'dist'))).sort()).toEqual([
					'credentials',
					'icons',
					'nodes',
					'package.js',
					'vendor',
				]);
			},
			LONG,
		);

		test(
			'npm run lint',
			async () => {
				await runNpm(['run', 'lint'], { cwd: folder, env });
			},
			LONG,
		);

		test(
			"n8n's scanner finds nothing in the source, in the packed package and in the nodes",
			async () => {
				const args = ['--import', 'tsx', 'test/gate/main.mts', folder];
				const found = await runCommand(process.execPath, args, { cwd: root, env });
				expect(found.match(/^gate \w+: \d+ errors, \d+ warnings$/gm)).toEqual([
					'gate source: 0 errors, 0 warnings',
					'gate tarball: 0 errors, 0 warnings',
					'gate composed: 0 errors, 0 warnings',
				]);
			},
			LONG,
		);

		test(
			'packed, it holds what n8n reads and nothing else, and few files are to be loaded',
			async () => {
				cut.tarball = await packFolder(folder);
				const listing = await runCommand('tar', ['-tzf', cut.tarball]);
				const tops = listing.trim().split('\n');
				expect([...new Set(tops.map((file) => file.split('/')[1]))].sort()).toEqual([
					'LICENSE.md',
					'README.md',
					'dist',
					'package.json',
				]);
				const target = path.join(cache, 'packages', name);
				const { modules, types } = await load(await unpacked(cut.tarball, target));
				expect(types).toBeGreaterThanOrEqual(3);
				expect(modules).toBeLessThanOrEqual(FEW);
			},
			LONG,
		);
	});
}

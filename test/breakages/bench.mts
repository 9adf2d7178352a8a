import { existsSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { runCommand } from '../host/command.mts';
import { root } from '../host/paths.mts';
import { type Breakage, broken } from './breakage.mts';

/** What the tests need of the repository. */
const PARTS = [
	'credentials',
	'examples',
	'icons',
	'nodes',
	'simulator',
	'test',
	'tools',
	'jest.config.js',
	'package.json',
	'package-lock.json',
	// Of these the gateways' own packages are cut.
	'.github',
	'.npmrc',
	'.prettierrc.js',
	'docs',
	'CHANGELOG.md',
	'LICENSE.md',
	'README.md',
	'SECURITY.md',
	'eslint.config.mjs',
	'tsconfig.json',
];

/** The tests that guard the engine and its neighbours, fast enough to run for each breakage; Jest's patterns. */
export const TESTS = [
	'test/unit/shared/(campaign|engine|operation|transport|wait|webhook)/',
	'test/unit/shared/(json|nodeError|whatsapp/errorCodes)\.test',
	'test/workflow/[^/]+\.test',
];

const inUnitTests = (place: string) => place.replace(/^(?:nodes|tools)/, 'test/unit');

/** The file's own unit test: done in a second, and it notices most. */
const testOfFile = (file: string) => inUnitTests(file).replace(/\.ts$/, '.test.mts');

/** The unit tests of the room that a file is in: done in seconds, and they notice nearly all else. */
const testsOfRoom = (file: string) => `${inUnitTests(path.dirname(file))}/`;

/** In ms, for a machine that is busy with other things as well. */
const LONGEST_RUN = 1_800_000;

/** What the tests said. */
export interface Verdict {
	/** Names of the tests that failed. */
	failed: string[];
	/** Test files with a failed test, or that could not even be run. */
	badFiles: string[];
	passed: number;
}

/** What the reporter writes for a test file. */
interface FileReport {
	file: string;
	failed: string[];
	passed: number;
	ran: boolean;
}

/** A copy of the package to break, one line at a time. */
export class Bench {
	private constructor(private readonly folder: string) {}

	static async create(): Promise<Bench> {
		const folder = await mkdtemp(path.join(tmpdir(), 'breakages-'));
		for (const part of PARTS) {
			await cp(path.join(root, part), path.join(folder, part), { recursive: true });
		}
		await symlink(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
		return new Bench(folder);
	}

	/** Runs all tests that are to notice these breakages, with nothing broken. */
	async tryWhole(breakages: readonly Breakage[]): Promise<Verdict> {
		const near = breakages.flatMap(({ noticedBy, file }) => noticedBy ?? [testsOfRoom(file)]);
		return await this.runTests([...new Set([...TESTS, ...near])], []);
	}

	/**
	 * Runs the tests with the breakage in place until one fails, the nearest first; then mends it.
	 *
	 * @param leftOut test files that fail anyway
	 */
	async try(breakage: Breakage, leftOut: readonly string[]): Promise<Verdict> {
		const file = path.join(this.folder, breakage.file);
		const whole = await readFile(file, 'utf8');
		await writeFile(file, broken(whole, breakage));
		try {
			const more = ['--bail', ...leftOut.map(ignoring)];
			const near = [testOfFile(breakage.file), testsOfRoom(breakage.file)]
				.filter((place) => existsSync(path.join(this.folder, place)))
				.map((place) => [place]);
			for (const tests of breakage.noticedBy ? [breakage.noticedBy] : near) {
				const verdict = await this.runTests(tests, more);
				if (verdict.failed.length > 0) return verdict;
			}
			return await this.runTests(TESTS, more);
		} finally {
			await writeFile(file, whole);
		}
	}

	async remove(): Promise<void> {
		await rm(this.folder, { recursive: true, force: true });
	}

	private async runTests(tests: readonly string[], more: readonly string[]): Promise<Verdict> {
		const output = path.join(this.folder, 'report.jsonl');
		await rm(output, { force: true });
		const jest = path.join(this.folder, 'node_modules/jest/bin/jest.js');
		const reporter = path.join(this.folder, 'test/breakages/reporter.cjs');
		const args = [
			'--selectProjects',
			'unit',
			'workflow',
			'--runInBand',
			'--forceExit',
			'--testTimeout=60000',
		];
		args.push(`--reporters=${reporter}`, ...more);
		let ended: unknown;
		try {
			await runCommand(process.execPath, [jest, ...args, '--', ...tests], {
				cwd: this.folder,
				timeout: LONGEST_RUN,
			});
		} catch (thrown) {
			ended = thrown;
		}
		// Jest ends with 1 when a test fails, which is what is hoped for; without any report it broke.
		const text = await readFile(output, 'utf8').catch(() => '');
		if (text === '') throw ended ?? new Error('Jest ran no tests');
		const lines = text.trim().split('\n');
		const verdict = verdictOf(
			lines.map((line) => JSON.parse(line) as FileReport),
			this.folder,
		);
		// It was ended before all had run: that nothing failed until then says nothing.
		if (ended !== undefined && verdict.badFiles.length === 0) throw ended;
		return verdict;
	}
}

function verdictOf(reports: readonly FileReport[], folder: string): Verdict {
	return {
		failed: reports.flatMap(({ failed }) => failed),
		badFiles: reports
			.filter(({ ran, failed }) => !ran || failed.length > 0)
			.map(({ file }) => path.relative(folder, file)),
		passed: reports.reduce((sum, { passed }) => sum + passed, 0),
	};
}

const ignoring = (file: string) => `--testPathIgnorePatterns=/${file.replaceAll('.', '\\.')}$`;

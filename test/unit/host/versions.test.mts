import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../../host/paths.mts';
import { chosenVersion, CURRENT, isAtLeast } from '../../host/versions.mts';
import { FILES } from '../../versions/areas.mts';
import { failuresOf, isGood, readReport, tableOf, type TestFile } from '../../versions/report.mts';
import { filesBelow } from '../architecture/sources.mts';

describe('which n8n', () => {
	test('the current one, where it always was', () => {
		expect(chosenVersion({})).toMatchObject({
			name: CURRENT,
			hasLockfile: true,
			folder: path.join(root, '.cache', `n8n-${CURRENT}`),
		});
		expect(chosenVersion({ N8N_HOST_CACHE: '/x/mine' }).folder).toBe(path.resolve('/x/mine'));
	});

	test('an older one, beside it', () => {
		const env = { N8N_HOST_VERSION: '2.8.4', N8N_HOST_CACHE: '/x/mine' };
		expect(chosenVersion(env)).toMatchObject({
			manifest: path.join(root, 'test/host/versions/2.8.4'),
			hasLockfile: false,
			folder: path.resolve('/x/n8n-2.8.4'),
		});
	});

	test('none that has no manifest', () => {
		expect(() => chosenVersion({ N8N_HOST_VERSION: '0.1.0' })).toThrow('no n8n 0.1.0');
	});

	test('numbers count as numbers', () => {
		expect(isAtLeast('2.20.12', '2.8.4')).toBe(true);
		expect(isAtLeast('1.123.81', '2.8.4')).toBe(false);
		expect(isAtLeast('2.34.0', '2.34.0')).toBe(true);
	});
});

describe('the table', () => {
	const passed = { status: 'passed', fullName: 'works' };
	const all = FILES.map((name) => ({
		name: `/x/test/e2e/${name}.test.mts`,
		message: '',
		assertionResults: [passed, passed],
	}));
	const tried = (files: readonly TestFile[]) => ({ version: '2.8.4', node: '20', files });

	test('every test file that it names is there', () => {
		const there = filesBelow('test/e2e', /\.test\.mts$/).map((file) =>
			path.basename(file, '.test.mts'),
		);
		expect(FILES.filter((name) => !there.includes(name))).toEqual([]);
	});

	test('is made of what the reporter wrote, also of errors that refer to themselves', async () => {
		const folder = await mkdtemp(path.join(tmpdir(), 'versions-'));
		process.env.VERSIONS_REPORT = path.join(folder, 'report.jsonl');
		const load = createRequire(path.join(root, 'test/versions/main.mts'));
		const Reporter = load('./reporter.cjs') as new () => {
			onTestFileResult(test: unknown, result: object): void;
		};
		const reporter = new Reporter();
		const circular: { cause?: unknown } = {};
		circular.cause = circular;
		const { assertionResults, ...file } = all[0];
		for (const testExecError of [undefined, { message: 'Cannot start' }]) {
			const testResults = testExecError ? [] : assertionResults;
			const result = {
				testFilePath: file.name,
				testResults,
				testExecError,
				failureDetails: circular,
			};
			reporter.onTestFileResult(undefined, result);
		}
		const written = await readFile(process.env.VERSIONS_REPORT, 'utf8');
		delete process.env.VERSIONS_REPORT;
		await rm(folder, { recursive: true });
		const silent = { ...file, message: 'Cannot start', assertionResults: [] };
		expect(readReport(written)).toEqual([all[0], silent]);
		expect(readReport('')).toEqual([]);
	});

	test('counts what passed', () => {
		const good = tried(all);
		expect(tableOf([good])).toContain('| Triggers | 4 of 4 |');
		expect(isGood(good)).toBe(true);
		expect(failuresOf(good)).toEqual([]);
	});

	test('a test that failed, and a file that did not run, are failures', () => {
		const [first, ...rest] = all;
		const failed = { ...first, assertionResults: [passed, { ...passed, status: 'failed' }] };
		expect(isGood(tried([failed, ...rest]))).toBe(false);
		expect(failuresOf(tried([failed]))).toEqual(['host: works']);
		expect(isGood(tried(rest))).toBe(false);
		const silent = { ...first, message: 'Cannot start\nat x', assertionResults: [] };
		expect(isGood(tried([silent, ...rest]))).toBe(false);
		expect(failuresOf(tried([silent]))).toEqual(['host: Cannot start']);
	});
});

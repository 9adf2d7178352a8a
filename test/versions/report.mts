import { AREAS } from './areas.mts';

/** How the tests of one file ended: what reporter.cjs writes of it. */
export interface TestFile {
	name: string;
	/** Why it did not run, if it did not. */
	message: string;
	assertionResults: Array<{ status: string; fullName: string }>;
}

/** Reads what reporter.cjs wrote. */
export const readReport = (lines: string): TestFile[] =>
	lines
		.split('\n')
		.filter((line) => line !== '')
		.map((line) => JSON.parse(line) as TestFile);

/** How one version did. */
export interface Tried {
	/** Of n8n, e.g. `1.123.81`. */
	version: string;
	/** Of Node.js, e.g. `20`. */
	node: string;
	files: readonly TestFile[];
}

const fileOf = (name: string) => /([^/\\]+)\.test\.mts$/.exec(name)?.[1] ?? '';

/** `12 of 12` for an area of a version; a file that did not run at all counts as one failed test. */
function cell(tried: Tried, files: readonly string[]): string {
	const results = files.map((file) => tried.files.find(({ name }) => fileOf(name) === file));
	const tests = results.flatMap((one) =>
		one && one.assertionResults.length > 0 ? one.assertionResults : [{ status: 'failed' }],
	);
	return `${tests.filter(({ status }) => status === 'passed').length} of ${tests.length}`;
}

/** Whether every test of every area passed. */
export const isGood = (tried: Tried): boolean =>
	Object.values(AREAS).every((files) => {
		const [passed, all] = cell(tried, files).split(' of ');
		return passed === all;
	});

/** The table for README's "Tested with". */
export function tableOf(all: readonly Tried[]): string {
	const head = ['', ...all.map(({ version, node }) => `n8n ${version}, Node.js ${node}`)];
	const rows = Object.entries(AREAS).map(([area, files]) => [
		area,
		...all.map((tried) => cell(tried, files)),
	]);
	const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
	return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** The names of the tests that failed. */
export const failuresOf = ({ files }: Tried): string[] =>
	files.flatMap(({ name, message, assertionResults }) =>
		assertionResults.length === 0
			? [`${fileOf(name)}: ${message.trim().split('\n')[0]}`]
			: assertionResults
					.filter(({ status }) => status === 'failed')
					.map(({ fullName }) => `${fileOf(name)}: ${fullName}`),
	);

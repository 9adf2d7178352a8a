import { readFileSync } from 'node:fs';
import path from 'node:path';
import { bundledLibraries, importedLibraries, pinned } from '../../gate/bundled.mts';

/** Licences that let us pass a library on with our own (MIT), as long as their text goes along. */
const PERMISSIVE = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD'];

test('what is bundled may be passed on, with its licence', () => {
	const bundled = bundledLibraries();
	expect(bundled.map(({ name }) => name)).toEqual([
		'csv-stringify',
		'ipaddr.js',
		'libphonenumber-js',
	]);
	for (const { name, licence, hasLicenceFile } of bundled) {
		expect([name, PERMISSIVE.includes(licence), hasLicenceFile]).toEqual([name, true, true]);
	}
});

test('what is bundled is pinned', () => {
	for (const name of importedLibraries()) expect(pinned()[name]).toMatch(/^\d+\.\d+\.\d+$/);
});

describe('the workflows of the repository', () => {
	const read = (name: string) =>
		readFileSync(path.resolve(__dirname, '../../../.github/workflows', name), 'utf8');

	const WORKFLOWS = ['ci.yml', 'publish.yml', 'publish-package.yml'];

	test.each(WORKFLOWS)('%s uses actions by their commit', (name) => {
		const used = [...read(name).matchAll(/uses: (\S+)/g)].map(([, action]) => action);
		const foreign = used.filter((action) => !action.startsWith('./'));
		expect(foreign.length).toBeGreaterThan(0);
		for (const action of foreign) expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
	});

	test('only the jobs that publish or push may do more than read', () => {
		const asked = (name: string) =>
			[...read(name).matchAll(/^ +([a-z-]+): write$/gm)].map(([right]) => right.trim());
		expect(WORKFLOWS.map(asked)).toEqual([
			[],
			['id-token: write', 'contents: write', 'actions: write'],
			['id-token: write'],
		]);
		expect(read('publish.yml')).toContain('\npermissions: {}\n');
		expect(read('publish-package.yml')).toContain('\npermissions: {}\n');
		expect(read('ci.yml')).toContain('\npermissions:\n  contents: read\n');
	});

	test('no library runs in the job that may write to the repository', () => {
		const [, job] = read('publish.yml').split('\n  branches:\n');
		expect(job).toContain('contents: write');
		expect(job).not.toMatch(/\bnpm\b|\bnpx\b/);
		for (const file of ['push.mts', 'branches.mts', 'gateways.mts']) {
			const text = readFileSync(path.resolve(__dirname, '../../../tools/packages', file), 'utf8');
			const imported = [...text.matchAll(/ from '([^']+)'/g)].map(([, name]) => name);
			const allowed = /^(?:node:\w+|\.\/(?:branches|gateways)\.mts)$/;
			expect(imported.filter((name) => !allowed.test(name))).toEqual([]);
		}
	});
});

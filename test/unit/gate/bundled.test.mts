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

	test.each(['ci.yml', 'publish.yml'])('%s uses actions by their commit', (name) => {
		const used = [...read(name).matchAll(/uses: (\S+)/g)].map(([, action]) => action);
		const foreign = used.filter((action) => !action.startsWith('./'));
		expect(foreign.length).toBeGreaterThan(0);
		for (const action of foreign) expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
	});

	test('only the job that publishes may do more than read', () => {
		const asked = ['ci.yml', 'publish.yml'].flatMap((name) =>
			[...read(name).matchAll(/^ +([a-z-]+): (?:write|read)$/gm)].map(([right]) => right.trim()),
		);
		expect(asked.filter((right) => right.endsWith('write'))).toEqual(['id-token: write']);
		expect(read('publish.yml')).toContain('\npermissions: {}\n');
		expect(read('ci.yml')).toContain('\npermissions:\n  contents: read\n');
	});
});

import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Gateway, GATEWAYS } from '../../../tools/packages/gateways.mts';
import { type Manifest, readManifest } from '../../../tools/packages/manifest.mts';
import { dataFilesOf, iconsOf, sourcesOf } from '../../../tools/packages/sources.mts';
import { filesBelow, GATEWAYS as FOLDERS, root } from '../architecture/sources.mts';
import { inTree } from './trees.mts';

let manifest: Manifest;

beforeAll(async () => {
	manifest = await readManifest(root);
});

test('every gateway has a package of its own, and no node or credential is in none', () => {
	expect(GATEWAYS.map(({ folder }) => folder).sort()).toEqual([...FOLDERS].sort());
	const cut = GATEWAYS.flatMap((gateway) => sourcesOf(root, manifest, gateway).files);
	const registered = [...manifest.n8n.nodes, ...manifest.n8n.credentials].map((file) =>
		file.replace(/^dist\//, '').replace(/\.js$/, '.ts'),
	);
	expect(cut).toEqual(expect.arrayContaining(registered));
	expect(cut.filter((file) => registered.includes(file))).toHaveLength(registered.length);
});

describe.each(GATEWAYS)('the package of $folder', (gateway) => {
	test('has no file of another gateway, and of shared only a part', () => {
		const { files } = sourcesOf(root, manifest, gateway);
		const others = FOLDERS.filter((one) => one !== gateway.folder);
		expect(files.filter((file) => others.some((one) => file.includes(`/${one}`)))).toEqual([]);
		const shared = files.filter((file) => file.startsWith('nodes/shared/'));
		expect(shared.length).toBeGreaterThan(50);
		expect(shared.length).toBeLessThan(filesBelow('nodes/shared', /\.ts$/).length);
	});

	test('has two icons for each service it names, a codex file for each node, its schemas', () => {
		const icons = iconsOf(root, sourcesOf(root, manifest, gateway).files);
		expect(icons).toHaveLength(2);
		for (const icon of icons) expect(existsSync(path.join(root, icon))).toBe(true);
		const data = dataFilesOf(root, gateway);
		expect(data.filter((file) => file.endsWith('.node.json'))).toHaveLength(2);
		expect(data.filter((file) => file.includes('/__schema__/')).length).toBeGreaterThan(3);
	});
});

describe('what a gateway needs', () => {
	const parrot: Gateway = { folder: 'Parrot', title: 'Parrot', page: '', keywords: [] };
	const listed = {
		n8n: {
			nodes: ['dist/nodes/Parrot/Parrot.node.js', 'dist/nodes/Cockatoo/Cockatoo.node.js'],
			credentials: ['dist/credentials/ParrotApi.credentials.js'],
		},
	} as Manifest;
	const needsWith = async (files: Readonly<Record<string, string>>) =>
		await inTree(
			{
				'nodes/Parrot/Parrot.node.ts': "export { words } from './words';",
				'nodes/Parrot/words.ts': 'export const words = 1;',
				'nodes/Cockatoo/Cockatoo.node.ts': '',
				'nodes/Cockatoo/crest.ts': 'export type Crest = 1;',
				'nodes/shared/feathers.ts': '',
				'nodes/shared/unused.ts': '',
				'credentials/ParrotApi.credentials.ts': '',
				'credentials/CockatooApi.credentials.ts': '',
				...files,
			},
			(tree) => sourcesOf(tree, listed, parrot),
		);

	test('is followed through folders, types and what is handed on, and nothing else comes along', async () => {
		const { files, libraries } = await needsWith({
			'nodes/Parrot/words.ts':
				"import type { F } from '../shared/feathers';\nimport 'n8n-workflow';\nexport const f: F = 1;",
			'nodes/shared/feathers.ts':
				"import { createHash } from 'node:crypto';\nexport type F = import('./deep').Deep;\nexport * from '@birds/song/notes';",
			'nodes/shared/deep/index.ts': 'export type Deep = 1;',
		});
		expect(files).toEqual([
			'credentials/ParrotApi.credentials.ts',
			'nodes/Parrot/Parrot.node.ts',
			'nodes/Parrot/words.ts',
			'nodes/shared/deep/index.ts',
			'nodes/shared/feathers.ts',
		]);
		expect(libraries).toEqual(['@birds/song', 'n8n-workflow']);
	});

	test.each([
		['from its node', 'nodes/Parrot/words.ts', "import { c } from '../Cockatoo/crest';"],
		['as a type only', 'nodes/Parrot/words.ts', "import type { Crest } from '../Cockatoo/crest';"],
		[
			'by way of shared',
			'nodes/shared/feathers.ts',
			"export type C = import('../Cockatoo/crest').Crest;",
		],
		[
			'from its credential',
			'credentials/ParrotApi.credentials.ts',
			"import '../nodes/Cockatoo/crest';",
		],
	])('is never a file of another gateway: %s', async (_how, file, text) => {
		const words = { 'nodes/Parrot/words.ts': "import '../shared/feathers';" };
		await expect(needsWith({ ...words, [file]: text })).rejects.toThrow(
			'The package of Parrot would need files that are not its own: nodes/Cockatoo/crest.ts',
		);
	});

	test('is never a credential of another gateway', async () => {
		const words = "import '../../credentials/CockatooApi.credentials';";
		await expect(needsWith({ 'nodes/Parrot/words.ts': words })).rejects.toThrow(
			'credentials/CockatooApi.credentials.ts',
		);
	});

	test('has to be there', async () => {
		await expect(needsWith({ 'nodes/Parrot/words.ts': "import './lost';" })).rejects.toThrow(
			'nodes/Parrot/words.ts imports ./lost, which leads to no file',
		);
	});
});

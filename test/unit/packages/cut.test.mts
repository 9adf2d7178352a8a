import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cutPackage } from '../../../tools/packages/cut.mts';
import { GATEWAYS, packageName } from '../../../tools/packages/gateways.mts';
import { needsOf } from '../../../tools/packages/imports.mts';
import type { Manifest } from '../../../tools/packages/manifest.mts';
import { FOLDERS_OF_SHAPE, nodeNames } from './expected.mts';
import { root } from '../architecture/sources.mts';

/** Each package's source as `gulp packages` writes it, read without building it. */

describe.each(GATEWAYS)('the source of the package of $folder', (gateway) => {
	let folder: string;
	let files: string[];
	let manifest: Manifest;
	const read = (file: string) => readFileSync(path.join(folder, file), 'utf8');

	beforeAll(async () => {
		folder = await mkdtemp(path.join(tmpdir(), 'cut-test-'));
		await cutPackage(root, gateway, folder);
		files = readdirSync(folder, { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
			.map((file) => file.split(path.sep).join('/'));
		manifest = JSON.parse(read('package.json')) as Manifest;
	});
	afterAll(async () => await rm(folder, { recursive: true, force: true }));

	test('has the shape of a community package', () => {
		const tops = [...new Set(files.map((file) => file.split('/')[0]))].sort();
		expect(tops).toEqual(FOLDERS_OF_SHAPE);
	});

	test('is about one service: its own nodes and credentials, all there', () => {
		expect(manifest.name).toBe(packageName(gateway));
		const registered = [...manifest.n8n.nodes, ...manifest.n8n.credentials];
		expect(registered.length).toBeGreaterThanOrEqual(3);
		for (const file of registered) {
			expect(path.posix.basename(file).startsWith(gateway.folder)).toBe(true);
			expect(files).toContain(file.replace(/^dist\//, '').replace(/\.js$/, '.ts'));
		}
		const others = GATEWAYS.filter((one) => one !== gateway);
		for (const { folder: name, keywords } of others) {
			const words = [name, ...keywords].map((word) => word.toLowerCase());
			const text = read('package.json').toLowerCase();
			expect(words.filter((word) => text.includes(word))).toEqual([]);
			expect(
				files.filter((file) => path.posix.basename(file).toLowerCase().includes(words[0])),
			).toEqual([]);
		}
	});

	test('is complete, and has no code that it does not use', () => {
		const entries = [...manifest.n8n.nodes, ...manifest.n8n.credentials].map((file) =>
			file.replace(/^dist\//, '').replace(/\.js$/, '.ts'),
		);
		const needs = needsOf(folder, entries);
		expect(needs.files).toEqual(files.filter((file) => file.endsWith('.ts')).sort());
		for (const library of needs.libraries)
			expect(manifest.devDependencies).toHaveProperty([library]);
		const imported = needs.libraries.filter((name) => name !== 'n8n-workflow');
		const unused = ['csv-stringify', 'ipaddr.js', 'libphonenumber-js'].filter(
			(name) => name in manifest.devDependencies && !imported.includes(name),
		);
		expect(unused).toEqual([]);
		expect(manifest.dependencies ?? {}).toEqual({});
	});

	test('tells n8n its own name', () => {
		const codex = files.filter((file) => file.endsWith('.node.json'));
		expect(codex.map((file) => (JSON.parse(read(file)) as { node: string }).node).sort()).toEqual(
			nodeNames(manifest),
		);
	});

	test('has examples, with its own nodes only', () => {
		const examples = files.filter((file) => /^examples\/.*\.json$/.test(file));
		expect(examples.length).toBeGreaterThan(0);
		for (const example of examples) {
			const { nodes } = JSON.parse(read(example)) as { nodes: Array<{ type: string }> };
			const types = nodes
				.map(({ type }) => type)
				.filter((type) => !/^(n8n-nodes-base|@n8n\/\S+)\./.test(type));
			expect(types.length).toBeGreaterThan(0);
			// n8n makes a human review of a node that asks.
			const own = types.map((type) => type.replace(/HitlTool$/, ''));
			expect(own.filter((type) => !nodeNames(manifest).includes(type))).toEqual([]);
			expect(read('examples/README.md')).toContain(`(${path.posix.basename(example)})`);
			expect(read('README.md')).toContain(`(${example})`);
		}
	});

	test('has pages whose links lead somewhere', () => {
		const pages = files.filter((file) => file.endsWith('.md'));
		const broken = pages.flatMap((page) =>
			[...read(page).matchAll(/\]\(([^)\s#]+)(?:#[^)\s]*)?\)/g)]
				.map(([, target]) => target)
				.filter((target) => !/^[a-z]+:/.test(target))
				.filter((target) => !existsSync(path.join(folder, path.posix.dirname(page), target)))
				.map((target) => `${page}: ${target}`),
		);
		expect(broken).toEqual([]);
		const away = pages.flatMap((page) => [
			...read(page).matchAll(/\/(?:blob|raw)\/main\/([^)\s#]+)/g),
		]);
		const missing = away
			.map(([, file]) => file)
			.filter((file) => !existsSync(path.join(root, file)));
		expect(missing).toEqual([]);
	});

	test('has a README with everything that n8n asks of one', () => {
		const readme = read('README.md');
		const headings = [...readme.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
		expect(headings).toEqual(expect.arrayContaining(['Install', 'Operations', 'Examples']));
		expect(headings.some((heading) => /credential/i.test(heading))).toBe(true);
		expect(readme).not.toMatch(/%\w+%/);
	});
});

import { existsSync } from 'node:fs';
import path from 'node:path';
import { filesBelow, GATEWAYS, importsOf, manifest, root, textOf } from './sources.mts';

/** A file's imports that lie in none of the given rooms; `''` stands for packages. */
function strays(files: readonly string[], isAllowed: (imported: string, file: string) => boolean) {
	return files.flatMap((file) =>
		importsOf(file)
			.filter((imported) => !isAllowed(imported, file))
			.map((imported) => `${file} imports ${imported}`),
	);
}

const ROOMS = ['nodes', 'credentials', 'simulator', 'examples', 'test', 'docs', 'icons'];
const isPackage = (imported: string) => !ROOMS.includes(imported.split('/')[0]);
const isIn = (imported: string, ...folders: string[]) =>
	folders.some((folder) => imported.startsWith(`${folder}/`));
const lower = (name: string) => name[0].toLowerCase() + name.slice(1);

const sources = [...filesBelow('nodes', /\.ts$/), ...filesBelow('credentials', /\.ts$/)];

describe('imports point one way', () => {
	test('shared knows no gateway and no credential', () => {
		const files = filesBelow('nodes/shared', /\.ts$/);
		expect(files.length).toBeGreaterThan(20);
		expect(strays(files, (one) => isPackage(one) || isIn(one, 'nodes/shared'))).toEqual([]);
	});

	test.each(GATEWAYS)('%s knows shared and itself, no other gateway', (gateway) => {
		const own = [`nodes/${gateway}`, 'nodes/shared', `credentials/${lower(gateway)}`];
		const files = filesBelow(`nodes/${gateway}`, /\.ts$/);
		expect(strays(files, (one) => isPackage(one) || isIn(one, ...own))).toEqual([]);
	});

	test('a credential knows shared and its own gateway', () => {
		const isAllowed = (one: string, file: string) => {
			const gateway = GATEWAYS.find((name) =>
				file.split('/')[1].toLowerCase().startsWith(name.toLowerCase()),
			);
			return isPackage(one) || isIn(one, 'credentials', 'nodes/shared', `nodes/${gateway}`);
		};
		expect(strays(filesBelow('credentials', /\.ts$/), isAllowed)).toEqual([]);
	});

	test('the simulator knows nothing of the package, or both would be wrong together', () => {
		const files = filesBelow('simulator', /\.m?ts$/);
		expect(files.length).toBeGreaterThan(20);
		expect(strays(files, (one) => isPackage(one) || isIn(one, 'simulator'))).toEqual([]);
	});

	test('the package takes nothing from packages but what n8n has or the build brings along', () => {
		const named = (one: string) =>
			one
				.split('/')
				.slice(0, one.startsWith('@') ? 2 : 1)
				.join('/');
		const isAllowed = (one: string) =>
			!isPackage(one) ||
			['n8n-workflow', 'node:crypto'].includes(one) ||
			named(one) in manifest.devDependencies;
		expect(strays(sources, isAllowed)).toEqual([]);
		const tools = /^(n8n-core|axios|jest|fast-check|fastify|esbuild|gulp|zod|playwright)/;
		expect(strays(sources, (one) => !tools.test(one))).toEqual([]);
	});

	test('no runtime dependencies', () => {
		expect(manifest.dependencies ?? {}).toEqual({});
		expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
		expect(manifest.n8n.strict).toBe(true);
	});
});

describe('every gateway has the same shape', () => {
	test.each(GATEWAYS)('%s', (gateway) => {
		const has = (file: string) => existsSync(path.join(root, 'nodes', gateway, file));
		const expected = ['gateway.ts', 'operations.ts', `${gateway}.node.ts`, `${gateway}.node.json`];
		expect(expected.filter((file) => !has(file))).toEqual([]);
		const nodes = filesBelow(`nodes/${gateway}`, /\.node\.ts$/).map((file) => path.basename(file));
		const known = [`${gateway}.node.ts`, `${gateway}Trigger.node.ts`];
		expect(nodes.filter((file) => !known.includes(file))).toEqual([]);
	});

	test('every node is registered, and has a codex file that names it', () => {
		const nodes = filesBelow('nodes', /\.node\.ts$/);
		expect(nodes.map((file) => `dist/${file.replace(/\.ts$/, '.js')}`)).toEqual(
			[...manifest.n8n.nodes].sort(),
		);
		for (const file of nodes) {
			const codex = JSON.parse(textOf(file.replace(/\.ts$/, '.json'))) as Record<string, unknown>;
			const name = lower(path.basename(file, '.node.ts'));
			expect(codex).toMatchObject({
				node: `n8n-nodes-whatsapp-gateways.${name}`,
				categories: ['Communication'],
			});
		}
	});

	test('every credential is registered', () => {
		const credentials = filesBelow('credentials', /\.credentials\.ts$/);
		expect(credentials.map((file) => `dist/${file.replace(/\.ts$/, '.js')}`)).toEqual(
			[...manifest.n8n.credentials].sort(),
		);
	});
});

describe('small rooms', () => {
	test.each(['nodes', 'credentials', 'simulator', 'examples'])(
		'%s: no file has more than 300 lines',
		(folder) => {
			const long = filesBelow(folder, /\.(ts|mts|cjs)$/)
				.map((file) => ({ file, lines: textOf(file).trimEnd().split('\n').length }))
				.filter(({ lines }) => lines > 300);
			expect(long.map(({ file, lines }) => `${file}: ${lines}`)).toEqual([]);
		},
	);

	test('a plan has no clock, no chance and no n8n', () => {
		const plans = filesBelow('nodes', /\.ts$/).filter((file) =>
			textOf(file).includes('defineOperation('),
		);
		expect(plans.length).toBeGreaterThan(20);
		const impure =
			/Date\.now|new Date\(\)|Math\.random|\bsleep\(|^import (?!type)[^;]*'n8n-workflow'/m;
		expect(plans.filter((file) => impure.test(textOf(file)))).toEqual([]);
	});
});

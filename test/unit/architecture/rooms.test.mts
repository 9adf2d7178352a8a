import { FLOORS, GATEWAY_NAMES, LOOSE, NAMED_IN } from './rooms.mts';
import {
	circlesIn,
	filesBelow,
	GATEWAYS,
	importsOf,
	manifest,
	namesIn,
	textOf,
} from './sources.mts';

/** A file's imports that lie in none of the given rooms; `''` stands for packages. */
function strays(files: readonly string[], isAllowed: (imported: string, file: string) => boolean) {
	return files.flatMap((file) =>
		importsOf(file)
			.filter((imported) => !isAllowed(imported, file))
			.map((imported) => `${file} imports ${imported}`),
	);
}

const ROOMS = ['nodes', 'credentials', 'simulator', 'examples', 'test', 'tools', 'docs', 'icons'];
const isPackage = (imported: string) => !ROOMS.includes(imported.split('/')[0]);
const isIn = (imported: string, ...folders: string[]) =>
	folders.some((folder) => imported.startsWith(`${folder}/`));

const sources = [...filesBelow('nodes', /\.ts$/), ...filesBelow('credentials', /\.ts$/)];

describe('imports point one way', () => {
	test('shared knows no gateway and no credential', () => {
		const files = filesBelow('nodes/shared', /\.ts$/);
		expect(files.length).toBeGreaterThan(20);
		expect(strays(files, (one) => isPackage(one) || isIn(one, 'nodes/shared'))).toEqual([]);
	});

	test('shared does not even name a gateway, but in the union of their names', () => {
		const named = filesBelow('nodes/shared', /\.ts$/).flatMap((file) =>
			textOf(file)
				.split('\n')
				.filter((line) => /qontak|ivosights|ivowba|decision ?telecom/i.test(line))
				.map((line) => `${file}: ${line.trim()}`),
		);
		expect(named).toEqual([
			"nodes/shared/operation/operation.ts: export type GatewayName = 'qontak' | 'ivosights' | 'decisionTelecom';",
		]);
	});

	test.each(GATEWAYS)(
		'%s knows shared and itself, no other gateway and no credential',
		(gateway) => {
			const own = [`nodes/${gateway}`, 'nodes/shared'];
			const files = filesBelow(`nodes/${gateway}`, /\.ts$/);
			expect(strays(files, (one) => isPackage(one) || isIn(one, ...own))).toEqual([]);
		},
	);

	test('a credential knows shared and its own gateway', () => {
		const isAllowed = (one: string, file: string) => {
			const gateway = GATEWAYS.find((name) =>
				file.split('/')[1].toLowerCase().startsWith(name.toLowerCase()),
			);
			return isPackage(one) || isIn(one, 'nodes/shared', `nodes/${gateway}`);
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

/** The room of a file of `nodes/shared`: its folder, or the file itself where it is loose. */
const roomOf = (file: string) => file.split('/')[2].replace(/\.ts$/, '');
const floorOf = (room: string) => FLOORS.findIndex((rooms) => rooms.includes(room));

describe('the floors of nodes/shared', () => {
	const files = filesBelow('nodes/shared', /\.ts$/);

	test('no file names a gateway, but for the union of their names', () => {
		const text = (file: string) => textOf(file).replace(NAMED_IN, '');
		expect(files.filter((file) => GATEWAY_NAMES.test(text(file)))).toEqual([]);
		expect(files.filter((file) => NAMED_IN.test(textOf(file)))).toHaveLength(1);
	});

	test('every room has its floor', () => {
		expect(files.map(roomOf).filter((room) => floorOf(room) < 0)).toEqual([]);
	});

	test('four files are loose', () => {
		expect(namesIn('nodes/shared').filter((name) => name.includes('.'))).toEqual(LOOSE);
	});

	test('a room knows no room above it', () => {
		const isAllowed = (one: string, file: string) =>
			isPackage(one) || floorOf(roomOf(one)) <= floorOf(roomOf(file));
		expect(strays(files, isAllowed)).toEqual([]);
	});

	test('rooms beside each other do not know each other in a circle', () => {
		const graph = new Map(FLOORS.flat().map((room) => [room, new Set<string>()]));
		for (const file of files) {
			const known = importsOf(file).filter((one) => !isPackage(one));
			for (const one of known) graph.get(roomOf(file))?.add(roomOf(one));
		}
		const others = [...graph].map(
			([room, known]) => [room, [...known].filter((one) => one !== room)] as const,
		);
		expect(circlesIn(new Map(others))).toEqual([]);
	});
});

test('no file imports itself by way of others, types included', () => {
	const bare = (file: string) => file.replace(/\.ts$/, '');
	const graph = sources.map((file) => [bare(file), importsOf(file).map(bare)] as const);
	expect(graph.length).toBeGreaterThan(100);
	expect(circlesIn(new Map(graph))).toEqual([]);
});

describe('small rooms', () => {
	test.each(['nodes', 'credentials', 'simulator', 'examples', 'tools'])(
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

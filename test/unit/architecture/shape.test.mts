import path from 'node:path';
import { OFFERS } from '../support/gateways.mts';
import { CAMEL_CASE, gatewayFolder, type Part, TRIGGER_FOLDER, VAGUE } from './rooms.mts';
import { filesBelow, GATEWAYS, manifest, namesIn, textOf } from './sources.mts';

/** What is wrong with a folder that should have this shape; `extra` may lie there too. */
function flaws(folder: string, { must, oneOf = [], may }: Part, extra: readonly string[] = []) {
	const names = namesIn(folder);
	const has = (one: string) => names.includes(one) || names.includes(`${one}.ts`);
	const known = [...must, ...oneOf, ...(may ?? names), ...extra];
	return [
		...must.filter((one) => !has(one)).map((one) => `${folder} lacks ${one}`),
		...(oneOf.length === 0 || oneOf.some(has) ? [] : [`${folder} lacks ${oneOf.join(' or ')}`]),
		...names.filter((one) => !known.includes(one)).map((one) => `${folder} has ${one}`),
	];
}

const lower = (name: string) => name[0].toLowerCase() + name.slice(1);

test('every gateway is known to the tests', () => {
	expect(OFFERS.map(({ gateway }) => gateway).sort()).toEqual([...GATEWAYS].sort());
});

describe.each(OFFERS)('$gateway has the shape of every gateway', (offer) => {
	const folder = `nodes/${offer.gateway}`;
	const resources = offer.resources.map(({ value }) => value);

	test('its own files, and a folder for each resource', () => {
		expect(flaws(folder, gatewayFolder(offer.gateway), resources)).toEqual([]);
	});

	test('its trigger', () => expect(flaws(`${folder}/trigger`, TRIGGER_FOLDER)).toEqual([]));

	test.each(resources)(
		'%s: a file for each operation, and none with a name that says nothing',
		(one) => {
			const own = offer.operations.filter(({ resource }) => resource === one);
			const operations = own.map(({ option }) => `${option.value}.ts`);
			const isOperation = (name: string) =>
				textOf(`${folder}/${one}/${name}`).includes('defineOperation({');
			const names = namesIn(`${folder}/${one}`);
			expect(names.filter(isOperation)).toEqual(operations.sort());
			const others = names.filter((name) => !isOperation(name));
			expect(others.filter((name) => VAGUE.includes(path.parse(name).name))).toEqual([]);
		},
	);
});

describe('what n8n is told of', () => {
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

describe('names', () => {
	const { folders, code, file: ofFile, folder: ofFolder, except } = CAMEL_CASE;
	const files = folders
		.flatMap((folder) => filesBelow(folder, code))
		.filter((file) => !except.some((pattern) => pattern.test(file)));

	test('files of code are in camelCase', () => {
		expect(files.length).toBeGreaterThan(300);
		expect(files.filter((file) => !ofFile.test(path.basename(file)))).toEqual([]);
	});

	test('folders are too, apart from the gateways’', () => {
		const named = new Set(files.flatMap((file) => path.dirname(file).split('/')));
		const odd = [...named].filter((name) => !ofFolder.test(name) && !GATEWAYS.includes(name));
		expect(odd).toEqual([]);
	});
});

describe('unit tests mirror nodes/', () => {
	const modules = filesBelow('nodes', /\.ts$/).map((file) => file.replace(/^nodes\/|\.ts$/g, ''));
	const tests = ['shared', ...GATEWAYS].flatMap((folder) =>
		filesBelow(`test/unit/${folder}`, /\.test\.mts$/),
	);

	test('a test lies in the folder of what it tests', () => {
		expect(tests.length).toBeGreaterThan(40);
		const misplaced = tests.filter((file) => {
			const own = file.replace(/^test\/unit\/|\.test\.mts$/g, '');
			const [top] = own.split('/');
			const named = modules.filter(
				(one) => one.startsWith(`${top}/`) && path.basename(one) === path.basename(own),
			);
			const folders = modules.map((one) => path.dirname(one));
			return named.length > 0 ? !named.includes(own) : !folders.includes(path.dirname(own));
		});
		expect(misplaced).toEqual([]);
	});
});

import type {
	INodeProperties,
	INodePropertyCollection,
	INodePropertyOptions,
	INodeType,
} from 'n8n-workflow';
import path from 'node:path';
import { PARAMETERS } from './interface.mts';
import { GATEWAYS, manifest, root } from './sources.mts';

const NODES = manifest.n8n.nodes.map((file) => {
	const name = path.basename(file, '.node.js');
	const source = path.join(root, file.replace('dist/', '').replace(/\.js$/, ''));
	const Node = (require(source) as Record<string, new () => INodeType>)[name];
	return [name, new Node()] as const;
});
const ACTIONS = NODES.filter(([name]) => GATEWAYS.includes(name));

type Shown = Record<string, unknown[]>;
const shownFor = ({ displayOptions }: INodeProperties) => (displayOptions?.show ?? {}) as Shown;
const valuesOf = ({ options }: INodeProperties) =>
	(options as INodePropertyOptions[]).map(({ value }) => value);

/** A property and all that lie inside it. */
function inside(property: INodeProperties): INodeProperties[] {
	const own = (property.options ?? []) as Array<INodeProperties | INodePropertyCollection>;
	if (property.type === 'collection') {
		return [property, ...(own as INodeProperties[]).flatMap(inside)];
	}
	if (property.type === 'fixedCollection') {
		const groups = own as INodePropertyCollection[];
		return [property, ...groups.flatMap(({ values }) => values.flatMap(inside))];
	}
	return [property];
}

/** Lists of properties that stand side by side: of the node, and of each collection and group. */
function levels(properties: INodeProperties[]): INodeProperties[][] {
	const deeper = properties.flatMap((property) => {
		if (property.type === 'collection') return levels(property.options as INodeProperties[]);
		if (property.type !== 'fixedCollection') return [];
		const groups = property.options as INodePropertyCollection[];
		return groups.flatMap(({ values }) => levels(values));
	});
	return [properties, ...deeper];
}

/** Whether both can be shown at once: unless some parameter would need two values for that. */
function canMeet(one: INodeProperties, other: INodeProperties): boolean {
	const [first, second] = [shownFor(one), shownFor(other)];
	return !Object.keys(first).some(
		(name) => second[name] && !first[name].some((value) => second[name].includes(value)),
	);
}

function isValidDefault({ type, default: value, options, typeOptions }: INodeProperties): boolean {
	switch (type) {
		case 'options':
			if (!options) return typeof value === 'string';
			return (options as INodePropertyOptions[]).some((option) => option.value === value);
		case 'multiOptions': {
			const known = (options as INodePropertyOptions[] | undefined)?.map((one) => one.value);
			return Array.isArray(value) && value.every((one) => !known || known.includes(one as string));
		}
		case 'boolean':
			return typeof value === 'boolean';
		case 'number': {
			const { minValue = -Infinity, maxValue = Infinity } = typeOptions ?? {};
			return typeof value === 'number' && value >= minValue && value <= maxValue;
		}
		case 'json':
			return typeof value === 'string' && (value === '' || JSON.parse(value) !== undefined);
		case 'collection':
		case 'fixedCollection':
		case 'resourceLocator':
		case 'resourceMapper':
			return typeof value === 'object' && value !== null;
		default:
			return typeof value === 'string';
	}
}

describe.each(NODES)('%s', (_, node) => {
	const { properties } = node.description;
	const all = properties.flatMap(inside);

	test('no parameter is shown twice', () => {
		const clashes = levels(properties).flatMap((level) =>
			level.filter((one, place) =>
				level.slice(place + 1).some((other) => one.name === other.name && canMeet(one, other)),
			),
		);
		expect(clashes.map(({ name, displayOptions }) => [name, displayOptions])).toEqual([]);
	});

	test('every default is one of the values the field takes', () => {
		const bad = all.filter((property) => !isValidDefault(property));
		expect(bad.map(({ name, type, default: value }) => [name, type, value])).toEqual([]);
	});

	test('every method that a field names is there', () => {
		const { loadOptions = {}, listSearch = {}, resourceMapping = {} } = node.methods ?? {};
		const named = all.flatMap((property) => [
			property.typeOptions?.loadOptionsMethod ?? [],
			property.typeOptions?.resourceMapper?.resourceMapperMethod ?? [],
			(property.modes ?? []).flatMap(({ typeOptions }) => typeOptions?.searchListMethod ?? []),
		]);
		const there = Object.keys({ ...loadOptions, ...listSearch, ...resourceMapping });
		expect(named.flat().filter((method) => !there.includes(method))).toEqual([]);
	});

	test('conditions speak of parameters and values that there are', () => {
		const wrong = levels(properties).flatMap((level) =>
			level.flatMap((property) =>
				Object.entries(shownFor(property)).flatMap(([name, wanted]) => {
					const own = name.replace(/^\//, '').split('.')[0];
					const among = name.startsWith('/') ? properties : level;
					const controllers = among.filter((one) => one.name === own);
					const known = controllers.every(({ type }) => type === 'options')
						? controllers.flatMap(valuesOf)
						: wanted;
					const isWrong =
						controllers.length === 0 || wanted.some((v) => !known.includes(v as string));
					return isWrong && !name.startsWith('@') ? [`${property.name}: ${name} = ${wanted}`] : [];
				}),
			),
		);
		expect(wrong).toEqual([]);
	});

	// Older n8n orders the parameters of a level by their conditions, and fails for ever at one that is
	// not on it (source: "n8n older versions").
	test('a condition that is not about a parameter of the same level begins with a slash', () => {
		const lost = levels(properties).flatMap((level) => {
			const names = level.map(({ name }) => name);
			return level.flatMap(({ name, displayOptions: { show = {}, hide = {} } = {} }) =>
				[...Object.keys(show), ...Object.keys(hide)]
					.filter((one) => !/^[/@]/.test(one) && !names.includes(one))
					.map((one) => `${name}: ${one}`),
			);
		});
		expect(lost).toEqual([]);
	});

	test('what means the same everywhere has the same type', () => {
		const odd = properties.filter(
			({ name, type }) => name in PARAMETERS && PARAMETERS[name] !== type,
		);
		const isTriggerFilter = (name: string) => !node.execute && name === 'channel';
		expect(
			odd.filter(({ name }) => !isTriggerFilter(name)).map(({ name, type }) => [name, type]),
		).toEqual([]);
	});
});

describe.each(ACTIONS)('operations of %s', (folder, node) => {
	const { properties } = node.description;
	const [resource] = properties.filter(({ name }) => name === 'resource');
	const operations = properties.filter(({ name }) => name === 'operation');
	const pairs = operations.flatMap((property) =>
		valuesOf(property).map((value) => `${String(shownFor(property).resource[0])} ${value}`),
	);

	test('each resource has its operations, each once', () => {
		for (const one of valuesOf(resource) as string[]) {
			const own = operations.filter((property) => shownFor(property).resource.includes(one));
			expect(own).toHaveLength(1);
			const values = valuesOf(own[0]) as string[];
			expect(new Set(values).size).toBe(values.length);
		}
	});

	test('every operation in the list of the code can be chosen in the form', () => {
		const { operations: listed } = require(path.join(root, 'nodes', folder, 'operations')) as {
			operations: Array<{ resource: string; option: { value: string } }>;
		};
		const inCode = listed.map(({ resource: own, option }) => `${own} ${option.value}`);
		expect(inCode.sort()).toEqual(pairs.sort());
	});
});

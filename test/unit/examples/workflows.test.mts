import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
	type INode,
	type INodeParameters,
	type INodeType,
	NodeHelpers,
	type NodeParameterValueType,
} from 'n8n-workflow';
import { manifest, root } from '../architecture/sources.mts';
import { examples, folder, notesOf, stepsOf, type Example } from './files.mts';

/** What each workflow of `examples/` owes a person who imports it. That they run: `test/e2e`. */

const OURS = 'n8n-nodes-whatsapp-gateways.';
/** The nodes that the package registers. */
const types: INodeType[] = [];

beforeAll(async () => {
	for (const file of manifest.n8n.nodes) {
		const source = path.join(root, file.replace(/^dist\//, '').replace(/\.js$/, ''));
		const [node] = Object.values((await import(source)) as Record<string, new () => INodeType>);
		types.push(new node());
	}
});

/** n8n makes a human review of a node that asks, and chooses these for it. */
const REVIEW = 'HitlTool';
const CHOSEN = { resource: 'message', operation: 'sendAndWait', responseType: 'approval' };

const typeOf = ({ type }: INode) =>
	types.find(({ description }) => type.replace(REVIEW, '') === OURS + description.name)!
		.description;
const isOurs = ({ type }: INode) => type.startsWith(OURS);

const each = examples.map((example) => [example.file, example] as const);
const targetsOf = ({ workflow }: Example, name: string) =>
	(workflow.connections[name]?.main ?? []).flatMap((to) => to ?? []).map(({ node }) => node);
const isPluggedIn = ({ workflow }: Example, name: string, names: readonly string[]) =>
	Object.entries(workflow.connections[name] ?? {}).some(
		([kind, [to]]) => kind.startsWith('ai_') && to?.every(({ node }) => names.includes(node)),
	);
const duplicates = (values: readonly unknown[]) =>
	values.filter((value, place) => values.indexOf(value) !== place);

/** Names of parameters that the form would not show, or does not know, or that are invalid. */
function strangers({ parameters, ...rest }: INode): string[] {
	const chosen = rest.type.endsWith(REVIEW) ? CHOSEN : {};
	const node: INode = { ...rest, parameters: { ...chosen, ...parameters } };
	const description = typeOf(node);
	const shown = NodeHelpers.getNodeParameters(
		description.properties,
		node.parameters,
		true,
		false,
		node,
		description,
	);
	const unknown = Object.keys(node.parameters).filter((name) => !(name in (shown ?? {})));
	const issues = NodeHelpers.getNodeParametersIssues(description.properties, node, description);
	return [...unknown, ...Object.keys(issues?.parameters ?? {})];
}

/** Every text in a node's parameters. */
function textsIn(value: NodeParameterValueType | INodeParameters): string[] {
	if (typeof value === 'string') return [value];
	if (typeof value !== 'object' || value === null) return [];
	return Object.values(value).flatMap((part) => textsIn(part as NodeParameterValueType));
}

describe.each(each)('examples/%s', (file, example) => {
	const steps = stepsOf(example);
	const names = steps.map(({ name }) => name);

	test('uses only nodes of n8n and of this package, with fields that their forms show', () => {
		for (const node of steps) {
			expect(node.type).toMatch(
				/^(n8n-nodes-base|@n8n\/n8n-nodes-langchain|n8n-nodes-whatsapp-gateways)\./,
			);
			if (!isOurs(node)) continue;
			expect(typeOf(node).version).toBe(node.typeVersion);
			expect([node.name, strangers(node)]).toEqual([node.name, []]);
			const wanted = typeOf(node).credentials?.map(({ name }) => name) ?? [];
			expect(wanted).toEqual(expect.arrayContaining(Object.keys(node.credentials ?? {})));
			expect(Object.keys(node.credentials ?? {})).toHaveLength(1);
		}
	});

	test('is connected: every node has its own name and a way from a trigger', () => {
		expect(duplicates(example.workflow.nodes.map(({ name }) => name))).toEqual([]);
		expect(duplicates(example.workflow.nodes.map(({ id }) => id))).toEqual([]);
		const reached = new Set(names.flatMap((name) => targetsOf(example, name)));
		expect([...reached].filter((name) => !names.includes(name))).toEqual([]);
		// A model or a memory is plugged into an agent; nothing leads to it.
		const starts = steps.filter(
			({ name }) => !reached.has(name) && !isPluggedIn(example, name, names),
		);
		expect(starts.filter(({ type }) => !/(trigger|webhook)$/i.test(type))).toEqual([]);
	});

	test('its expressions name nodes that are there', () => {
		const named = steps
			.flatMap((node) => textsIn(node.parameters))
			.flatMap((text) => [...text.matchAll(/\$\('([^']+)'\)/g)].map(([, name]) => name));
		expect(named.filter((name) => !names.includes(name))).toEqual([]);
	});

	test('its notes explain it: each node stands on one, and none covers another', () => {
		const notes = notesOf(example).map(({ position: [x, y], parameters }) => ({
			left: x,
			top: y,
			right: x + Number(parameters.width),
			bottom: y + Number(parameters.height),
		}));
		const homeless = steps.filter(
			({ position: [x, y] }) =>
				notes.filter(
					({ left, top, right, bottom }) =>
						left < x && top < y && x + 96 < right && y + 96 < bottom,
				).length !== 1,
		);
		expect(homeless.map(({ name }) => name)).toEqual([]);
	});

	test('brings no data of anybody, and is told of in the table of examples', () => {
		expect(example.workflow.pinData).toEqual({});
		expect(example.text).not.toMatch(/apiKey|password|Bearer /);
		expect(readFileSync(path.join(folder, 'README.md'), 'utf8')).toContain(`](${file})`);
	});
});

test('all of them can be published side by side', () => {
	const hooks = examples.flatMap(stepsOf).flatMap(({ webhookId }) => webhookId ?? []);
	expect(duplicates(hooks)).toEqual([]);
	expect(duplicates(examples.map(({ workflow }) => workflow.name))).toEqual([]);
});

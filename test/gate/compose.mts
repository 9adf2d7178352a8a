import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { INodeType, INodeTypeDescription } from 'n8n-workflow';

import { literal } from './literal.mts';

interface Manifest {
	n8n: { nodes: string[] };
}

/**
 * Writes a copy of a built package in which each node is one literal `.node.ts` file. n8n's rules
 * read literals only: of a description composed from parts they see nothing, of this they see all.
 * Gives the names of the node classes written.
 */
export async function writeComposedPackage(
	packageFolder: string,
	folder: string,
): Promise<string[]> {
	for (const part of ['package.json', 'icons', 'credentials']) {
		await cp(path.join(packageFolder, part), path.join(folder, part), { recursive: true });
	}
	const { n8n } = JSON.parse(
		await readFile(path.join(packageFolder, 'package.json'), 'utf8'),
	) as Manifest;
	const require = createRequire(path.join(packageFolder, 'package.json'));
	const names: string[] = [];
	for (const file of n8n.nodes) {
		const name = path.basename(file).split('.')[0];
		const built = require(path.join(packageFolder, file)) as Record<string, new () => INodeType>;
		const source = path.join(folder, path.relative('dist', file).replace(/\.js$/, '.ts'));
		await mkdir(path.dirname(source), { recursive: true });
		await writeFile(source, nodeFile(name, new built[name]()));
		names.push(name);
	}
	return names;
}

/** A node's class as one file: its description as it is at run time, its methods by name only. */
export function nodeFile(name: string, node: INodeType): string {
	const members = [
		`description: INodeTypeDescription = ${descriptionOf(node.description)};`,
		...(node.methods ? [`methods = ${stubs(node.methods)};`] : []),
		...(node.webhookMethods ? [`webhookMethods = ${stubs(node.webhookMethods)};`] : []),
		...(node.execute ? [EXECUTE] : []),
		...(node.webhook ? [WEBHOOK] : []),
	];
	return `import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
${isWaiting(node.description) ? `\nconst waitingWebhooks: IWebhookDescription[] = ${literal(node.description.webhooks)};\n` : ''}
export class ${name} implements INodeType {
${members.map((member) => indented(member)).join('\n\n')}
}
`;
}

/** Whether a node's webhooks are for executions that wait: no service is told of them. */
const isWaiting = ({ webhooks = [] }: INodeTypeDescription): boolean =>
	webhooks.length > 0 && webhooks.every(({ restartWebhook }) => restartWebhook === true);

/**
 * Connections are written by name, as the rules ask, and waiting webhooks, as in the sources: the
 * rules take an array for those of a trigger. Everything else is printed as it is.
 */
function descriptionOf(description: INodeTypeDescription): string {
	return literal({
		...description,
		inputs: connections(description.inputs),
		outputs: connections(description.outputs),
		...(isWaiting(description) ? { webhooks: 'waitingWebhooks' } : {}),
	})
		.replaceAll("'NodeConnectionTypes.Main'", 'NodeConnectionTypes.Main')
		.replace("webhooks: 'waitingWebhooks'", 'webhooks: waitingWebhooks');
}

const connections = (kinds: INodeTypeDescription['inputs']) =>
	Array.isArray(kinds)
		? kinds.map((kind) => (kind === 'main' ? 'NodeConnectionTypes.Main' : kind))
		: kinds;

/** `{ group: { name: function } }` as source, with functions that do nothing. */
function stubs(groups: object): string {
	const lines = Object.entries(groups).map(([group, functions]: [string, object]) => {
		const names = Object.keys(functions).map((name) => `async ${name}() { return true; },`);
		return `${group}: { ${names.join(' ')} },`;
	});
	return `{\n${lines.map((line) => `\t${line}\n`).join('')}}`;
}

const EXECUTE = `async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const items = this.getInputData();
	return [items.map(({ json }, item) => ({ json, pairedItem: { item } }))];
}`;

const WEBHOOK = `async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	return { workflowData: [[{ json: this.getBodyData() }]] };
}`;

const indented = (text: string) => text.replace(/^(?=.)/gm, '\t');

import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { INodeProperties, INodeTypeDescription } from 'n8n-workflow';
import { DecisionTelecom } from '../../../nodes/DecisionTelecom/DecisionTelecom.node';
import { DecisionTelecomTrigger } from '../../../nodes/DecisionTelecom/DecisionTelecomTrigger.node';
import { Ivosights } from '../../../nodes/Ivosights/Ivosights.node';
import { IvosightsTrigger } from '../../../nodes/Ivosights/IvosightsTrigger.node';
import { Qontak } from '../../../nodes/Qontak/Qontak.node';
import { QontakTrigger } from '../../../nodes/Qontak/QontakTrigger.node';
import type { WorkflowFile } from '../../host/workflow.mts';

const root = path.resolve(__dirname, '../../..');

/** The page that tells users about the differences. */
export const page = readFileSync(path.join(root, 'docs/gateways.md'), 'utf8');

const read = (file: string) =>
	JSON.parse(readFileSync(path.join(root, 'examples', file), 'utf8')) as WorkflowFile;

export const GATEWAYS = ['ivosights', 'qontak', 'decisionTelecom'] as const;
export type Gateway = (typeof GATEWAYS)[number];

/** The same campaign for each gateway. */
export const campaigns: Record<Gateway, WorkflowFile> = {
	ivosights: read('campaign.json'),
	qontak: read('campaign-qontak.json'),
	decisionTelecom: read('campaign-decisiontelecom.json'),
};

export function nodeOf(gateway: Gateway, name: string) {
	const found = campaigns[gateway].nodes.find((node) => node.name === name);
	if (!found) throw new Error(`The campaign of ${gateway} has no node '${name}'`);
	return found;
}

const descriptions: INodeTypeDescription[] = [
	new Ivosights(),
	new IvosightsTrigger(),
	new Qontak(),
	new QontakTrigger(),
	new DecisionTelecom(),
	new DecisionTelecomTrigger(),
].map(({ description }) => description);

const isOfSendTemplate = ({ displayOptions }: INodeProperties) => {
	const { resource = ['message'], operation = ['sendTemplate'] } = displayOptions?.show ?? {};
	return resource.includes('message') && operation.includes('sendTemplate');
};

/** The parameters that a node of this package has, or has for sending a template. */
export function parametersOf(type: string): string[] {
	const name = type.split('.').at(-1);
	const description = descriptions.find((one) => one.name === name);
	if (!description) throw new Error(`There is no node type '${type}'`);
	return description.properties.filter(isOfSendTemplate).map((property) => property.name);
}

const nameIn = (entry: unknown) => {
	const { name, id } = (entry ?? {}) as { name?: unknown; id?: unknown };
	return typeof (name ?? id) === 'string' ? String(name ?? id) : undefined;
};

/** Every value of a JSON by its path; what stands in a list goes by its name, if it has one. */
export function leavesOf(value: unknown, at: readonly string[] = []): Map<string, unknown> {
	if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) {
		return new Map([[at.join('.'), value]]);
	}
	const entries = Array.isArray(value)
		? value.map((entry, place) => [nameIn(entry) ?? String(place), entry] as const)
		: Object.entries(value);
	return new Map(entries.flatMap(([name, entry]) => [...leavesOf(entry, [...at, name])]));
}

/** The paths at which two JSONs differ. */
export function differences(one: unknown, other: unknown): string[] {
	const [ours, theirs] = [leavesOf(one), leavesOf(other)];
	const paths = new Set([...ours.keys(), ...theirs.keys()]);
	const asText = (value: unknown) => JSON.stringify(value) ?? 'absent';
	return [...paths].filter((at) => asText(ours.get(at)) !== asText(theirs.get(at)));
}

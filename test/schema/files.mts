import path from 'node:path';
import { operations as decisionTelecom } from '../../nodes/DecisionTelecom/operations';
import { operations as ivosights } from '../../nodes/Ivosights/operations';
import { operations as qontak } from '../../nodes/Qontak/operations';
import type { AnyOperation } from '../../nodes/shared/operation/operation';
import { schemaOf } from './schema.mts';

/** The nodes whose operations have output schemas. */
const NODES: readonly { folder: string; operations: readonly AnyOperation[] }[] = [
	{ folder: 'nodes/DecisionTelecom', operations: decisionTelecom },
	{ folder: 'nodes/Ivosights', operations: ivosights },
	{ folder: 'nodes/Qontak', operations: qontak },
];

/** Where n8n looks for the schema of an operation: beside the node, by its version. From the root. */
export function schemaFile(folder: string, { resource, option }: AnyOperation): string {
	const name = `${option.value}.json`;
	return path.join(folder, '__schema__', 'v1.0.0', resource, name);
}

/** All schema files, by their path from the root, made of the operations' samples. */
export function schemaFiles(): Map<string, string> {
	const files = NODES.flatMap(({ folder, operations }) =>
		operations.map((operation): [string, string] => [
			schemaFile(folder, operation),
			`${JSON.stringify({ ...schemaOf(operation.sample), version: 1 }, undefined, '\t')}\n`,
		]),
	);
	return new Map(files);
}

/** The folders that hold nothing but these files. From the root. */
export const schemaFolders = (): string[] =>
	NODES.map(({ folder }) => path.join(folder, '__schema__'));

import path from 'node:path';
import type { AnyOperation } from '../../nodes/shared/operation/operation';
import { OFFERS } from '../unit/support/gateways.mts';
import { schemaOf } from './schema.mts';

/** Where n8n looks for the schema of an operation: beside the node, by its version. From the root. */
export function schemaFile(gateway: string, { resource, option }: AnyOperation): string {
	const name = `${option.value}.json`;
	return path.join('nodes', gateway, '__schema__', 'v1.0.0', resource, name);
}

/** All schema files, by their path from the root, made of the operations' samples. */
export function schemaFiles(): Map<string, string> {
	const files = OFFERS.flatMap(({ gateway, operations }) =>
		operations.map((operation): [string, string] => [
			schemaFile(gateway, operation),
			`${JSON.stringify({ ...schemaOf(operation.sample), version: 1 }, undefined, '\t')}\n`,
		]),
	);
	return new Map(files);
}

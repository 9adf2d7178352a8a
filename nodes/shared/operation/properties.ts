import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { AnyOperation } from './operation';
import type { Field } from './field';

/** A resource as the form shows it. */
export interface Resource {
	name: string;
	value: string;
	description?: string;
}

const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name, 'en');

/** The field, shown only for the operation it belongs to, besides its own conditions. */
function shownFor(operation: AnyOperation, field: Field): INodeProperties {
	const property = structuredClone(field) as INodeProperties;
	return {
		...property,
		displayOptions: {
			...property.displayOptions,
			show: {
				resource: [operation.resource],
				operation: [operation.option.value],
				...property.displayOptions?.show,
			},
		},
	};
}

/**
 * A node's properties: the resources, the operations of each, and each operation's fields with the
 * condition under which they show. Options are alphabetical, as n8n asks.
 */
export function composeProperties(
	resources: readonly Resource[],
	operations: readonly AnyOperation[],
	defaultResource: string,
	defaultOperations: Readonly<Record<string, string>>,
): INodeProperties[] {
	const used = resources.filter(({ value }) => operations.some((o) => o.resource === value));
	const resourceProperty: INodeProperties = {
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: [...used].sort(byName),
		default: defaultResource,
	};
	const defaultOperation = (resource: string, options: INodePropertyOptions[]) =>
		defaultOperations[resource] ?? options[0].value;
	const operationProperties = used.map((resource): INodeProperties => {
		const options: INodePropertyOptions[] = operations
			.filter((operation) => operation.resource === resource.value)
			.map((operation) => operation.option)
			.sort(byName);
		return {
			displayName: 'Operation',
			name: 'operation',
			type: 'options',
			noDataExpression: true,
			displayOptions: { show: { resource: [resource.value] } },
			options,
			default: defaultOperation(resource.value, options),
		};
	});
	const fields = operations.flatMap((operation) =>
		operation.fields.map((field) => shownFor(operation, field)),
	);
	return [resourceProperty, ...operationProperties, ...fields];
}

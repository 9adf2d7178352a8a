import type { IDataObject } from 'n8n-workflow';

/** What n8n's editor reads to show a node's output fields before the first run. */
export interface JsonSchema {
	type: 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null';
	properties?: Record<string, JsonSchema>;
	items?: JsonSchema;
	version?: number;
}

/** The schema of one value: what it is, and what its parts are; a list is told by its first entry. */
export function schemaOf(value: unknown): JsonSchema {
	if (value === null || value === undefined) return { type: 'null' };
	if (Array.isArray(value)) {
		return value.length > 0 ? { type: 'array', items: schemaOf(value[0]) } : { type: 'array' };
	}
	if (typeof value !== 'object') return { type: typeof value as 'string' };
	const properties = Object.entries(value as IDataObject).map(([name, part]) => [
		name,
		schemaOf(part),
	]);
	return { type: 'object', properties: Object.fromEntries(properties) };
}

/**
 * What keeps a value from fitting a schema, path by path; nothing when it fits. Entries of a list may
 * lack what the sample's entry has.
 */
export function misfits(schema: JsonSchema, value: unknown, at = 'output'): string[] {
	const { type } = schemaOf(value);
	if (type !== schema.type) return [`${at} is ${type}, not ${schema.type}`];
	if (Array.isArray(value)) {
		const { items } = schema;
		return items ? value.flatMap((one, index) => misfits(items, one, `${at}[${index}]`)) : [];
	}
	if (type !== 'object') return [];
	const given = value as IDataObject;
	const known = schema.properties ?? {};
	const unknown = Object.keys(given).filter((name) => !(name in known));
	const absent = Object.keys(known).filter((name) => !(name in given));
	return [
		...unknown.map((name) => `${at}.${name} is not in the schema`),
		...(at.endsWith(']') ? [] : absent.map((name) => `${at}.${name} is missing`)),
		...Object.keys(known)
			.filter((name) => name in given)
			.flatMap((name) => misfits(known[name], given[name], `${at}.${name}`)),
	];
}

import { coerce } from '../../../../nodes/shared/operation/form';
import type { Field } from '../../../../nodes/shared/operation/field';

/** A form as the engine reads it: what is not given has its default. */
export function formOf(fields: readonly Field[], given: Record<string, unknown>): never {
	const read = fields.map((field) => [
		field.name,
		coerce(field, given[field.name] ?? structuredClone(field.default)),
	]);
	return Object.fromEntries(read) as never;
}

import type { IDataObject } from 'n8n-workflow';
import { Failure } from './failure';
import type { Json } from './operation/form';

const LABEL = 'Extra Fields (JSON)';
const DANGEROUS = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * The body with the person's extra fields. Throws Failure when they are no object, or name a field
 * that is already there: silently winning or losing would both surprise.
 */
export function withExtraFields(body: IDataObject, extra: Json | undefined): IDataObject {
	if (extra === undefined || extra === null) return body;
	if (typeof extra !== 'object' || Array.isArray(extra)) {
		throw new Failure('invalidRequest', `'${LABEL}' is not a JSON object`, {
			field: LABEL,
			description: 'Write it in curly brackets, for example {"name": "value"}.',
		});
	}
	for (const name of Object.keys(extra)) {
		if (DANGEROUS.has(name) || Object.hasOwn(body, name)) {
			throw new Failure('invalidRequest', `'${LABEL}' may not contain “${name}”`, {
				field: LABEL,
				description: DANGEROUS.has(name)
					? 'Remove it.'
					: 'The form already sends this field. Change it there, or remove it here.',
			});
		}
	}
	return { ...body, ...(extra as IDataObject) };
}

import type { Field } from '../../shared/operation/field';

/** Where the item has a file. */
export const inputFileField = {
	displayName: 'Input Binary Field',
	name: 'binaryPropertyName',
	type: 'string',
	required: true,
	default: 'data',
	hint: 'The name of the input binary field that holds the file',
} as const satisfies Field;

import type { Field } from './field';

/** What a picker is for. */
interface Locator<N extends string, M extends string> {
	name: N;
	/** The node's list search. */
	method: M;
	label: string;
	description: string;
	/** An ID as it could be. */
	example: string;
}

/** A picker that needs a choice: from a list with search, or by ID. */
export const locatorField = <const N extends string, const M extends string>({
	name,
	method,
	label,
	description,
	example,
}: Locator<N, M>) =>
	({
		displayName: label,
		name,
		type: 'resourceLocator',
		required: true,
		default: { mode: 'list', value: '' },
		description,
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod: method, searchable: true },
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: `e.g. ${example}`,
			},
		],
	}) as const satisfies Field;

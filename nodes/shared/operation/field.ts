import type { INodeProperties } from 'n8n-workflow';

type DeepReadonly<T> = T extends (...args: never[]) => unknown
	? T
	: T extends object
		? { readonly [K in keyof T]: DeepReadonly<T[K]> }
		: T;

/** An n8n property as a literal. */
export type Field = DeepReadonly<INodeProperties>;

/** Marks a field of an option whose expression has to give something: nothing is no choice of its default. */
export const MUST_SAY = { mustSay: true } as const;

/** JSON typed by hand or made by an expression. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** What a resource mapper holds: values by field id, or `null` when the item's own fields are used. */
export interface MappedValues {
	mappingMode: 'defineBelow' | 'autoMapInputData';
	value: Record<string, unknown> | null;
	/** The item's own fields, for automatic mapping. */
	itemFields: Record<string, unknown>;
}

/** What is chosen in a locator that takes a name, too: an ID, or a name that the plan looks up. */
export interface Chosen {
	mode: 'id' | 'name';
	value: string;
}

/** A group of a `fixedCollection`. */
export type Group = { readonly name: string; readonly values: readonly Field[] };
type GroupsOf<O extends readonly Group[], Multiple> = {
	[G in O[number] as G['name']]?: Multiple extends true
		? Array<FormOf<G['values']>>
		: FormOf<G['values']>;
};

type ValueOf<T> = T extends { type: 'number' }
	? number
	: T extends { type: 'boolean' }
		? boolean
		: T extends { type: 'options'; options: ReadonlyArray<{ value: infer V }> }
			? V
			: T extends { type: 'multiOptions' }
				? string[]
				: T extends { type: 'json' }
					? Json
					: T extends { type: 'collection'; options: infer O extends readonly Field[] }
						? Partial<FormOf<O>>
						: T extends { type: 'fixedCollection'; options: infer O extends readonly Group[] }
							? GroupsOf<O, T extends { typeOptions: { multipleValues: infer M } } ? M : false>
							: T extends { type: 'resourceMapper' }
								? MappedValues
								: T extends { type: 'resourceLocator'; modes: ReadonlyArray<infer M> }
									? [Extract<M, { name: 'name' }>] extends [never]
										? string
										: Chosen
									: T extends { type: 'notice' }
										? undefined
										: T extends { typeOptions: { takesList: true } }
											? string | readonly unknown[]
											: string;

/** The form of one item, typed by the operation's literal fields. A field not shown has its default. */
export type FormOf<F extends readonly Field[]> = { [T in F[number] as T['name']]: ValueOf<T> };

import type { Field } from '../operation/field';

/**
 * Which templates of a list are wanted. Gateways list them all, so the filters are applied here.
 * `language` is an example of how the gateway writes one; `status` is the field with its statuses.
 */
export const templateFiltersField = <const S extends Field>(language: string, status: S) =>
	({
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add filter',
		default: {},
		options: [
			{
				displayName: 'Category',
				name: 'category',
				type: 'string',
				default: '',
				placeholder: 'e.g. MARKETING',
			},
			{
				displayName: 'Language',
				name: 'language',
				type: 'string',
				default: '',
				placeholder: language,
			},
			{
				displayName: 'Name Contains',
				name: 'name',
				type: 'string',
				default: '',
			},
			status,
		],
	}) as const satisfies Field;

/** What the filters look at. */
type Filtered<Value> = Record<'category' | 'language' | 'name' | 'status', Value>;

const lower = (value: unknown) => String(value ?? '').toLowerCase();

const same = (wanted: string | undefined, value: unknown) =>
	!wanted?.trim() || lower(wanted.trim()) === lower(value);

/** Whether a template passes the filters, however it is capitalised. Empty filters let all pass. */
export const passes = (filters: Partial<Filtered<string>>, template: Filtered<unknown>): boolean =>
	same(filters.category, template.category) &&
	same(filters.language, template.language) &&
	same(filters.status, template.status) &&
	lower(template.name).includes(lower(filters.name?.trim()));

import { limitField, readOptionsField, returnAllField, simplifyField } from '../../shared/fields';
import { defineOperation, emit, type Field } from '../../shared/operation';
import { simplified, templateSample } from './output';
import { templates } from './read';

const sourceField = {
	displayName: 'Templates',
	name: 'source',
	type: 'options',
	options: [
		{
			name: 'Mine',
			value: 'mine',
			description: 'The templates assigned to this WhatsApp number',
		},
		{
			name: 'All',
			value: 'all',
			description: 'All templates of the WhatsApp account',
		},
	],
	default: 'mine',
} as const satisfies Field;

const filtersField = {
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
			placeholder: 'e.g. ID',
		},
		{
			displayName: 'Name Contains',
			name: 'name',
			type: 'string',
			default: '',
		},
		{
			displayName: 'Status',
			name: 'status',
			type: 'string',
			default: '',
			placeholder: 'e.g. approved',
		},
	],
} as const satisfies Field;

const same = (wanted: string | undefined, value: string | undefined) =>
	!wanted?.trim() || wanted.trim().toLowerCase() === value?.toLowerCase();

/** Many templates, page after page (seed 003, "Fetch My Templates" and "Fetch All Templates"). */
export const getMany = defineOperation({
	resource: 'template',
	option: {
		name: 'Get Many',
		value: 'getMany',
		action: 'Get many templates',
		description: 'Get a list of templates with their approval status',
	},
	fields: [sourceField, returnAllField, limitField, filtersField, simplifyField, readOptionsField],
	*plan({ source, returnAll, limit, filters, simplify }) {
		const name = filters.name?.trim().toLowerCase() ?? '';
		const found = yield* templates(
			source,
			(template) =>
				same(filters.category, template.category_id) &&
				same(filters.language, template.language_id) &&
				same(filters.status, template.status) &&
				`${template.template_name} ${template.label}`.toLowerCase().includes(name),
			returnAll ? Infinity : limit,
		);
		for (const template of found) yield* emit(simplify ? simplified(template) : template);
	},
	sample: templateSample,
});

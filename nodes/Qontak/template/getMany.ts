import { limitField, readOptionsField, returnAllField, simplifyField } from '../../shared/fields';
import { defineOperation, emit, type Field } from '../../shared/operation';
import { simplifiedTemplate, templateSample } from './output';
import { templates } from './read';

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
			placeholder: 'e.g. en_US',
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
			type: 'options',
			options: [
				{ name: 'Approved', value: 'APPROVED' },
				{ name: 'Being Deleted', value: 'PENDING_DELETION' },
				{ name: 'Deleted', value: 'DELETED' },
				{ name: 'Disabled', value: 'DISABLED' },
				{ name: 'In Appeal', value: 'IN_APPEAL' },
				{ name: 'Pending', value: 'PENDING' },
				{ name: 'Rejected', value: 'REJECTED' },
			],
			default: 'APPROVED',
		},
	],
} as const satisfies Field;

const same = (wanted: string | undefined, value: unknown) =>
	!wanted?.trim() || wanted.trim().toLowerCase() === String(value ?? '').toLowerCase();

/** Many templates, page after page (seeds 000, 001, 004). */
export const getMany = defineOperation({
	resource: 'template',
	option: {
		name: 'Get Many',
		value: 'getMany',
		action: 'Get many templates',
		description: 'Get a list of templates with their approval status',
	},
	fields: [returnAllField, limitField, filtersField, simplifyField, readOptionsField],
	*plan({ returnAll, limit, filters, simplify }) {
		const name = filters.name?.trim().toLowerCase() ?? '';
		const found = yield* templates(
			returnAll ? Infinity : limit,
			{},
			(template) =>
				same(filters.category, template.category) &&
				same(filters.language, template.language) &&
				same(filters.status, template.status) &&
				String(template.name ?? '')
					.toLowerCase()
					.includes(name),
		);
		for (const template of found) yield* emit(simplify ? simplifiedTemplate(template) : template);
	},
	sample: templateSample,
});

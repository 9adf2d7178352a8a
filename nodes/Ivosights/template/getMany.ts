import {
	limitField,
	readOptionsField,
	returnAllField,
	simplifyField,
} from '../../shared/operation/fields';
import { defineOperation, emit } from '../../shared/operation/operation';
import type { Field } from '../../shared/operation/field';
import { passes, templateFiltersField } from '../../shared/template/filters';
import { simplified, templateSample, readTemplates } from './template';

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

const filtersField = templateFiltersField('e.g. ID', {
	displayName: 'Status',
	name: 'status',
	type: 'string',
	default: '',
	placeholder: 'e.g. approved',
});

/** Many templates, page after page (source: "Ivosights templates"). */
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
		const found = yield* readTemplates(
			source,
			(template) =>
				passes(filters, {
					category: template.category_id,
					language: template.language_id,
					name: `${template.template_name} ${template.label}`,
					status: template.status,
				}),
			returnAll ? Infinity : limit,
		);
		for (const template of found) yield* emit(simplify ? simplified(template) : template);
	},
	sample: templateSample,
});

import {
	limitField,
	readOptionsField,
	returnAllField,
	simplifyField,
} from '../../shared/operation/fields';
import { defineOperation, emit } from '../../shared/operation/operation';
import { passes, templateFiltersField } from '../../shared/template/filters';
import { simplifiedTemplate, templateSample, readTemplates } from './template';

const filtersField = templateFiltersField('e.g. en_US', {
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
});

/** Many templates, page after page (source: "Qontak templates"). */
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
		const found = yield* readTemplates(
			returnAll ? Infinity : limit,
			{},
			({ category, language, name, status }) =>
				passes(filters, { category, language, name, status }),
		);
		for (const template of found) yield* emit(simplify ? simplifiedTemplate(template) : template);
	},
	sample: templateSample,
});

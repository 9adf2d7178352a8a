import { readOptionsField, simplifyField } from '../../shared/operation/fields';
import { defineOperation, emit } from '../../shared/operation/operation';
import { templateField } from '../../shared/template/valueFields';
import { simplifiedTemplate, readTemplate, templateSample } from './template';

/** One template (source: "Qontak templates"). */
export const get = defineOperation({
	resource: 'template',
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get template',
		description: 'Get one template with its text, variables and approval status',
	},
	fields: [templateField('searchTemplates'), simplifyField, readOptionsField],
	*plan(form) {
		const found = yield* readTemplate(form.template);
		yield* emit(form.simplify ? simplifiedTemplate(found) : found);
	},
	sample: templateSample,
});

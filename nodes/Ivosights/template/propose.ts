import { readOptionsField, simplifyField } from '../../shared/operation/fields';
import { defineOperation } from '../../shared/operation/operation';
import { templateField } from '../../shared/template/valueFields';
import { chosenTemplateId, templateSample, unknownTemplate, writeTemplate } from './template';

/** Hands a draft to WhatsApp for approval (source: "Ivosights template changes"). */
export const propose = defineOperation({
	resource: 'template',
	option: {
		name: 'Propose',
		value: 'propose',
		action: 'Propose template',
		description: 'Hand a template to WhatsApp for approval',
	},
	fields: [templateField('searchTemplates'), simplifyField, readOptionsField],
	*plan(form) {
		const id = chosenTemplateId(form.template);
		yield* writeTemplate(
			{
				method: 'POST',
				path: ['message-templates', id, 'propose'],
				missing: unknownTemplate(id),
			},
			form.simplify,
			{ id },
		);
	},
	sample: { ...templateSample, status: 'pending' },
});

import { simplifyField, withExtraFields } from '../../shared/operation/fields';
import { defineOperation } from '../../shared/operation/operation';
import { templateField } from '../../shared/template/valueFields';
import { HOME } from '../gateway';
import { templateBody } from './content';
import { definitionFields, writeOptionsField } from './contentFields';
import { chosenTemplateId, templateSample, unknownTemplate, writeTemplate } from './template';

/**
 * A template written anew (source: "Ivosights template changes"): all of its content is replaced.
 */
export const update = defineOperation({
	resource: 'template',
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update template',
		description:
			'Replace the whole content of a template. WhatsApp has to approve it again before it can be sent.',
	},
	fields: [templateField('searchTemplates'), ...definitionFields, simplifyField, writeOptionsField],
	*plan(form) {
		const id = chosenTemplateId(form.template);
		const body = templateBody(form, form.options.defaultCountry ?? HOME);
		yield* writeTemplate(
			{
				method: 'PUT',
				path: ['message-templates', id],
				body: withExtraFields(body, form.options.extraFields),
				missing: unknownTemplate(id),
			},
			form.simplify,
			{ id, label: body.label },
		);
	},
	sample: { ...templateSample, status: 'draft' },
});

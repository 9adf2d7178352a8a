import { simplifyField, withExtraFields } from '../../shared/operation/fields';
import { defineOperation } from '../../shared/operation/operation';
import { HOME } from '../gateway';
import { templateBody } from './content';
import { definitionFields, writeOptionsField } from './contentFields';
import { templateSample, writeTemplate } from './template';

/** A new template (source: "Ivosights template changes"). */
export const create = defineOperation({
	resource: 'template',
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create template',
		description: 'Write a new template. WhatsApp has to approve it before it can be sent.',
	},
	fields: [...definitionFields, simplifyField, writeOptionsField],
	*plan(form) {
		const body = templateBody(form, form.options.defaultCountry ?? HOME);
		yield* writeTemplate(
			{
				method: 'POST',
				path: ['message-templates'],
				body: withExtraFields(body, form.options.extraFields),
			},
			form.simplify,
			{ label: body.label },
		);
	},
	sample: { ...templateSample, status: 'draft' },
});

import { readOptionsField } from '../../shared/operation/fields';
import { defineOperation, emit } from '../../shared/operation/operation';
import { templateByNameField, templateLanguageFields } from '../../shared/template/byName';
import { previewOption, previewOutput } from '../../shared/template/preview';
import { templateTextField } from '../../shared/template/textNotice';
import { templateValueFields } from '../../shared/template/valueFields';
import { prepareTemplate } from './template';

/** What a customer would read; the same function as the option Dry Run of a send. */
export const preview = defineOperation({
	resource: 'template',
	option: previewOption,
	fields: [
		templateByNameField('searchTemplates'),
		...templateLanguageFields,
		templateTextField,
		...templateValueFields,
		readOptionsField,
	],
	*plan(form) {
		yield* emit(previewOutput(yield* prepareTemplate(form)));
	},
	sample: {
		template: 'message',
		language: 'id',
		status: 'approved',
		text: 'Hi Burhanudin, Silakan periksa invoice di email anda.',
		body: 'Hi Burhanudin, Silakan periksa invoice di email anda.',
		buttons: [],
		warnings: [],
	},
});

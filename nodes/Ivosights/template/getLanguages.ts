import { readOptionsField } from '../../shared/operation/fields';
import { defineOperation, emit } from '../../shared/operation/operation';
import { readEntries } from '../reads';

/** The languages of templates (source: "Ivosights lists"). */
export const getLanguages = defineOperation({
	resource: 'template',
	option: {
		name: 'Get Languages',
		value: 'getLanguages',
		action: 'Get template languages',
		description: 'Get the languages that a template can be written in',
	},
	fields: [readOptionsField],
	*plan() {
		for (const language of yield* readEntries(['template-languages'])) yield* emit(language);
	},
	sample: { id: 'id', name: 'Indonesian' },
});

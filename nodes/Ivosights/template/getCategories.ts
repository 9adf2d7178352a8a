import { readOptionsField } from '../../shared/operation/fields';
import { defineOperation, emit } from '../../shared/operation/operation';
import { readEntries } from '../reads';

/** What templates can be for (source: "Ivosights lists"). */
export const getCategories = defineOperation({
	resource: 'template',
	option: {
		name: 'Get Categories',
		value: 'getCategories',
		action: 'Get template categories',
		description: 'Get the categories that a template can have',
	},
	fields: [readOptionsField],
	*plan() {
		for (const category of yield* readEntries(['template-categories'])) yield* emit(category);
	},
	sample: { id: 'UTILITY', name: 'Transactional' },
});

import { readOptionsField } from '../../shared/operation/fields';
import { ask, defineOperation, emit } from '../../shared/operation/operation';
import { choicesIn } from './template';

/** The categories, the ones of 2021 as well (source: "Qontak templates"). */
export const getCategories = defineOperation({
	resource: 'template',
	option: {
		name: 'Get Categories',
		value: 'getCategories',
		action: 'Get template categories',
		description: 'Get the categories that templates can have, also the older ones',
	},
	fields: [readOptionsField],
	*plan() {
		const { body } = yield* ask({
			effect: 'read',
			method: 'GET',
			path: ['templates', 'category'],
		});
		for (const choice of choicesIn(body)) yield* emit(choice);
	},
	sample: { name: 'MARKETING', value: 'MARKETING' },
});

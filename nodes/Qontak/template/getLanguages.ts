import { readOptionsField } from '../../shared/operation/fields';
import { ask, defineOperation, emit } from '../../shared/operation/operation';
import { choicesIn } from './template';

/** The languages (source: "Qontak templates"). */
export const getLanguages = defineOperation({
	resource: 'template',
	option: {
		name: 'Get Languages',
		value: 'getLanguages',
		action: 'Get template languages',
		description: 'Get the languages that templates can be written in',
	},
	fields: [readOptionsField],
	*plan() {
		const { body } = yield* ask({
			effect: 'read',
			method: 'GET',
			path: ['templates', 'language'],
		});
		for (const choice of choicesIn(body)) yield* emit(choice);
	},
	sample: { name: 'Indonesian', value: 'id' },
});

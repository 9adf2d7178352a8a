import { dictionaryIn } from '../../shared/json';
import { readOptionsField, simplifyField } from '../../shared/operation/fields';
import { ask, defineOperation, emit } from '../../shared/operation/operation';
import { settingsIn } from './profile';

/** The line below the name (source: "Ivosights profile"). */
export const getAbout = defineOperation({
	resource: 'profile',
	option: {
		name: 'Get About Text',
		value: 'getAbout',
		action: 'Get about text',
		description: 'Get the line that customers see below your name',
	},
	fields: [simplifyField, readOptionsField],
	*plan({ simplify }) {
		const answer = yield* ask({
			effect: 'read',
			method: 'GET',
			path: ['settings', 'profiles', 'about'],
		});
		const { text } = settingsIn(answer, 'profile', 'about');
		yield* emit(simplify ? { text: text ?? '' } : dictionaryIn(answer.body));
	},
	sample: { text: 'Halo Dunia..' },
});

import { dictionaryIn } from '../../shared/json';
import { readOptionsField, simplifyField } from '../../shared/operation/fields';
import { ask, defineOperation, emit } from '../../shared/operation/operation';
import { businessSample, settingsIn } from './profile';

/** What customers see about the business (source: "Ivosights profile"). */
export const getBusiness = defineOperation({
	resource: 'profile',
	option: {
		name: 'Get Business Profile',
		value: 'getBusiness',
		action: 'Get business profile',
		description: 'Get address, description, e-mail, industry and websites of your business',
	},
	fields: [simplifyField, readOptionsField],
	*plan({ simplify }) {
		const answer = yield* ask({
			effect: 'read',
			method: 'GET',
			path: ['settings', 'business-profile'],
		});
		const profile = settingsIn(answer, 'business', 'profile');
		yield* emit(simplify ? profile : dictionaryIn(answer.body));
	},
	sample: businessSample,
});

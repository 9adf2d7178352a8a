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
		const { body } = yield* ask({
			effect: 'read',
			method: 'GET',
			path: ['settings', 'business-profile'],
		});
		yield* emit(simplify ? settingsIn(body, 'business', 'profile') : dictionaryIn(body));
	},
	sample: businessSample,
});

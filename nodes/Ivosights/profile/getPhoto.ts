import { dictionaryIn } from '../../shared/json';
import { readOptionsField, simplifyField } from '../../shared/operation/fields';
import { ask, defineOperation, emit } from '../../shared/operation/operation';
import { settingsIn } from './profile';

/**
 * The profile photo's link, asked for in the query; n8n sends no body with a GET anyway
 * (sources: "Ivosights profile", "n8n HTTP helper").
 */
export const getPhoto = defineOperation({
	resource: 'profile',
	option: {
		name: 'Get Photo',
		value: 'getPhoto',
		action: 'Get profile photo',
		description: 'Get a link to the profile photo that customers see. The link expires.',
	},
	fields: [simplifyField, readOptionsField],
	*plan({ simplify }) {
		const answer = yield* ask({
			effect: 'read',
			method: 'GET',
			path: ['settings', 'profiles', 'photo'],
			query: { format: 'link' },
		});
		const { link } = settingsIn(answer, 'profile', 'photo');
		yield* emit(simplify ? { link: link ?? null } : dictionaryIn(answer.body));
	},
	sample: { link: 'https://pps.whatsapp.net/v/t61.24694-24/139790548_n.jpg?oe=609A20F5' },
});

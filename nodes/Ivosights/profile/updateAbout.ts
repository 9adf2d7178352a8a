import { readOptionsField } from '../../shared/operation/fields';
import { checkText } from '../../shared/whatsapp/limits';
import { ask, defineOperation, emit } from '../../shared/operation/operation';
import type { Field } from '../../shared/operation/field';

const aboutField = {
	displayName: 'About Text',
	name: 'text',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. We answer from 8 to 17 hours.',
	description: 'Up to 139 characters',
} as const satisfies Field;

/** Changes the line below the name (source: "Ivosights profile"). */
export const updateAbout = defineOperation({
	resource: 'profile',
	option: {
		name: 'Update About Text',
		value: 'updateAbout',
		action: 'Update about text',
		description: 'Change the line that customers see below your name',
	},
	fields: [aboutField, readOptionsField],
	*plan({ text }) {
		checkText(text, 'aboutText', 'About Text');
		yield* ask({
			effect: 'write',
			method: 'PATCH',
			path: ['settings', 'profiles', 'about'],
			body: { text },
		});
		yield* emit({ text });
	},
	sample: { text: 'Hello.. we are using WhatsApp Business Account' },
});

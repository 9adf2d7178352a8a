import { readOptionsField } from '../../shared/operation/fields';
import { requireText } from '../../shared/whatsapp/limits';
import { ask, defineOperation, emit } from '../../shared/operation/operation';
import type { Field } from '../../shared/operation/field';

const fileField = {
	displayName: 'Input Binary Field',
	name: 'binaryPropertyName',
	type: 'string',
	required: true,
	default: 'data',
	hint: 'The name of the input binary field that holds the photo',
	description: 'JPEG or PNG, up to 5 MB, best square with at least 640 pixels',
} as const satisfies Field;

/** Uploads a profile photo (source: "Ivosights profile"). */
export const updatePhoto = defineOperation({
	resource: 'profile',
	option: {
		name: 'Update Photo',
		value: 'updatePhoto',
		action: 'Update profile photo',
		description: 'Upload a new profile photo for customers to see',
	},
	fields: [fileField, readOptionsField],
	*plan({ binaryPropertyName }) {
		requireText(binaryPropertyName, 'Input Binary Field');
		yield* ask({
			effect: 'write',
			method: 'POST',
			path: ['settings', 'profiles', 'photo'],
			body: { multipart: { photo: { binaryProperty: binaryPropertyName.trim(), as: 'image' } } },
		});
		yield* emit({ updated: true });
	},
	sample: { updated: true },
});

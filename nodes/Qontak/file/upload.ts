import { readOptionsField } from '../../shared/operation/fields';
import { defineOperation, emit } from '../../shared/operation/operation';
import { inputFileField, uploadFile } from './file';

/**
 * Puts a file where WhatsApp can fetch it, e.g. for a template's header (source: "Qontak files").
 */
export const upload = defineOperation({
	resource: 'file',
	option: {
		name: 'Upload',
		value: 'upload',
		action: 'Upload file',
		description: 'Upload a file and get a link to it, for the header of a template',
	},
	fields: [inputFileField, readOptionsField],
	*plan(form) {
		const { url, fileName } = yield* uploadFile({ binaryProperty: form.binaryPropertyName.trim() });
		yield* emit({ gateway: 'qontak', url, fileName });
	},
	sample: {
		gateway: 'qontak',
		url: 'https://cdn.qontak.com/uploads/direct/files/e20c3f02-8b23-4c2f-ae4b-3b7ec4f569d9/sample.pdf',
		fileName: 'sample.pdf',
	},
});

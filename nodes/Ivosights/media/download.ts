import { outputFileField, readOptionsField } from '../../shared/operation/fields';
import { fileNameFor } from '../../shared/whatsapp/fileNames';
import { defineOperation, emit } from '../../shared/operation/operation';
import { readFile } from './media';

const mediaIdField = {
	displayName: 'Media ID',
	name: 'mediaId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. f043afd0-f0ae-4b9c-ab3d-696fb4c8cd68',
	description: 'The ID of the file, as the Ivosights Trigger gives it with an incoming message',
} as const;

/** Fetches a file that a customer sent (source: "Ivosights media"). */
export const download = defineOperation({
	resource: 'media',
	option: {
		name: 'Download',
		value: 'download',
		action: 'Download media',
		description: 'Fetch an image, document, audio or video that a customer sent',
	},
	fields: [mediaIdField, outputFileField(), readOptionsField],
	*plan(form) {
		const property = form.binaryPropertyName || 'data';
		const mediaId = form.mediaId.trim();
		const file = yield* readFile(mediaId);
		const mimeType = file.mimeType ?? 'application/octet-stream';
		const fileName = file.fileName ?? fileNameFor(mimeType, mediaId);
		yield* emit(
			{ mediaId, mimeType, fileName, size: file.data.length },
			{ [property]: { ...file, mimeType, fileName } },
		);
	},
	sample: {
		mediaId: 'f043afd0-f0ae-4b9c-ab3d-696fb4c8cd68',
		mimeType: 'image/jpeg',
		fileName: 'f043afd0-f0ae-4b9c-ab3d-696fb4c8cd68.jpg',
		size: 48213,
	},
});

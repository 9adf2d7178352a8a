import { simplifyField } from '../../shared/fields';
import { checkText } from '../../shared/limits';
import { checkMediaUrl } from '../../shared/media';
import { defineOperation, type Field, type FormFile } from '../../shared/operation';
import { inputFileField } from '../file/fields';
import { targetOf } from '../room/find';
import { plainOptionsField, targetFields } from './fields';
import { plainPath, roomSample, sendToRoom } from './roomSend';

const mediaFields = [
	{
		displayName: 'Media Type',
		name: 'mediaType',
		type: 'options',
		options: [
			{ name: 'Audio', value: 'audio', description: 'AAC, AMR, MP3, M4A or OGG, up to 16 MB' },
			{ name: 'Document', value: 'document', description: 'Any file, up to 100 MB' },
			{ name: 'Image', value: 'image', description: 'JPEG or PNG, up to 5 MB' },
			{ name: 'Video', value: 'video', description: 'MP4 or 3GP, up to 16 MB' },
		],
		default: 'image',
	},
	{
		displayName: 'Media From',
		name: 'mediaSource',
		type: 'options',
		options: [
			{ name: 'Input Item', value: 'binary', description: 'The file in the input item' },
			{
				name: 'Link',
				value: 'url',
				description: 'The file is fetched from its link first: Qontak takes only uploads',
			},
		],
		default: 'binary',
	},
	{ ...inputFileField, displayOptions: { show: { mediaSource: ['binary'] } } },
	{
		displayName: 'Media URL',
		name: 'mediaUrl',
		type: 'string',
		required: true,
		default: '',
		displayOptions: { show: { mediaSource: ['url'] } },
		placeholder: 'e.g. https://example.com/picture.jpg',
		description: 'Public https link to the file itself, without a redirect',
	},
	{
		displayName: 'Caption',
		name: 'caption',
		type: 'string',
		typeOptions: { rows: 2 },
		default: '',
		displayOptions: { show: { mediaType: ['document', 'image', 'video'] } },
		placeholder: 'e.g. Your invoice for October',
		description:
			"Text below the file, up to 1,024 characters. Qontak's documents do not mention captions: it is sent in the field of the text. Try it once.",
	},
] as const satisfies readonly Field[];

/** A file, within 24 hours of the customer's last message: as a form, not by link (reference 1.4). */
export const sendMedia = defineOperation({
	resource: 'message',
	option: {
		name: 'Send Media',
		value: 'sendMedia',
		action: 'Send media message',
		description: 'Send an image, document, video or audio to a customer who wrote within 24 hours',
	},
	fields: [...targetFields, ...mediaFields, simplifyField, plainOptionsField],
	*plan(form) {
		const { mediaType: type } = form;
		// A field that was filled in for another type is not shown any more, and not meant.
		const caption = type === 'audio' ? '' : form.caption;
		checkText(caption, 'caption', 'Caption');
		const captioned = caption.trim() !== '';
		const fromLink = form.mediaSource === 'url';
		const link = fromLink ? checkMediaUrl(form.mediaUrl, type, 'Media URL') : '';
		const binaryProperty = form.binaryPropertyName.trim();
		const file: FormFile = fromLink ? { link, as: type } : { binaryProperty, as: type };
		const name = `${type[0].toUpperCase()}${type.slice(1)}`;
		const line = `[${name}] ${link || `file in '${binaryProperty}'`}`;
		const target = yield* targetOf(form, 'openWindow');
		yield* sendToRoom(form, target, {
			path: plainPath(form.options.sendAs),
			content: { type, ...(captioned ? { text: caption } : {}) },
			form: { file },
			preview: { text: captioned ? `${line}\n\n${caption}` : line },
		});
	},
	sample: roomSample,
});

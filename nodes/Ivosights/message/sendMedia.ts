import { recipientField, sendOptionsField, simplifyField } from '../../shared/fields';
import { checkText } from '../../shared/limits';
import { checkMediaUrl } from '../../shared/media';
import { defineOperation, type Field } from '../../shared/operation';
import { sendSample } from '../../shared/sending';
import { send } from './send';

const mediaFields = [
	{
		displayName: 'Media Type',
		name: 'mediaType',
		type: 'options',
		options: [
			{ name: 'Audio', value: 'audio', description: 'AAC, AMR, MP3, M4A or OGG, up to 16 MB' },
			{ name: 'Document', value: 'document', description: 'Any file, up to 100 MB' },
			{ name: 'Image', value: 'image', description: 'JPEG or PNG, up to 5 MB' },
			{ name: 'Sticker', value: 'sticker', description: 'WebP, up to 100 KB (500 KB animated)' },
			{ name: 'Video', value: 'video', description: 'MP4 or 3GP, up to 16 MB' },
		],
		default: 'image',
	},
	{
		displayName: 'Media URL',
		name: 'mediaUrl',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. https://example.com/picture.jpg',
		description: 'Public https link to the file itself. WhatsApp fetches it from there.',
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
			"Text below the file, up to 1,024 characters. Ivosights' documents do not mention captions: it is sent under WhatsApp's own name for it. Try it once.",
	},
	{
		displayName: 'File Name',
		name: 'fileName',
		type: 'string',
		default: '',
		displayOptions: { show: { mediaType: ['document'] } },
		placeholder: 'e.g. Invoice A-1001.pdf',
		description:
			"The name that the customer sees. Ivosights' documents do not mention it for these messages: it is sent under WhatsApp's own name for it. Try it once.",
	},
] as const satisfies readonly Field[];

/** A file by its link (seed 003, "Send media message"; caption and filename: reference 2.2). */
export const sendMedia = defineOperation({
	resource: 'message',
	option: {
		name: 'Send Media',
		value: 'sendMedia',
		action: 'Send media message',
		description: 'Send an image, document, video, audio or sticker by its link',
	},
	fields: [recipientField, ...mediaFields, simplifyField, sendOptionsField],
	*plan(form) {
		const { mediaType: type } = form;
		const link = checkMediaUrl(form.mediaUrl, type, 'Media URL');
		// A field that was filled in for another type is not shown any more, and not meant.
		const caption = type === 'audio' || type === 'sticker' ? '' : form.caption;
		const fileName = type === 'document' ? form.fileName.trim() : '';
		checkText(caption, 'caption', 'Caption');
		const captioned = caption.trim() !== '';
		const name = `${type[0].toUpperCase()}${type.slice(1)}`;
		const line = `[${name}${fileName ? `: ${fileName}` : ''}] ${link}`;
		yield* send(form, {
			endpoint: 'send-media-message',
			content: {
				type,
				link,
				...(captioned ? { caption } : {}),
				...(fileName ? { filename: fileName } : {}),
			},
			preview: { text: captioned ? `${line}\n\n${caption}` : line },
		});
	},
	sample: sendSample('ivosights'),
});

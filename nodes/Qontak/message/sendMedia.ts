import {
	captionField,
	fileNameField,
	mediaTypeField,
	mediaTypes,
	mediaUrlField,
} from '../../shared/message/textAndMedia';
import type { Field } from '../../shared/operation/field';
import { simplifyField } from '../../shared/operation/fields';
import { defineOperation, type FormFile } from '../../shared/operation/operation';
import { safeName } from '../../shared/whatsapp/fileNames';
import { checkText } from '../../shared/whatsapp/limits';
import { checkMediaUrl } from '../../shared/whatsapp/media';
import { windowNotice } from '../../shared/message/windowNotice';
import { inputFileField } from '../file/file';
import { plainOptionsField } from './fields';
import { plainPath, roomSample, sendToRoom } from './message';
import { findTarget, targetFields } from './target';

const mediaFields = [
	mediaTypeField([mediaTypes.audio, mediaTypes.document, mediaTypes.image, mediaTypes.video]),
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
		...mediaUrlField,
		displayOptions: { show: { mediaSource: ['url'] } },
		description: 'Public https link to the file itself, without a redirect',
	},
	captionField(
		"Text below the file, up to 1,024 characters. Qontak's documents do not mention captions: it is sent in the field of the text. Try it once.",
	),
	fileNameField(
		'The name that the customer sees. Left empty, the file keeps its own, or the one at the end of its link.',
	),
] as const satisfies readonly Field[];

/**
 * A file, within 24 hours of the customer's last message: as a form, not by link
 * (source: "Qontak room messages").
 */
export const sendMedia = defineOperation({
	resource: 'message',
	option: {
		name: 'Send Media',
		value: 'sendMedia',
		action: 'Send media message',
		description: 'Send an image, document, video or audio to a customer who wrote within 24 hours',
	},
	fields: [windowNotice, ...targetFields, ...mediaFields, simplifyField, plainOptionsField],
	*plan(form) {
		const { mediaType: type } = form;
		// A field that was filled in for another type is not shown any more, and not meant.
		const caption = type === 'audio' ? '' : form.caption;
		checkText(caption, 'caption', 'Caption');
		const captioned = caption.trim() !== '';
		const fromLink = form.mediaSource === 'url';
		const link = fromLink ? checkMediaUrl(form.mediaUrl, type, 'Media URL') : '';
		const binaryProperty = form.binaryPropertyName.trim();
		const wanted = type === 'document' ? safeName(form.fileName) : undefined;
		const named = { as: type, ...(wanted === undefined ? {} : { fileName: wanted }) };
		const file: FormFile = fromLink ? { link, ...named } : { binaryProperty, ...named };
		const kind = `${type[0].toUpperCase()}${type.slice(1)}`;
		const name = wanted === undefined ? kind : `${kind}: ${wanted}`;
		const line = `[${name}] ${link || `file in '${binaryProperty}'`}`;
		const target = yield* findTarget(form, 'openWindow');
		yield* sendToRoom(form, target, {
			path: plainPath(form.options.sendAs),
			content: { type, ...(captioned ? { text: caption } : {}) },
			form: { file },
			preview: { text: captioned ? `${line}\n\n${caption}` : line },
		});
	},
	sample: roomSample,
});

import { recipientField, simplifyField } from '../../shared/operation/fields';
import { safeName } from '../../shared/whatsapp/fileNames';
import { checkText } from '../../shared/whatsapp/limits';
import { checkMediaUrl } from '../../shared/whatsapp/media';
import {
	captionField,
	fileNameField,
	mediaTypeField,
	mediaTypes,
	mediaUrlField,
} from '../../shared/message/textAndMedia';
import { defineOperation } from '../../shared/operation/operation';
import type { Field } from '../../shared/operation/field';
import { sendSample } from '../../shared/message/sendMessage';
import { windowNotice } from '../../shared/message/windowNotice';
import { sendToCustomer, sendOptionsField } from './message';

const mediaFields = [
	mediaTypeField([
		mediaTypes.audio,
		mediaTypes.document,
		mediaTypes.image,
		mediaTypes.sticker,
		mediaTypes.video,
	]),
	mediaUrlField,
	captionField(
		"Text below the file, up to 1,024 characters. Ivosights' documents do not mention captions: it is sent under WhatsApp's own name for it. Try it once.",
	),
	fileNameField(
		"The name that the customer sees. Ivosights' documents do not mention it for these messages: it is sent under WhatsApp's own name for it. Try it once.",
	),
] as const satisfies readonly Field[];

/** A file by its link (source: "Ivosights messages"). */
export const sendMedia = defineOperation({
	resource: 'message',
	option: {
		name: 'Send Media',
		value: 'sendMedia',
		action: 'Send media message',
		description: 'Send an image, document, video, audio or sticker by its link',
	},
	fields: [windowNotice, recipientField, ...mediaFields, simplifyField, sendOptionsField],
	*plan(form) {
		const { mediaType: type } = form;
		const link = checkMediaUrl(form.mediaUrl, type, 'Media URL');
		// A field that was filled in for another type is not shown any more, and not meant.
		const caption = type === 'audio' || type === 'sticker' ? '' : form.caption;
		const fileName = type === 'document' ? (safeName(form.fileName) ?? '') : '';
		checkText(caption, 'caption', 'Caption');
		const captioned = caption.trim() !== '';
		const name = `${type[0].toUpperCase()}${type.slice(1)}`;
		const line = `[${name}${fileName ? `: ${fileName}` : ''}] ${link}`;
		yield* sendToCustomer(form, {
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

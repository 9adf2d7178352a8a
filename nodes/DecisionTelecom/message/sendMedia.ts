import { Failure } from '../../shared/failure';
import { simplifyField } from '../../shared/operation/fields';
import { checkText } from '../../shared/whatsapp/limits';
import { extensionOf } from '../../shared/whatsapp/fileNames';
import { checkMediaUrl, MEDIA } from '../../shared/whatsapp/media';
import { mediaTypeField, mediaTypes, mediaUrlField } from '../../shared/message/textAndMedia';
import { defineOperation } from '../../shared/operation/operation';
import type { Field } from '../../shared/operation/field';
import { windowNotice } from '../../shared/message/windowNotice';
import { callbackUrlField, senderField, sendOptionsField, recipientField } from './fields';
import { MESSAGE_TYPE, sendToCustomer, sendSample } from './message';

const imageTypeField = {
	...mediaTypeField([mediaTypes.image]),
	description: 'DecisionTelecom sends images only',
} as const satisfies Field;

const imageUrlField = {
	...mediaUrlField,
	placeholder: 'e.g. https://example.com/images/image.jpg',
	description: 'A public link to the image, which has to end in .jpg, .jpeg or .png',
} as const satisfies Field;

const captionField = {
	displayName: 'Caption',
	name: 'caption',
	type: 'string',
	typeOptions: { rows: 2 },
	default: '',
	description:
		'A text under the image, up to 1,024 characters. The document of DecisionTelecom shows it in one example without a word about it: try it with your own phone first.',
} as const satisfies Field;

/**
 * A link that names its type: the gateway refuses links without a file ending
 * (source: "DecisionTelecom messages").
 */
function checkedImage(typed: string): string {
	const url = checkMediaUrl(typed, 'image', 'Media URL');
	const endings = MEDIA.image.extensions ?? [];
	if (endings.includes(extensionOf(url))) return url;
	throw new Failure('mediaRejected', "'Media URL' does not end in .jpg, .jpeg or .png", {
		field: 'Media URL',
		description:
			'DecisionTelecom tells the type of an image by the end of its link. Use a link to the file itself.',
	});
}

/**
 * An image, within 24 hours of the customer's last message (source: "DecisionTelecom messages").
 */
export const sendMedia = defineOperation({
	resource: 'message',
	option: {
		name: 'Send Media',
		value: 'sendMedia',
		action: 'Send media message',
		description: 'Send an image to a customer who wrote to you within the last 24 hours',
	},
	fields: [
		windowNotice,
		recipientField,
		senderField,
		imageTypeField,
		imageUrlField,
		captionField,
		callbackUrlField,
		simplifyField,
		sendOptionsField,
	],
	*plan(form) {
		const url = checkedImage(form.mediaUrl);
		const caption = form.caption.trim();
		checkText(caption, 'caption', 'Caption');
		const text = caption === '' ? {} : { text: caption };
		yield* sendToCustomer(form, {
			type: MESSAGE_TYPE.media,
			content: { ...text, file_url: url },
			preview: { ...text, mediaType: 'image', mediaUrl: url },
		});
	},
	sample: sendSample,
});

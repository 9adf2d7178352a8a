import type { IDataObject } from 'n8n-workflow';
import { recipientField, simplifyField } from '../../shared/operation/fields';
import { readReplyButtons, replyButtonsField } from '../../shared/message/buttons';
import {
	bodyField,
	footerField,
	headerFields,
	readHeader,
	readTexts,
	previewMessage,
	type Header,
} from '../../shared/message/headerBodyFooter';
import { defineOperation } from '../../shared/operation/operation';
import { sendSample } from '../../shared/message/sendMessage';
import { sendToCustomer, sendOptionsField } from './message';

/** An image is printed; text, video and document by analogy (source: "Ivosights messages"). */
function wireHeader(header: Header): IDataObject {
	if (header.type === 'text') return { ...header };
	const { type, link, fileName } = header;
	return { type, link, ...(fileName ? { filename: fileName } : {}) };
}

/** A text with buttons to press (source: "Ivosights messages"): buttons are flat there. */
export const sendReplyButtons = defineOperation({
	resource: 'message',
	option: {
		name: 'Send Reply Buttons',
		value: 'sendReplyButtons',
		action: 'Send reply buttons message',
		description: 'Send a text with up to three buttons for an answer',
	},
	fields: [
		recipientField,
		...headerFields,
		bodyField,
		footerField,
		replyButtonsField,
		simplifyField,
		sendOptionsField,
	],
	*plan(form) {
		const header = readHeader(form);
		const { content, warnings } = readTexts(form, 'buttonsBody');
		const buttons = readReplyButtons(form.buttons);
		yield* sendToCustomer(form, {
			endpoint: 'send-reply-button-message',
			content: {
				...(header ? { header: wireHeader(header) } : {}),
				...content,
				action: { buttons: buttons.map(({ id, title }) => ({ id, title })) },
			},
			preview: {
				...previewMessage(
					header,
					content,
					buttons.map(({ title }) => title),
				),
				buttons: buttons.map(({ id, title }) => ({ type: 'REPLY', text: title, value: id })),
			},
			warnings,
		});
	},
	sample: sendSample('ivosights'),
});

import type { IDataObject } from 'n8n-workflow';
import { recipientField, simplifyField } from '../../shared/operation/fields';
import type { Header } from '../../shared/message/headerBodyFooter';
import { buttonsMessageFields, readButtonsMessage } from '../../shared/message/listAndButtons';
import { defineOperation } from '../../shared/operation/operation';
import { sendSample } from '../../shared/message/sendMessage';
import { windowNotice } from '../../shared/message/windowNotice';
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
	fields: [windowNotice, recipientField, ...buttonsMessageFields, simplifyField, sendOptionsField],
	*plan(form) {
		const { header, content, buttons, preview, warnings } = readButtonsMessage(form);
		yield* sendToCustomer(form, {
			endpoint: 'send-reply-button-message',
			content: {
				...(header ? { header: wireHeader(header) } : {}),
				...content,
				action: { buttons: buttons.map(({ id, title }) => ({ id, title })) },
			},
			preview,
			warnings,
		});
	},
	sample: sendSample('ivosights'),
});

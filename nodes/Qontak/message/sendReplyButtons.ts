import type { IDataObject } from 'n8n-workflow';
import { readReplyButtons, replyButtonsField } from '../../shared/message/buttons';
import {
	bodyField,
	footerField,
	headerFields,
	previewMessage,
	readHeader,
	readTexts,
	type Header,
} from '../../shared/message/headerBodyFooter';
import { simplifyField } from '../../shared/operation/fields';
import { defineOperation } from '../../shared/operation/operation';
import { sendOptionsField } from './fields';
import { INTERACTIVE, roomSample, sendToRoom, wireHeader } from './message';
import { findTarget, targetFields } from './target';

/** A text with buttons to press (source: "Qontak room messages"). */
export const sendReplyButtons = defineOperation({
	resource: 'message',
	option: {
		name: 'Send Reply Buttons',
		value: 'sendReplyButtons',
		action: 'Send reply buttons message',
		description: 'Send a text with up to three buttons for an answer. Wants a bot token or HMAC.',
	},
	fields: [
		...targetFields,
		...headerFields,
		bodyField,
		footerField,
		replyButtonsField,
		simplifyField,
		sendOptionsField,
	],
	*plan(form) {
		const header: Header | undefined = readHeader(form);
		const { content, warnings } = readTexts(form, 'buttonsBody');
		const buttons = readReplyButtons(form.buttons).map(({ id, title }) => ({ id, title }));
		const interactive: IDataObject = { ...wireHeader(header), ...content, buttons };
		const titles = buttons.map(({ title }) => title);
		const target = yield* findTarget(form, 'openWindow');
		yield* sendToRoom(form, target, {
			path: INTERACTIVE,
			content: { type: 'button', interactive },
			preview: {
				...previewMessage(header, content, titles),
				buttons: buttons.map(({ id, title }) => ({ type: 'REPLY', text: title, value: id })),
			},
			warnings,
		});
	},
	sample: roomSample,
});

import type { IDataObject } from 'n8n-workflow';
import { buttonsMessageFields, readButtonsMessage } from '../../shared/message/listAndButtons';
import { simplifyField } from '../../shared/operation/fields';
import { defineOperation } from '../../shared/operation/operation';
import { windowNotice } from '../../shared/message/windowNotice';
import { roomOptionsField } from './fields';
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
	fields: [windowNotice, ...targetFields, ...buttonsMessageFields, simplifyField, roomOptionsField],
	*plan(form) {
		const { header, content, buttons: given, preview, warnings } = readButtonsMessage(form);
		const buttons = given.map(({ id, title }) => ({ id, title }));
		const interactive: IDataObject = { ...wireHeader(header), ...content, buttons };
		const target = yield* findTarget(form, 'openWindow');
		yield* sendToRoom(form, target, {
			path: INTERACTIVE,
			content: { type: 'button', interactive },
			preview,
			warnings,
		});
	},
	sample: roomSample,
});

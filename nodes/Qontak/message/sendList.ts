import { listMessageFields, readListMessage } from '../../shared/message/listAndButtons';
import { simplifyField } from '../../shared/operation/fields';
import { defineOperation } from '../../shared/operation/operation';
import { windowNotice } from '../../shared/message/windowNotice';
import { roomOptionsField } from './fields';
import { INTERACTIVE, roomSample, sendToRoom, wireHeader } from './message';
import { findTarget, targetFields } from './target';

/** A text with a list to choose from (source: "Qontak room messages"). */
export const sendList = defineOperation({
	resource: 'message',
	option: {
		name: 'Send List',
		value: 'sendList',
		action: 'Send list message',
		description: 'Send a text with a list of up to ten rows. Wants a bot token or HMAC.',
	},
	fields: [windowNotice, ...targetFields, ...listMessageFields, simplifyField, roomOptionsField],
	*plan(form) {
		const { header, content, button, sections, preview, warnings } = readListMessage(form);
		const lists = { button, sections };
		const target = yield* findTarget(form, 'openWindow');
		yield* sendToRoom(form, target, {
			path: INTERACTIVE,
			content: { type: 'list', interactive: { ...wireHeader(header), ...content, lists } },
			preview,
			warnings,
		});
	},
	sample: roomSample,
});

import { recipientField, simplifyField } from '../../shared/operation/fields';
import { listMessageFields, readListMessage } from '../../shared/message/listAndButtons';
import { defineOperation } from '../../shared/operation/operation';
import { sendSample } from '../../shared/message/sendMessage';
import { windowNotice } from '../../shared/message/windowNotice';
import { sendToCustomer, sendOptionsField } from './message';

/** A text with a list to choose from (source: "Ivosights messages"). */
export const sendList = defineOperation({
	resource: 'message',
	option: {
		name: 'Send List',
		value: 'sendList',
		action: 'Send list message',
		description: 'Send a text with a list of up to ten rows to choose from',
	},
	fields: [windowNotice, recipientField, ...listMessageFields, simplifyField, sendOptionsField],
	*plan(form) {
		const { header, content, button, sections, preview, warnings } = readListMessage(form);
		yield* sendToCustomer(form, {
			endpoint: 'send-list-message',
			content: { ...(header ? { header } : {}), ...content, action: { button, sections } },
			preview,
			warnings,
		});
	},
	sample: sendSample('ivosights'),
});

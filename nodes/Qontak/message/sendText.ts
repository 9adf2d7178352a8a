import { textField } from '../../shared/message/textAndMedia';
import { simplifyField } from '../../shared/operation/fields';
import { defineOperation } from '../../shared/operation/operation';
import { checkText } from '../../shared/whatsapp/limits';
import { windowNotice } from '../../shared/message/windowNotice';
import { plainOptionsField } from './fields';
import { plainPath, roomSample, sendToRoom } from './message';
import { findTarget, targetFields } from './target';

/** Free text, within 24 hours of the customer's last message (source: "Qontak room messages"). */
export const sendText = defineOperation({
	resource: 'message',
	option: {
		name: 'Send Text',
		value: 'sendText',
		action: 'Send text message',
		description: 'Send free text to a customer who wrote to you within the last 24 hours',
	},
	fields: [windowNotice, ...targetFields, textField, simplifyField, plainOptionsField],
	*plan(form) {
		checkText(form.text, 'textBody', 'Text');
		const target = yield* findTarget(form, 'openWindow');
		yield* sendToRoom(form, target, {
			path: plainPath(form.options.sendAs),
			content: { type: 'text', text: form.text },
			preview: { text: form.text },
		});
	},
	sample: roomSample,
});

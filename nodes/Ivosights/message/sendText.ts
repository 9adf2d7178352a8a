import { recipientField, simplifyField } from '../../shared/operation/fields';
import { checkText } from '../../shared/whatsapp/limits';
import { textField } from '../../shared/message/textAndMedia';
import { defineOperation } from '../../shared/operation/operation';
import { sendSample } from '../../shared/message/sendMessage';
import { windowNotice } from '../../shared/message/windowNotice';
import { sendToCustomer, sendOptionsField } from './message';

/** Free text, within 24 hours of the customer's last message (source: "Ivosights messages"). */
export const sendText = defineOperation({
	resource: 'message',
	option: {
		name: 'Send Text',
		value: 'sendText',
		action: 'Send text message',
		description: 'Send free text to a customer who wrote to you within the last 24 hours',
	},
	fields: [windowNotice, recipientField, textField, simplifyField, sendOptionsField],
	*plan(form) {
		checkText(form.text, 'textBody', 'Text');
		yield* sendToCustomer(form, {
			endpoint: 'send-text-message',
			content: { text: form.text },
			preview: { text: form.text },
		});
	},
	sample: sendSample('ivosights'),
});

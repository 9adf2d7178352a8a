import { simplifyField } from '../../shared/operation/fields';
import { checkText } from '../../shared/whatsapp/limits';
import { textField } from '../../shared/message/textAndMedia';
import { defineOperation } from '../../shared/operation/operation';
import { windowNotice } from '../../shared/message/windowNotice';
import { callbackUrlField, senderField, sendOptionsField, recipientField } from './fields';
import { MESSAGE_TYPE, sendToCustomer, sendSample } from './message';

/**
 * Free text, within 24 hours of the customer's last message (source: "DecisionTelecom messages").
 */
export const sendText = defineOperation({
	resource: 'message',
	option: {
		name: 'Send Text',
		value: 'sendText',
		action: 'Send text message',
		description: 'Send free text to a customer who wrote to you within the last 24 hours',
	},
	fields: [
		windowNotice,
		recipientField,
		senderField,
		{ ...textField, placeholder: 'e.g. Hello Olena, your order has been shipped.' },
		callbackUrlField,
		simplifyField,
		sendOptionsField,
	],
	*plan(form) {
		checkText(form.text, 'textBody', 'Text');
		yield* sendToCustomer(form, {
			type: MESSAGE_TYPE.text,
			content: { text: form.text },
			preview: { text: form.text },
		});
	},
	sample: sendSample,
});

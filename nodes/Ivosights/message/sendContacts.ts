import { contactLines, contactsFields, readContacts } from '../../shared/message/contacts';
import { recipientField, simplifyField } from '../../shared/operation/fields';
import { defineOperation } from '../../shared/operation/operation';
import { sendSample } from '../../shared/message/sendMessage';
import { windowNotice } from '../../shared/message/windowNotice';
import { sendToCustomer, sendOptionsField } from './message';

/** Contact cards (source: "Ivosights messages"). */
export const sendContacts = defineOperation({
	resource: 'message',
	option: {
		name: 'Send Contacts',
		value: 'sendContacts',
		action: 'Send contacts message',
		description: 'Send one or more contact cards',
	},
	fields: [windowNotice, recipientField, ...contactsFields, simplifyField, sendOptionsField],
	*plan(form) {
		const contacts = readContacts(form);
		yield* sendToCustomer(form, {
			endpoint: 'send-contact-message',
			content: { contacts },
			preview: { text: contactLines(contacts) },
		});
	},
	sample: sendSample('ivosights'),
});

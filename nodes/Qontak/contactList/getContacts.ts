import { dictionaryIn } from '../../shared/json';
import {
	limitField,
	readOptionsField,
	returnAllField,
	simplifyField,
} from '../../shared/operation/fields';
import { defineOperation, emit } from '../../shared/operation/operation';
import { readEntries, requireId } from '../reads';
import { contactListField } from './contactList';

/** The contacts of a list (source: "Qontak contact lists"). */
export const getContacts = defineOperation({
	resource: 'contactList',
	option: {
		name: 'Get Contacts',
		value: 'getContacts',
		action: 'Get contacts of contact list',
		description: 'Get the people on a contact list with all their columns',
	},
	fields: [contactListField, returnAllField, limitField, simplifyField, readOptionsField],
	*plan({ contactList, returnAll, limit, simplify }) {
		const id = requireId(contactList, 'Contact List');
		const path = ['contacts', 'contact_lists', 'contacts', id];
		const found = yield* readEntries(path, {}, returnAll ? Infinity : limit);
		for (const contact of found) {
			const { id: contactId, phone_number: recipient, full_name: name, extra } = contact;
			const simple = { id: contactId, recipient, name, columns: dictionaryIn(extra) };
			yield* emit(simplify ? simple : contact);
		}
	},
	sample: {
		id: 'a803020b-81f6-46bc-ad34-2dd7c871dd57',
		recipient: '628117661000',
		name: 'Burhanudin Hakim',
		columns: { song: 'Tanah Airku' },
	},
});

import { readOptionsField, simplifyField } from '../../shared/operation/fields';
import { defineOperation, emit } from '../../shared/operation/operation';
import { contactListField, listSample, readContactList, simplifiedList } from './contactList';

/** One contact list, also to see how its import is getting on (source: "Qontak contact lists"). */
export const get = defineOperation({
	resource: 'contactList',
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get contact list',
		description: 'Get a contact list with its columns and the state of its import',
	},
	fields: [contactListField, simplifyField, readOptionsField],
	*plan(form) {
		const found = yield* readContactList(form.contactList);
		yield* emit(form.simplify ? simplifiedList(found) : found);
	},
	sample: listSample,
});

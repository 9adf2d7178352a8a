import {
	limitField,
	readOptionsField,
	returnAllField,
	simplifyField,
} from '../../shared/operation/fields';
import { defineOperation, emit } from '../../shared/operation/operation';
import { readContactLists, listSample, simplifiedList } from './contactList';

/** Many contact lists, newest first (source: "Qontak contact lists"). */
export const getMany = defineOperation({
	resource: 'contactList',
	option: {
		name: 'Get Many',
		value: 'getMany',
		action: 'Get many contact lists',
		description: 'Get the contact lists of your account',
	},
	fields: [returnAllField, limitField, simplifyField, readOptionsField],
	*plan({ returnAll, limit, simplify }) {
		const found = yield* readContactLists(returnAll ? Infinity : limit);
		for (const list of found) yield* emit(simplify ? simplifiedList(list) : list);
	},
	sample: listSample,
});

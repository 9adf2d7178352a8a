import {
	limitField,
	readOptionsField,
	returnAllField,
	simplifyField,
} from '../../shared/operation/fields';
import { defineOperation, emit } from '../../shared/operation/operation';
import type { Field } from '../../shared/operation/field';
import { readEntries } from '../reads';

const filtersField = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	options: [
		{
			displayName: 'Name Contains',
			name: 'query',
			type: 'string',
			default: '',
		},
		{
			displayName: 'Role',
			name: 'role',
			type: 'options',
			options: [
				{ name: 'Agent', value: 'agent' },
				{ name: 'Supervisor', value: 'supervisor' },
			],
			default: 'agent',
		},
	],
} as const satisfies Field;

/** The people of the account (source: "Qontak users and divisions"). */
export const getMany = defineOperation({
	resource: 'user',
	option: {
		name: 'Get Many',
		value: 'getMany',
		action: 'Get many users',
		description: 'Get the agents, supervisors and admins of your account',
	},
	fields: [returnAllField, limitField, filtersField, simplifyField, readOptionsField],
	*plan({ returnAll, limit, filters, simplify }) {
		const { query, role } = filters;
		const wanted = { ...(query?.trim() ? { query: query.trim() } : {}), ...(role ? { role } : {}) };
		const found = yield* readEntries(['users'], wanted, returnAll ? Infinity : limit);
		for (const user of found) {
			const { id, full_name: fullName, name, email, role: own, is_online: online } = user;
			const simple = { id, name: fullName ?? name ?? null, email, role: own, online };
			yield* emit(simplify ? simple : user);
		}
	},
	sample: {
		id: 'f3a6f7a0-5a5e-4e0f-9d7b-3c1d6f1f0a03',
		name: 'Sari Melati',
		email: 'sari@toko.example',
		role: 'agent',
		online: true,
	},
});

import {
	limitField,
	readOptionsField,
	returnAllField,
	simplifyField,
} from '../../shared/operation/fields';
import { defineOperation, emit } from '../../shared/operation/operation';
import type { Field } from '../../shared/operation/field';
import { readBroadcasts, broadcastSample, simplifiedBroadcast } from './broadcast';

const filtersField = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	options: [
		{
			displayName: 'Created From',
			name: 'startDate',
			type: 'string',
			default: '',
			placeholder: 'e.g. 2026-11-01',
			description: 'First day, as year-month-day',
		},
		{
			displayName: 'Created Until',
			name: 'endDate',
			type: 'string',
			default: '',
			placeholder: 'e.g. 2026-11-30',
			description: 'Last day, as year-month-day',
		},
		{
			displayName: 'Name Contains',
			name: 'name',
			type: 'string',
			default: '',
		},
		{
			displayName: 'Template Category',
			name: 'category',
			type: 'string',
			default: '',
			placeholder: 'e.g. MARKETING',
		},
	],
} as const satisfies Field;

/** Only what is given: Qontak refuses empty values. */
const given = (query: Record<string, string | undefined>): Record<string, string> =>
	Object.fromEntries(
		Object.entries(query).flatMap(([name, value]) =>
			value?.trim() ? [[name, value.trim()] as const] : [],
		),
	);

/** Many broadcasts, newest first (source: "Qontak bulk broadcast"). */
export const getMany = defineOperation({
	resource: 'broadcast',
	option: {
		name: 'Get Many',
		value: 'getMany',
		action: 'Get many broadcasts',
		description: 'Get the broadcasts of your account, also those to a single person',
	},
	fields: [returnAllField, limitField, filtersField, simplifyField, readOptionsField],
	*plan({ returnAll, limit, filters, simplify }) {
		const query = given({
			query: filters.name,
			category: filters.category,
			start_date: filters.startDate,
			end_date: filters.endDate,
		});
		const found = yield* readBroadcasts(returnAll ? Infinity : limit, query);
		for (const one of found) yield* emit(simplify ? simplifiedBroadcast(one) : one);
	},
	sample: broadcastSample,
});

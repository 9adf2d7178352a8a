import {
	limitField,
	readOptionsField,
	returnAllField,
	simplifyField,
} from '../../shared/operation/fields';
import type { Field, FormOf } from '../../shared/operation/field';
import { defineOperation, emit, type Ask } from '../../shared/operation/operation';
import { readList } from '../reads';
import { roomSample, simplifiedRoom } from './room';

const filtersField = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	options: [
		{
			displayName: 'Answered',
			name: 'responseStatus',
			type: 'options',
			options: [
				{ name: 'Answered', value: 'responded' },
				{ name: 'Waiting for an Answer', value: 'unresponded' },
			],
			default: 'unresponded',
		},
		{
			displayName: 'Name or Number Contains',
			name: 'query',
			type: 'string',
			default: '',
			placeholder: 'e.g. 628117661000',
		},
		{
			displayName: 'Session',
			name: 'session',
			type: 'options',
			options: [
				{ name: 'Expired', value: 'expired', description: 'Only templates can be sent' },
				{ name: 'Expiring', value: 'expiring', description: 'Open, but not for long' },
				{ name: 'Open', value: 'open', description: 'The customer wrote within 24 hours' },
			],
			default: 'open',
		},
		{
			displayName: 'Status',
			name: 'status',
			type: 'options',
			options: [
				{ name: 'Assigned', value: 'assigned' },
				{ name: 'Campaign', value: 'campaign', description: 'A broadcast that nobody answered' },
				{ name: 'Resolved', value: 'resolved' },
				{ name: 'Unassigned', value: 'unassigned' },
			],
			default: 'unassigned',
		},
		{
			displayName: 'Tag',
			name: 'tag',
			type: 'string',
			default: '',
		},
	],
} as const satisfies Field;

/** The filters in the names of Qontak's own client. */
function queryOf(filters: FormOf<[typeof filtersField]>['filters']): NonNullable<Ask['query']> {
	const { query, session, status, tag, responseStatus } = filters;
	return {
		...(query?.trim() ? { query: query.trim() } : {}),
		...(session ? { sessions: session } : {}),
		...(status ? { status } : {}),
		...(tag?.trim() ? { 'tags[]': [tag.trim()] } : {}),
		...(responseStatus ? { 'response_status[]': [responseStatus] } : {}),
	};
}

/** Many rooms (source: "Qontak rooms"). */
export const getMany = defineOperation({
	resource: 'room',
	option: {
		name: 'Get Many',
		value: 'getMany',
		action: 'Get many rooms',
		description: 'Get conversations, for example those that wait for an answer',
	},
	fields: [returnAllField, limitField, filtersField, simplifyField, readOptionsField],
	*plan({ returnAll, limit, filters, simplify }) {
		const most = returnAll ? Infinity : limit;
		const { found, at } = yield* readList(['rooms'], queryOf(filters), most);
		for (const room of found) yield* emit(simplify ? simplifiedRoom(room, at) : room);
	},
	sample: roomSample,
});

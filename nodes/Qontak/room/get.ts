import { readOptionsField, simplifyField } from '../../shared/operation/fields';
import { defineOperation, emit } from '../../shared/operation/operation';
import { readOneAt } from '../reads';
import { roomIdField, roomSample, simplifiedRoom } from './room';

/** One room (source: "Qontak rooms"). */
export const get = defineOperation({
	resource: 'room',
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get room',
		description: 'Get a conversation: its customer, status, tags and whether it is open',
	},
	fields: [roomIdField, simplifyField, readOptionsField],
	*plan(form) {
		const wanted = { label: 'Room ID' };
		const { found, at } = yield* readOneAt((id) => ['rooms', id], form.roomId, wanted);
		yield* emit(form.simplify ? simplifiedRoom(found, at) : found);
	},
	sample: roomSample,
});

import { readOptionsField, simplifyField } from '../../shared/operation/fields';
import { defineOperation, emit } from '../../shared/operation/operation';
import { readOne } from '../reads';
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
		const room = yield* readOne((id) => ['rooms', id], form.roomId, { label: 'Room ID' });
		yield* emit(form.simplify ? simplifiedRoom(room) : room);
	},
	sample: roomSample,
});

import { readOptionsField, simplifyField } from '../../shared/operation/fields';
import { defineOperation, emit } from '../../shared/operation/operation';
import { readEntries, requireId } from '../reads';
import { roomIdField } from './room';

/** Who is in a room: the customer and the agents (source: "Qontak rooms"). */
export const getParticipants = defineOperation({
	resource: 'room',
	option: {
		name: 'Get Participants',
		value: 'getParticipants',
		action: 'Get participants of room',
		description: 'Get the customer and the agents of a conversation',
	},
	fields: [roomIdField, simplifyField, readOptionsField],
	*plan({ roomId, simplify }) {
		const id = requireId(roomId, 'Room ID');
		const found = yield* readEntries(['rooms', id, 'participants'], {}, Infinity);
		for (const one of found) {
			const { id: contactId, name, contact_able_type: type, participant_type: kind } = one;
			const isCustomer = kind === 'customer' || type === 'Models::Contact';
			const simple = { id: contactId, name, kind: isCustomer ? 'customer' : (kind ?? 'agent') };
			yield* emit(simplify ? simple : one);
		}
	},
	sample: {
		id: 'a803020b-81f6-46bc-ad34-2dd7c871dd57',
		name: 'Burhanudin',
		kind: 'customer',
	},
});

import type { IDataObject } from 'n8n-workflow';
import { dictionaryIn, textIn } from '../../shared/json';
import { readOptionsField, simplifyField } from '../../shared/operation/fields';
import { defineOperation, emit } from '../../shared/operation/operation';
import { readEntries, requireId } from '../reads';
import { roomIdField } from './room';

const KINDS = [
	['customer', /customer|contact/i],
	['bot', /bot|system/i],
	['agent', /agent|user|supervisor|admin/i],
] as const;

/** `Models::Contact`, `Models::AgentParticipant`, `customer` … in the words of messages. */
function kindOf({ participant_type, type, contact_able_type }: IDataObject): string | null {
	const words = [participant_type, type, contact_able_type].map((word) => textIn(word) ?? '');
	for (const word of words) {
		const known = KINDS.find(([, pattern]) => pattern.test(word));
		if (known) return known[0];
	}
	return null;
}

/**
 * A participant. Who it is stands in `contact_able_id`; `id` is the participation, unless it has no
 * such field (source: "Qontak rooms").
 */
function simplifiedParticipant(one: IDataObject): IDataObject {
	const person = textIn(one.contact_able_id) ?? textIn(one.contact_id);
	return {
		id: person ?? one.id ?? null,
		name: dictionaryIn(one.profile).name ?? one.name ?? null,
		kind: kindOf(one),
		...(person === undefined ? {} : { participantId: one.id ?? null }),
		...(one.active_status === undefined ? {} : { status: one.active_status }),
		...(one.created_at === undefined ? {} : { joinedAt: one.created_at }),
	};
}

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
		for (const one of found) yield* emit(simplify ? simplifiedParticipant(one) : one);
	},
	sample: {
		id: 'a803020b-81f6-46bc-ad34-2dd7c871dd57',
		name: 'Burhanudin',
		kind: 'customer',
		participantId: '1f6c2a5e-0d0c-4b52-9f0c-5f6d3a7e8b90',
		status: 'active',
		joinedAt: '2026-11-20T08:15:30.000Z',
	},
});

import { defineOperation } from '../../shared/operation/operation';
import { changeFields, changeRoom, joinedSample } from './room';

/** Gives a room to the agent whose turn it is; Qontak chooses (source: "Qontak rooms"). */
export const assignRoundRobin = defineOperation({
	resource: 'room',
	option: {
		name: 'Assign by Round Robin',
		value: 'assignRoundRobin',
		action: 'Assign room by round robin',
		description:
			'Give a conversation that has no agent yet to the one whose turn it is. Wants a bot token or HMAC.',
	},
	fields: [...changeFields.before, ...changeFields.behind],
	*plan(form) {
		yield* changeRoom(form, { method: 'POST', path: ['assign_round_robin'] });
	},
	sample: { id: joinedSample.id, agentId: joinedSample.agentId },
});

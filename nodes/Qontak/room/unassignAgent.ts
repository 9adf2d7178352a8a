import { defineOperation } from '../../shared/operation/operation';
import { requireId } from '../reads';
import { agentField } from '../user/user';
import { changeFields, changeRoom, doneSample } from './room';

/** Takes a room away from an agent (source: "Qontak rooms"). */
export const unassignAgent = defineOperation({
	resource: 'room',
	option: {
		name: 'Unassign Agent',
		value: 'unassignAgent',
		action: 'Unassign agent from room',
		description: 'Take a conversation away from an agent',
	},
	fields: [...changeFields.before, agentField, ...changeFields.behind],
	*plan(form) {
		yield* changeRoom(form, { method: 'DELETE', path: ['agents', requireId(form.agent, 'Agent')] });
	},
	sample: doneSample,
});

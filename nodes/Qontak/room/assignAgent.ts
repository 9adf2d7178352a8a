import { defineOperation } from '../../shared/operation/operation';
import { requireId } from '../reads';
import { agentField } from '../user/user';
import { changeFields, changeRoom, joinedSample } from './room';

/** Gives a room to an agent (source: "Qontak rooms"). */
export const assignAgent = defineOperation({
	resource: 'room',
	option: {
		name: 'Assign Agent',
		value: 'assignAgent',
		action: 'Assign agent to room',
		description: 'Give a conversation to an agent',
	},
	fields: [...changeFields.before, agentField, ...changeFields.behind],
	*plan(form) {
		yield* changeRoom(form, { method: 'POST', path: ['agents', requireId(form.agent, 'Agent')] });
	},
	sample: joinedSample,
});

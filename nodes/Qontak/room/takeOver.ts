import { defineOperation } from '../../shared/operation/operation';
import { changeFields, changeRoom, joinedSample } from './room';

/** Takes a room over as the token's user (source: "Qontak rooms"). */
export const takeOver = defineOperation({
	resource: 'room',
	option: {
		name: 'Take Over',
		value: 'takeOver',
		action: 'Take over room',
		description: 'Take a conversation over as the user of the credential',
	},
	fields: [...changeFields.before, ...changeFields.behind],
	*plan(form) {
		yield* changeRoom(form, { method: 'POST', path: ['takeover'] });
	},
	sample: joinedSample,
});

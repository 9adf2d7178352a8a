import { defineOperation } from '../../shared/operation/operation';
import { changeFields, changeRoom, doneSample } from './room';

/** Closes a room (source: "Qontak rooms"). */
export const resolve = defineOperation({
	resource: 'room',
	option: {
		name: 'Resolve',
		value: 'resolve',
		action: 'Resolve room',
		description: 'Close a conversation',
	},
	fields: [...changeFields.before, ...changeFields.behind],
	*plan(form) {
		yield* changeRoom(form, { method: 'PUT', path: ['resolve'] });
	},
	sample: doneSample,
});

import { defineOperation } from '../../shared/operation/operation';
import { changeFields, changeRoom, roomSample, tagBody, tagField } from './room';

/** Puts a tag on a room (source: "Qontak room tags"). */
export const addTag = defineOperation({
	resource: 'room',
	option: {
		name: 'Add Tag',
		value: 'addTag',
		action: 'Add tag to room',
		description: 'Put a tag on a conversation',
	},
	fields: [...changeFields.before, tagField, ...changeFields.behind],
	*plan(form) {
		yield* changeRoom(form, { method: 'POST', path: ['tags'], body: tagBody(form.tag) });
	},
	sample: roomSample,
});

import { defineOperation } from '../../shared/operation/operation';
import { changeFields, changeRoom, roomSample, tagBody, tagField } from './room';

/** Takes a tag off a room (source: "Qontak room tags": presumably with the same body). */
export const removeTag = defineOperation({
	resource: 'room',
	option: {
		name: 'Remove Tag',
		value: 'removeTag',
		action: 'Remove tag from room',
		description:
			"Take a tag off a conversation. Qontak's documents show the call without its body: try it once.",
	},
	fields: [...changeFields.before, tagField, ...changeFields.behind],
	*plan(form) {
		yield* changeRoom(form, { method: 'DELETE', path: ['tags'], body: tagBody(form.tag) });
	},
	sample: roomSample,
});

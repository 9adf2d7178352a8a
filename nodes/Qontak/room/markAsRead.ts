import { defineOperation } from '../../shared/operation/operation';
import { changeFields, changeRoom, doneSample } from './room';

/** Marks all messages of a room as read (source: "Qontak rooms"). */
export const markAsRead = defineOperation({
	resource: 'room',
	option: {
		name: 'Mark as Read',
		value: 'markAsRead',
		action: 'Mark room as read',
		description: 'Mark all messages of a conversation as read',
	},
	fields: [...changeFields.before, ...changeFields.behind],
	*plan(form) {
		yield* changeRoom(form, { method: 'PUT', path: ['mark_all_as_read'] });
	},
	sample: doneSample,
});

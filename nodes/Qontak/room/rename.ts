import type { Field } from '../../shared/operation/field';
import { defineOperation } from '../../shared/operation/operation';
import { requireText } from '../../shared/whatsapp/limits';
import { changeFields, changeRoom, doneSample } from './room';

const nameField = {
	displayName: 'Name',
	name: 'roomName',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. Budi Santoso',
	description: "How the conversation is called in Qontak's inbox. The customer does not see it.",
} as const satisfies Field;

/** Gives a room another name (source: "Qontak rooms"). */
export const rename = defineOperation({
	resource: 'room',
	option: {
		name: 'Rename',
		value: 'rename',
		action: 'Rename room',
		description: "Give a conversation another name in Qontak's inbox",
	},
	fields: [...changeFields.before, nameField, ...changeFields.behind],
	*plan(form) {
		requireText(form.roomName, 'Name');
		const name = form.roomName.trim();
		yield* changeRoom(form, {
			method: 'PUT',
			path: [],
			body: { name },
			tells: (data) => (data === true ? { name } : {}),
		});
	},
	sample: { ...doneSample, name: 'Budi Santoso' },
});

import { dictionaryIn } from '../../shared/json';
import type { Field } from '../../shared/operation/field';
import { defineOperation } from '../../shared/operation/operation';
import { changeFields, changeRoom, roomSample } from './room';

const autoResolveField = {
	displayName: 'Resolve Automatically',
	name: 'autoResolve',
	type: 'boolean',
	default: true,
	description:
		'Whether Qontak may close the conversation by itself after a while, as set up in its settings',
} as const satisfies Field;

/** Whether a room is among those that Qontak closes by itself (source: "Qontak rooms"). */
export const setAutoResolve = defineOperation({
	resource: 'room',
	option: {
		name: 'Set Auto Resolve',
		value: 'setAutoResolve',
		action: 'Set auto resolve of room',
		description: 'Say whether Qontak may close a conversation by itself',
	},
	fields: [...changeFields.before, autoResolveField, ...changeFields.behind],
	*plan(form) {
		yield* changeRoom(form, {
			method: 'PUT',
			path: ['auto_resolve'],
			// A text, as Qontak's document has it.
			body: { is_dont_auto_resolve: form.autoResolve ? 'false' : 'true' },
			tells(data) {
				const { is_dont_auto_resolve: kept } = dictionaryIn(data);
				return typeof kept === 'boolean' ? { autoResolve: !kept } : {};
			},
		});
	},
	// The printed answer has no more of the room (source: "Qontak rooms").
	sample: {
		...roomSample,
		...{ session: null, sessionAt: null, channel: null, agentIds: [], unread: null },
		autoResolve: true,
	},
});

import { readOptionsField } from '../../shared/operation/fields';
import { ask, defineOperation, emit } from '../../shared/operation/operation';
import { requireId } from '../reads';
import { roomIdField } from '../room/room';

const contactIdField = {
	displayName: 'Contact ID',
	name: 'contactId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. a803020b-81f6-46bc-ad34-2dd7c871dd57',
	description:
		'The customer: contactId as Block gives it, or the ID of the participant whose kind is customer, as Get Participants of the room gives it',
} as const;

/**
 * Unblocks a contact: a DELETE with a body, as in Qontak's own client (source: "Qontak blocking").
 */
export const unblock = defineOperation({
	resource: 'contact',
	option: {
		name: 'Unblock',
		value: 'unblock',
		action: 'Unblock contact',
		description:
			"Unblock a customer. Qontak's documents do not tell which ID the call takes: try it once.",
	},
	fields: [roomIdField, contactIdField, readOptionsField],
	*plan(form) {
		const roomId = requireId(form.roomId, 'Room ID');
		const contactId = requireId(form.contactId, 'Contact ID');
		yield* ask({
			effect: 'write',
			method: 'DELETE',
			path: ['contact_block', contactId],
			body: { room_id: roomId },
		});
		yield* emit({ roomId, contactId, blocked: false });
	},
	sample: {
		roomId: 'e658411a-c2c9-4d6b-a5a6-4b0a3c1f2d3e',
		contactId: 'a803020b-81f6-46bc-ad34-2dd7c871dd57',
		blocked: false,
	},
});

import { readOptionsField } from '../../shared/operation/fields';
import { ask, defineOperation, emit } from '../../shared/operation/operation';
import { requireText } from '../../shared/whatsapp/limits';
import { dataOf, requireId } from '../reads';
import { roomIdField } from '../room/room';

const reasonField = {
	displayName: 'Reason',
	name: 'reason',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. Spam',
	description: 'Why the contact is blocked, for your colleagues',
} as const;

/** Blocks the contact of a room (source: "Qontak blocking"). */
export const block = defineOperation({
	resource: 'contact',
	option: {
		name: 'Block',
		value: 'block',
		action: 'Block contact',
		description: 'Block the customer of a conversation, so that they cannot write to you any more',
	},
	fields: [roomIdField, reasonField, readOptionsField],
	*plan(form) {
		const roomId = requireId(form.roomId, 'Room ID');
		requireText(form.reason, 'Reason');
		const answer = yield* ask({
			effect: 'write',
			method: 'POST',
			path: ['contact_block'],
			body: { room_id: roomId, reason: form.reason.trim() },
		});
		const { contact_id: contactId, id: blockId } = dataOf(answer.body);
		const ids = { ...(contactId ? { contactId } : {}), ...(blockId ? { blockId } : {}) };
		yield* emit({ roomId, ...ids, blocked: true });
	},
	sample: {
		roomId: 'e658411a-c2c9-4d6b-a5a6-4b0a3c1f2d3e',
		contactId: 'a803020b-81f6-46bc-ad34-2dd7c871dd57',
		blockId: '6d3f2b1a-94c8-4f0d-8a57-1e2d3c4b5a69',
		blocked: true,
	},
});

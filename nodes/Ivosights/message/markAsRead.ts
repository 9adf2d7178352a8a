import { readOptionsField } from '../../shared/operation/fields';
import { requireText } from '../../shared/whatsapp/limits';
import { ask, defineOperation, emit } from '../../shared/operation/operation';
import type { Field } from '../../shared/operation/field';

const messageIdField = {
	displayName: 'Message ID',
	name: 'messageId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. ABGGFlA5FpafAgo6tHcNmNjXmuSf',
	description: 'The ID of a message that a customer sent, as the Ivosights Trigger gives it',
} as const satisfies Field;

/** The blue ticks that the customer sees (source: "Ivosights messages"). */
export const markAsRead = defineOperation({
	resource: 'message',
	option: {
		name: 'Mark as Read',
		value: 'markAsRead',
		action: 'Mark message as read',
		description: 'Show the customer that a message was read',
	},
	fields: [messageIdField, readOptionsField],
	*plan(form) {
		requireText(form.messageId, 'Message ID');
		const messageId = form.messageId.trim();
		// The answer is `null`.
		yield* ask({
			effect: 'write',
			method: 'PUT',
			path: ['messages', messageId, 'read'],
			missing: {
				reason: 'notFound',
				message: `'Message ID' is ${messageId}, which Ivosights does not know`,
				description: 'Use the ID of a message that came in, not of one that you sent.',
			},
		});
		yield* emit({ gateway: 'ivosights', messageId, status: 'read' });
	},
	sample: { gateway: 'ivosights', messageId: 'ABGGFlA5FpafAgo6tHcNmNjXmuSf', status: 'read' },
});

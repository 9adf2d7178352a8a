import { emitted } from '../../shared/event/event';
import {
	includeRawField,
	optionsField,
	retryField,
	timeoutField,
} from '../../shared/operation/fields';
import { requireText } from '../../shared/whatsapp/limits';
import { ask, defineOperation, emit } from '../../shared/operation/operation';
import type { Field } from '../../shared/operation/field';
import { pendingEvents } from './pending';

const webhookField = {
	displayName: 'Webhook Name or ID',
	name: 'webhookId',
	type: 'options',
	typeOptions: { loadOptionsMethod: 'getWebhooks' },
	required: true,
	default: '',
	description:
		'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
} as const satisfies Field;

const simplifyEventsField = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description:
		'Whether to return events as the Ivosights Trigger gives them instead of the raw data',
} as const satisfies Field;

/**
 * Fetches what could not be delivered (source: "Ivosights pending notifications"). Pulling takes
 * the notifications away from the gateway, so it is a write: n8n's Retry On Fail gets the first
 * answer.
 */
export const pullPending = defineOperation({
	resource: 'webhook',
	option: {
		name: 'Pull Pending',
		value: 'pullPending',
		action: 'Pull pending notifications',
		description:
			'Fetch the messages and receipts that Ivosights could not deliver in three tries, one item for each',
	},
	fields: [
		webhookField,
		simplifyEventsField,
		optionsField([includeRawField, retryField, timeoutField]),
	],
	*plan({ webhookId, simplify, options }) {
		requireText(webhookId, 'Webhook Name or ID');
		const id = webhookId.trim();
		const { body, at } = yield* ask({
			effect: 'write',
			method: 'GET',
			path: ['webhooks', id, 'pull-pending-notifications'],
			missing: {
				reason: 'notFound',
				message: `'Webhook Name or ID' is ${id}, which Ivosights does not know`,
				description: 'Choose the webhook from the list.',
			},
		});
		for (const event of pendingEvents(body, at)) {
			// What was pulled is gone at Ivosights: what cannot be read is handed on as it is.
			const withRaw = options.includeRaw === true || event.event === 'other';
			yield* emit(simplify ? emitted(event, withRaw) : event.raw);
		}
	},
	sample: {
		event: 'message',
		gateway: 'ivosights',
		id: 'ABGGFlA5FpafAgo6tHcNmNjXmuSf',
		messageId: 'ABGGFlA5FpafAgo6tHcNmNjXmuSf',
		from: '16315551234',
		name: 'Kerry Fisher',
		direction: 'in',
		timestamp: '2018-02-15T11:27:15.000Z',
		receivedAt: '2026-11-20T08:15:30.000Z',
		message: { type: 'text', text: 'Hello this is an answer' },
	},
});

import { limitField, readOptionsField, returnAllField } from '../../shared/operation/fields';
import { defineOperation, emit } from '../../shared/operation/operation';
import { readEntries } from '../reads';
import { maskedWebhook } from './webhook';

/** The webhooks of the account (source: "Ivosights webhooks"), without their secrets. */
export const getManyWebhooks = defineOperation({
	resource: 'webhook',
	option: {
		name: 'Get Many',
		value: 'getMany',
		action: 'Get many webhooks',
		description: 'Get a list of the webhooks of your account. Passwords are masked.',
	},
	fields: [returnAllField, limitField, readOptionsField],
	*plan({ returnAll, limit }) {
		const webhooks = yield* readEntries(['webhooks']);
		for (const webhook of webhooks.slice(0, returnAll ? undefined : limit)) {
			yield* emit(maskedWebhook(webhook));
		}
	},
	sample: {
		id: '6098c0f34dae5677e2636a5c',
		name: 'App Webhook',
		url: 'https://n8n.example.com/webhook/ea2f63e6-7583-4b82-9fa6-1bba131e6d93',
		events: [],
		headers: [],
		status: 'on',
		http_auth: { status: 'on', username: 'user', password: '***' },
	},
});

import { readOptionsField, simplifyField } from '../../shared/operation/fields';
import { ask, defineOperation, emit } from '../../shared/operation/operation';
import { dataOf } from '../reads';
import { lackOf, registeredIn, settingsField, SLOTS, withoutTokens } from './webhook';

/**
 * The registered URL and events (source: "Qontak webhook settings": the documents name the call
 * without a sample).
 */
export const get = defineOperation({
	resource: 'webhook',
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get webhook settings',
		description: 'Get the URL that Qontak posts events to, and which events',
	},
	fields: [settingsField, simplifyField, readOptionsField],
	*plan({ settings, simplify }) {
		const path = [SLOTS[settings].path];
		const answer = yield* ask({ effect: 'read', method: 'GET', path, missing: lackOf(settings) });
		const found = withoutTokens(dataOf(answer.body));
		yield* emit(simplify ? { settings, ...registeredIn(found, settings) } : found);
	},
	sample: {
		settings: 'messages',
		url: 'https://n8n.example.com/webhook/3f6c1c3e',
		events: ['receive_message_from_customer'],
	},
});

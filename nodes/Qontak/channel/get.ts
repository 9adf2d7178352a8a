import { readOptionsField, simplifyField } from '../../shared/operation/fields';
import { defineOperation, emit } from '../../shared/operation/operation';
import { channelField, channelSample, readChannel, simplifiedChannel } from './channel';

/** One channel (source: "Qontak channels"). */
export const get = defineOperation({
	resource: 'channel',
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get channel',
		description: 'Get one WhatsApp number or other channel',
	},
	fields: [channelField, simplifyField, readOptionsField],
	*plan(form) {
		const found = yield* readChannel(form.channel);
		yield* emit(form.simplify ? simplifiedChannel(found) : found);
	},
	sample: channelSample,
});

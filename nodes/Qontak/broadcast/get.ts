import { readOptionsField, simplifyField } from '../../shared/operation/fields';
import { defineOperation, emit } from '../../shared/operation/operation';
import { broadcastSample, readBroadcast, simplifiedBroadcast } from './broadcast';
import { broadcastField } from './fields';

/** One broadcast with its counts (source: "Qontak bulk broadcast"). */
export const get = defineOperation({
	resource: 'broadcast',
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get broadcast',
		description: 'Get a broadcast and how many of its messages were delivered, read or failed',
	},
	fields: [broadcastField, simplifyField, readOptionsField],
	*plan(form) {
		const found = yield* readBroadcast(form.broadcast);
		yield* emit(form.simplify ? simplifiedBroadcast(found) : found);
	},
	sample: broadcastSample,
});

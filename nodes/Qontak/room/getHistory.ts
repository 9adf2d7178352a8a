import {
	limitField,
	readOptionsField,
	returnAllField,
	simplifyField,
} from '../../shared/operation/fields';
import { defineOperation, emit } from '../../shared/operation/operation';
import { readEntries, requireId } from '../reads';
import { roomIdField, simplifiedMessage } from './room';

/** What was written in a room, newest first (source: "Qontak rooms"). */
export const getHistory = defineOperation({
	resource: 'room',
	option: {
		name: 'Get History',
		value: 'getHistory',
		action: 'Get history of room',
		description: 'Get the messages of a conversation',
	},
	fields: [roomIdField, returnAllField, limitField, simplifyField, readOptionsField],
	*plan({ roomId, returnAll, limit, simplify }) {
		const id = requireId(roomId, 'Room ID');
		const found = yield* readEntries(['rooms', id, 'histories'], {}, returnAll ? Infinity : limit);
		for (const message of found) yield* emit(simplify ? simplifiedMessage(message) : message);
	},
	sample: {
		messageId: 'ABEGYoEXZhAAAgo-sBVuYUqIAzBy',
		gatewayMessageId: '4198c4b2-6f2e-4f0e-9a3c-2f8f6d1f7a10',
		direction: 'in',
		participant: 'customer',
		type: 'text',
		text: 'helo',
		status: 'created',
		createdAt: '2021-03-03T22:53:29.000Z',
	},
});

import type { IDataObject } from 'n8n-workflow';
import { isDictionary, textIn } from '../../shared/json';
import { readOptionsField, simplifyField } from '../../shared/operation/fields';
import { ask, defineOperation, emit } from '../../shared/operation/operation';

/**
 * Closes all rooms whose 24 hours are over: Qontak answers that it has begun
 * (source: "Qontak rooms"). Once for all items: it is about the whole account.
 */
export const resolveExpired = defineOperation({
	resource: 'room',
	option: {
		name: 'Resolve Expired',
		value: 'resolveExpired',
		action: 'Resolve expired rooms',
		description:
			'Close all conversations of the account, of every channel, whose session has expired. Once for all input items.',
	},
	fields: [simplifyField, readOptionsField],
	gather: () => ({ key: 'all', row: undefined }),
	*plan({ simplify }) {
		const { body } = yield* ask({
			effect: 'write',
			method: 'PUT',
			path: ['rooms', 'resolve_expired'],
		});
		const { status, data } = isDictionary(body) ? body : {};
		const words = textIn(data);
		const simple = {
			started: status === 'success',
			...(words === undefined ? {} : { message: words }),
		};
		yield* emit(simplify ? simple : ((body ?? {}) as IDataObject));
	},
	sample: { started: true, message: 'Resolve expired room is on progress, please wait' },
});

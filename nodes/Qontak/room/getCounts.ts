import type { IDataObject } from 'n8n-workflow';
import { dictionaryIn, textIn } from '../../shared/json';
import { readOptionsField, simplifyField } from '../../shared/operation/fields';
import { ask, defineOperation, emit, type Ask, type Plan } from '../../shared/operation/operation';
import { dataOf } from '../reads';

/** A count, which may come as a text; `null` when it is none. */
function countIn(value: unknown): number | null {
	const text = textIn(value)?.trim() ?? '';
	return /^\d{1,15}$/.test(text) ? Number(text) : null;
}

function* read(path: readonly string[], query?: Ask['query']): Plan<unknown> {
	const { body } = yield* ask({
		effect: 'read',
		method: 'GET',
		path,
		...(query ? { query } : {}),
		// The whole account's: the same for all items.
		once: 'run',
	});
	return body;
}

/** How many rooms there are of a kind; `target` is Qontak's word for it. */
const ofTarget = (target: string): Plan<unknown> => read(['rooms', 'specific', 'info'], { target });

const totalIn = (body: unknown) => countIn(dictionaryIn(dataOf(body).info).total);

/** The rooms of each channel whose 24 hours are over. */
function expiredIn(body: unknown): IDataObject {
	const data = dataOf(body);
	const counts = Object.entries(dictionaryIn(data.data ?? data));
	return Object.fromEntries(counts.map(([channel, count]) => [channel, countIn(count)]));
}

/** What waits for somebody in the whole account (source: "Qontak rooms"). */
export const getCounts = defineOperation({
	resource: 'room',
	option: {
		name: 'Get Counts',
		value: 'getCounts',
		action: 'Get counts of rooms',
		description: 'Get how many conversations have no agent, are unread, or have expired',
	},
	fields: [simplifyField, readOptionsField],
	*plan({ simplify }) {
		const unassigned = yield* ofTarget('unassigned');
		const unread = yield* ofTarget('unread_count');
		const expired = yield* read(['rooms', 'list', 'expired']);
		yield* emit(
			simplify
				? {
						unassigned: totalIn(unassigned),
						unread: totalIn(unread),
						expired: expiredIn(expired),
					}
				: ({ unassigned, unread, expired } as IDataObject),
		);
	},
	sample: { unassigned: 12, unread: 40, expired: { wa_cloud: 54 } },
});

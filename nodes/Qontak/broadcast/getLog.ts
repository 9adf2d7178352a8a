import type { IDataObject } from 'n8n-workflow';
import { dictionaryIn } from '../../shared/json';
import type { Field } from '../../shared/operation/field';
import {
	limitField,
	readOptionsField,
	returnAllField,
	simplifyField,
} from '../../shared/operation/fields';
import { defineOperation, emit, type Plan } from '../../shared/operation/operation';
import { poll } from '../../shared/operation/poll';
import { readContactList } from '../contactList/contactList';
import { isSettled, readBroadcast, readBroadcastLog, simplifiedEntry } from './broadcast';
import { broadcastField } from './fields';

const PAUSES = { firstPauseMs: 1_000, longestPauseMs: 15_000 };

const waitFields = [
	{
		displayName: 'Wait Until Settled',
		name: 'waitUntilSettled',
		type: 'boolean',
		default: false,
		description:
			'Whether to wait until every message was handed to WhatsApp or failed. The log fills only some seconds after sending.',
	},
	{
		displayName: 'Longest Wait (Minutes)',
		name: 'longestWait',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 60 },
		default: 5,
		displayOptions: { show: { waitUntilSettled: [true] } },
		description: 'What is in the log by then is given out, settled or not',
	},
] as const satisfies readonly Field[];

const numberOf = (value: unknown) => Number(value) || 0;

/** How many entries the log will have: one, or one for each contact that the list took. */
function* readExpectedEntries(found: IDataObject): Plan<number> {
	const { contact_list_id: listId } = found;
	if (typeof listId !== 'string' || listId === '') return 1;
	const list = yield* readContactList(listId, 'run');
	return numberOf(list.contacts_count_success) || 1;
}

const countsSettled = ({ message_status_count: counts }: IDataObject, expected: number) => {
	const { pending, ...settled } = dictionaryIn(counts);
	const sum = Object.values(settled).reduce<number>((total, n) => total + numberOf(n), 0);
	return numberOf(pending) === 0 && sum >= expected;
};

/**
 * Waits until the broadcast's counts and then its log say that nothing is under way any more, and
 * gives the log as it is then. The counts are asked first: they cost one request, the log one for
 * each hundred recipients.
 *
 * @param longestMs longest wait; the log is given as it is by then
 */
function* waitForSettledLog(id: string, longestMs: number): Plan<IDataObject[]> {
	let expected = 1;
	let isFirst = true;
	function* look(): Plan<IDataObject[] | undefined> {
		const found = yield* readBroadcast(id);
		if (isFirst) expected = yield* readExpectedEntries(found);
		isFirst = false;
		return countsSettled(found, expected) ? yield* readBroadcastLog(id, Infinity) : undefined;
	}
	const isComplete = (entries: IDataObject[] | undefined) =>
		entries !== undefined && entries.length >= expected && entries.every(isSettled);
	const entries = yield* poll(look, isComplete, { ...PAUSES, longestMs });
	return entries ?? (yield* readBroadcastLog(id, Infinity));
}

/** What became of each recipient of a broadcast (source: "Qontak broadcast log"). */
export const getLog = defineOperation({
	resource: 'broadcast',
	option: {
		name: 'Get Log',
		value: 'getLog',
		action: 'Get broadcast log',
		description: 'Get what became of each message of a broadcast. Wants an admin or supervisor.',
	},
	fields: [
		broadcastField,
		...waitFields,
		returnAllField,
		limitField,
		simplifyField,
		readOptionsField,
	],
	*plan(form) {
		const most = form.returnAll ? Infinity : form.limit;
		const entries = form.waitUntilSettled
			? yield* waitForSettledLog(form.broadcast, form.longestWait * 60_000)
			: yield* readBroadcastLog(form.broadcast, most);
		for (const entry of entries.slice(0, most)) {
			yield* emit(form.simplify ? simplifiedEntry(entry) : entry);
		}
	},
	sample: {
		gateway: 'qontak',
		broadcastId: '34879159-8298-486b-8420-f968285d8a42',
		messageId: 'wamid.HBgMNjI4MTE3NjYxMDAwFQIAERgSQUQxRjkyOTU1RTkxMTc5OTI2AA==',
		recipient: '6281234567890',
		name: 'Test User',
		status: 'read',
		createdAt: '2025-03-24T15:15:31.686Z',
	},
});

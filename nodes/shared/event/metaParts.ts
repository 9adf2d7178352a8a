import type { IDataObject } from 'n8n-workflow';
import { dictionariesIn, isDictionary, textIn } from '../json';

/** `{ contacts, messages, statuses, … }`, and how it was wrapped when it was posted. */
export interface MetaPart {
	value: IDataObject;
	/** Puts a reduced value back into the envelope it came in. */
	wrap(value: IDataObject): IDataObject;
	/** Meta's name for what a change is about; absent without an envelope. */
	field?: string;
}

type Wrap = MetaPart['wrap'];

/** No gateway's post has more names beside its events. */
const MOST_NAMES = 100;

/**
 * What stands beside several events, to be repeated with each of them: 100 names at most, or a post of many
 * names and many events would keep n8n busy with the square of its length.
 */
export function frameOf(around: IDataObject): IDataObject {
	const names = Object.entries(around);
	return names.length > MOST_NAMES ? Object.fromEntries(names.slice(0, MOST_NAMES)) : around;
}

/** One of `changes`. What has no value in it stays whole. */
function partOfChange(change: IDataObject, wrap: Wrap): MetaPart {
	const { value } = change;
	const field = textIn(change.field);
	if (!isDictionary(value)) return { value: change, wrap, field };
	const frame = frameOf(change);
	return { value, wrap: (one) => wrap({ ...frame, value: one }), field };
}

/** One of `entry`. What has no changes in it stays whole. */
function partsOfEntry(entry: IDataObject, wrap: Wrap): MetaPart[] {
	const changes = dictionariesIn(entry.changes);
	if (changes.length === 0) return [{ value: entry, wrap }];
	const frame = frameOf(entry);
	return changes.map((change) => partOfChange(change, (one) => wrap({ ...frame, changes: [one] })));
}

/**
 * The parts of a posted body: of Meta's own envelope,
 * `{ object, entry: [{ changes: [{ field, value }] }] }`, of one of its entries or changes alone, or
 * the body itself (source: "WhatsApp webhooks").
 */
export function partsOf(body: IDataObject): MetaPart[] {
	const entries = dictionariesIn(body.entry);
	if (entries.length > 0) {
		const frame = frameOf(body);
		return entries.flatMap((entry) => partsOfEntry(entry, (one) => ({ ...frame, entry: [one] })));
	}
	const isChange = textIn(body.field) !== undefined && isDictionary(body.value);
	const whole: Wrap = (one) => one;
	return isChange ? [partOfChange(body, whole)] : partsOfEntry(body, whole);
}

import { WAIT_INDEFINITELY, type IDataObject } from 'n8n-workflow';
import { readWaitLimit } from '../../../../nodes/shared/wait/waitLimit';
import { failureOf } from '../../support/failureOf.mts';

/** Until when a run waits. */

const FROM = Date.parse('2026-11-20T08:00:00.000Z');

const reading = (values?: IDataObject) =>
	readWaitLimit({
		getNodeParameter: () => (values ? { limitWaitTime: { values } } : {}),
		getTimezone: () => 'Asia/Jakarta',
	} as never);
const until = (values?: IDataObject) => reading(values)(FROM).toISOString();

test('without a limit as long as n8n can', () => {
	expect(until()).toBe(WAIT_INDEFINITELY.toISOString());
	const empty = { getNodeParameter: () => ({ limitWaitTime: {} }), getTimezone: () => 'UTC' };
	expect(readWaitLimit(empty as never)(FROM)).toEqual(WAIT_INDEFINITELY);
});

test.each([
	['minutes', 0.5, '2026-11-20T08:00:30.000Z'],
	['hours', 2, '2026-11-20T10:00:00.000Z'],
	['days', '3', '2026-11-23T08:00:00.000Z'],
	['days', 10 ** 9, WAIT_INDEFINITELY.toISOString()],
])('so many %s: %p', (resumeUnit, resumeAmount, then) => {
	expect(until({ limitType: 'afterTimeInterval', resumeAmount, resumeUnit })).toBe(then);
});

test('an amount that was left alone is an hour', () => {
	expect(until({})).toBe('2026-11-20T09:00:00.000Z');
});

test('until a time, which is the workflow’s where it names no zone', () => {
	const at = (maxDateAndTime: string) => until({ limitType: 'atSpecifiedTime', maxDateAndTime });
	expect(at('2026-11-21T09:00:00')).toBe('2026-11-21T02:00:00.000Z');
	expect(at('2026-11-21T09:00:00Z')).toBe('2026-11-21T09:00:00.000Z');
});

test.each([
	[{ limitType: 'afterTimeInterval', resumeAmount: 'soon' }, "'Amount' is not a number"],
	[{ limitType: 'afterTimeInterval', resumeAmount: -1 }, "'Amount' is -1"],
	[{ limitType: 'afterTimeInterval', resumeUnit: 'years' }, "'Unit' has no choice"],
	[{ limitType: 'atSpecifiedTime', maxDateAndTime: '' }, "'Max Date and Time' is empty"],
	[{ limitType: 'atSpecifiedTime', maxDateAndTime: 'soon' }, "'Max Date and Time' is not a time"],
])('%p is refused by the name of its field', (values, words) => {
	expect(failureOf(() => reading(values)).message).toContain(words);
});

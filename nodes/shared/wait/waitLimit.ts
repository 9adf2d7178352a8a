import { WAIT_INDEFINITELY, type IExecuteFunctions } from 'n8n-workflow';
import { invalid } from '../failure';
import { coerce } from '../operation/form';
import type { Field, FormOf } from '../operation/field';
import { toUtc } from '../operation/zonedTime';

/** How long to wait for the answers, by the names that n8n's own nodes have for it. */
export const limitWaitTimeField = {
	displayName: 'Limit Wait Time',
	name: 'limitWaitTime',
	type: 'fixedCollection',
	default: { values: { limitType: 'afterTimeInterval', resumeAmount: 1, resumeUnit: 'hours' } },
	description:
		"How long to wait for an answer. When the time is over, the workflow goes on with 'timedOut'. Holds for all items of a run.",
	options: [
		{
			displayName: 'Values',
			name: 'values',
			values: [
				{
					displayName: 'Limit Type',
					name: 'limitType',
					type: 'options',
					options: [
						{ name: 'After Time Interval', value: 'afterTimeInterval' },
						{ name: 'At Specified Time', value: 'atSpecifiedTime' },
					],
					default: 'afterTimeInterval',
				},
				{
					displayName: 'Amount',
					name: 'resumeAmount',
					type: 'number',
					typeOptions: { minValue: 0, numberPrecision: 2 },
					displayOptions: { show: { limitType: ['afterTimeInterval'] } },
					default: 1,
					description: 'How long to wait, counted from when the last question was sent',
				},
				{
					displayName: 'Unit',
					name: 'resumeUnit',
					type: 'options',
					displayOptions: { show: { limitType: ['afterTimeInterval'] } },
					options: [
						{ name: 'Days', value: 'days' },
						{ name: 'Hours', value: 'hours' },
						{ name: 'Minutes', value: 'minutes' },
					],
					default: 'hours',
				},
				{
					displayName: 'Max Date and Time',
					name: 'maxDateAndTime',
					type: 'dateTime',
					displayOptions: { show: { limitType: ['atSpecifiedTime'] } },
					default: '',
				},
			],
		},
	],
} as const satisfies Field;

type Limit = NonNullable<FormOf<[typeof limitWaitTimeField]>['limitWaitTime']>;

const UNITS = { minutes: 60_000, hours: 3_600_000, days: 86_400_000 } as const;

/**
 * Until when a run waits, counted from a moment in epoch ms; without a limit as long as n8n can. Of an
 * expression in it the first item counts.
 *
 * @throws Failure `invalidRequest`, naming the field
 */
export function readWaitLimit(context: IExecuteFunctions): (from: number) => Date {
	const { limitWaitTime } = context.getNodeParameter('options', 0, {}) as {
		limitWaitTime?: unknown;
	};
	const { values } = coerce(limitWaitTimeField, limitWaitTime ?? {}) as Limit;
	if (!values) return () => WAIT_INDEFINITELY;
	if (values.limitType === 'afterTimeInterval') {
		const ms = values.resumeAmount * UNITS[values.resumeUnit];
		return (from) => new Date(Math.min(from + ms, WAIT_INDEFINITELY.getTime()));
	}
	const utc = toUtc(values.maxDateAndTime.trim(), context.getTimezone());
	const moment = utc === undefined ? Number.NaN : Date.parse(utc);
	if (Number.isNaN(moment)) {
		throw invalid(
			'Max Date and Time',
			values.maxDateAndTime.trim() === '' ? 'is empty' : 'is not a time',
			'Choose a date and time, or write it like 2026-11-20T09:00:00.',
		);
	}
	return () => new Date(moment);
}

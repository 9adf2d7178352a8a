import { MUST_SAY, type Field } from './field';

/** Options of every operation that sends a message: when, and how far. */

export const quietHoursField = {
	displayName: 'Quiet Hours',
	name: 'quietHours',
	type: 'fixedCollection',
	default: {},
	options: [
		{
			displayName: 'Hours',
			name: 'hours',
			values: [
				{
					displayName: 'Begin',
					name: 'from',
					type: 'string',
					typeOptions: MUST_SAY,
					default: '21:00',
					placeholder: 'e.g. 21:00',
					description: 'From when on nothing is sent',
					hint: 'On a 24-hour clock',
				},
				{
					displayName: 'End',
					name: 'to',
					type: 'string',
					typeOptions: MUST_SAY,
					default: '08:00',
					placeholder: 'e.g. 08:00',
					description: 'Until when nothing is sent',
					hint: 'A time before ‘Begin’ is on the next day; 24:00 is midnight',
				},
				{
					displayName: 'On Days',
					name: 'days',
					type: 'multiOptions',
					typeOptions: MUST_SAY,
					options: [
						{ name: 'Friday', value: 'friday' },
						{ name: 'Monday', value: 'monday' },
						{ name: 'Saturday', value: 'saturday' },
						{ name: 'Sunday', value: 'sunday' },
						{ name: 'Thursday', value: 'thursday' },
						{ name: 'Tuesday', value: 'tuesday' },
						{ name: 'Wednesday', value: 'wednesday' },
					],
					default: [],
					description: 'Days on which the quiet hours begin',
					hint: 'Left empty, every day',
				},
				{
					displayName: 'Then',
					name: 'then',
					type: 'options',
					typeOptions: MUST_SAY,
					options: [
						{
							name: 'Skip',
							value: 'skip',
							description: 'Leave the item out; it comes out as skipped',
						},
						{
							name: 'Wait',
							value: 'wait',
							description:
								"Go on when they are over. The execution keeps running meanwhile: a restart of n8n, or the workflow's time-out, ends it.",
						},
					],
					default: 'wait',
					description: 'What to do with a message that would go out then',
					hint: "Waiting keeps the execution running: a restart of n8n, or the workflow's time-out, ends it",
				},
				{
					displayName: 'Time Zone',
					name: 'timeZone',
					type: 'options',
					typeOptions: MUST_SAY,
					options: [
						{
							name: "The Recipient's",
							value: 'recipient',
							description:
								'By the country code. Where a country has several, it has to be late enough in all of them. Where the number is not known, the time zone of the workflow counts.',
						},
						{
							name: "The Workflow's",
							value: 'workflow',
							description: "As chosen in the workflow's settings",
						},
					],
					default: 'workflow',
					description: 'Whose clock counts',
				},
			],
		},
	],
} as const satisfies Field;

export const stopWhenField = {
	displayName: 'Stop When',
	name: 'stopWhen',
	type: 'fixedCollection',
	default: {},
	options: [
		{
			displayName: 'Rule',
			name: 'rule',
			values: [
				{
					displayName: 'Percent',
					name: 'percent',
					type: 'number',
					typeOptions: { ...MUST_SAY, minValue: 1, maxValue: 100 },
					default: 20,
					description:
						'Stop when more than this share of the messages failed, with 100 when all did',
					hint: 'The others come out on the error branch as not tried',
				},
				{
					displayName: 'At Least',
					name: 'atLeast',
					type: 'number',
					typeOptions: { ...MUST_SAY, minValue: 1 },
					default: 20,
					description: 'How many messages have to be tried before the rule counts',
				},
			],
		},
	],
} as const satisfies Field;

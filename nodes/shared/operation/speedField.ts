import { MUST_SAY, type Field } from './field';

const FIXED = { show: { mode: ['fixed'] } } as const;

/** How fast to go, and how much of the account to use (campaign/speed.ts). */
export const speedField = {
	displayName: 'Speed',
	name: 'speed',
	type: 'fixedCollection',
	default: {},
	options: [
		{
			displayName: 'Limit',
			name: 'limit',
			values: [
				{
					displayName: 'Mode',
					name: 'mode',
					type: 'options',
					typeOptions: MUST_SAY,
					options: [
						{
							name: 'Automatic',
							value: 'automatic',
							description:
								'As fast as the gateway permits: by its documented limits, otherwise by what it is found to bear',
						},
						{
							name: 'Fixed',
							value: 'fixed',
							description: 'At a speed of your own, spread evenly',
						},
					],
					default: 'automatic',
					description: 'How to choose the speed',
					hint: "Automatic keeps to the gateway's documented limits, or finds what it bears",
				},
				{
					displayName: 'Number of Messages',
					name: 'messages',
					type: 'number',
					typeOptions: { ...MUST_SAY, minValue: 1 },
					displayOptions: FIXED,
					default: 60,
					description: 'How many to send at most in the time chosen below',
				},
				{
					displayName: 'Per',
					name: 'unit',
					type: 'options',
					typeOptions: MUST_SAY,
					options: [
						{ name: 'Second', value: 'second' },
						{ name: 'Minute', value: 'minute' },
						{ name: 'Hour', value: 'hour' },
						{ name: 'Day', value: 'day' },
					],
					displayOptions: FIXED,
					default: 'minute',
					description: 'The time in which that many are sent',
				},
				{
					displayName: 'Requests at Once',
					name: 'inFlight',
					type: 'number',
					typeOptions: { ...MUST_SAY, minValue: 0 },
					default: 0,
					description: 'How many requests may wait for an answer at the same time',
					hint: '0 follows how fast the gateway answers',
				},
				{
					displayName: 'Share (%)',
					name: 'share',
					type: 'number',
					typeOptions: { ...MUST_SAY, minValue: 1, maxValue: 100 },
					default: 100,
					description:
						'How much of the speed this n8n may use. Executions of one n8n share it by themselves.',
					hint: 'Divide it where several workers, or other programs, use the account',
				},
			],
		},
	],
} as const satisfies Field;

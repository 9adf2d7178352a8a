import type { Field } from '../operation/operation';

/** The words of a field that differ from gateway to gateway. */
export interface Hint {
	placeholder: string;
	description: string;
}

export interface ButtonHints {
	urlExample: Hint;
	phoneNumber?: Pick<Hint, 'description'>;
}

/** The buttons of a template's definition. */
export const contentButtonsField = ({ phoneNumber, urlExample }: ButtonHints) =>
	({
		displayName: 'Buttons',
		name: 'buttons',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		default: {},
		placeholder: 'Add button',
		options: [
			{
				displayName: 'Button',
				name: 'button',
				values: [
					{
						displayName: 'Action',
						name: 'type',
						type: 'options',
						options: [
							{ name: 'Call a Number', value: 'PHONE_NUMBER' },
							{ name: 'Open a Link', value: 'URL' },
							{ name: 'Quick Reply', value: 'QUICK_REPLY' },
						],
						default: 'URL',
					},
					{
						displayName: 'Phone Number',
						name: 'phoneNumber',
						type: 'string',
						default: '',
						displayOptions: { show: { type: ['PHONE_NUMBER'] } },
						placeholder: 'e.g. +62 21 2290 2218',
						...phoneNumber,
					},
					{
						displayName: 'Text',
						name: 'text',
						type: 'string',
						default: '',
						placeholder: 'e.g. Track order',
						description: 'What is written on the button, up to 25 characters',
					},
					{
						displayName: 'URL',
						name: 'url',
						type: 'string',
						default: '',
						displayOptions: { show: { type: ['URL'] } },
						placeholder: 'e.g. https://example.com/track/{{1}}',
						description:
							'Where the button leads. With {{1}} at its end, each message brings its own.',
					},
					{
						displayName: 'URL Example',
						name: 'urlExample',
						type: 'string',
						default: '',
						displayOptions: { show: { type: ['URL'] } },
						...urlExample,
					},
				],
			},
		],
	}) as const satisfies Field;

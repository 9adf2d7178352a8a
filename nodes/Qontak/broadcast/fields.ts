import type { Field } from '../../shared/operation/field';
import { locatorField } from '../../shared/operation/locatorField';
import { templateValueFields } from '../../shared/template/valueFields';

/** Which broadcast. */
export const broadcastField = locatorField({
	name: 'broadcast',
	method: 'searchBroadcasts',
	label: 'Broadcast',
	description: 'The broadcast, also one to a single person that Send Template made',
	example: '34879159-8298-486b-8420-f968285d8a42',
});

const [inputField, mapperField, jsonField] = templateValueFields;

/** A template's variables for a list: each names the column that its value comes from. */
export const columnFields = [
	inputField,
	{
		...mapperField,
		typeOptions: {
			loadOptionsDependsOn: ['template.mode', 'template.value', 'contactList.value'],
			resourceMapper: {
				...mapperField.typeOptions.resourceMapper,
				resourceMapperMethod: 'getBroadcastVariables',
			},
		},
	},
	{
		...jsonField,
		placeholder: 'e.g. {"body_1": "full_name", "body_2": "no_receipt"}',
		description:
			'An object with the column of the contact list for each variable: body_1, body_2, button_0_url and so on. A header file is a link, the same for everybody.',
	},
] as const satisfies readonly Field[];

/** Whether a broadcast goes now, or at what time. */
export const sendWhenFields = [
	{
		displayName: 'Send',
		name: 'sendWhen',
		type: 'options',
		options: [
			{ name: 'At a Set Time', value: 'later', description: 'Qontak sends it at that time' },
			{ name: 'Now', value: 'now' },
		],
		default: 'now',
	},
	{
		displayName: 'Send At',
		name: 'sendAt',
		type: 'dateTime',
		required: true,
		default: '',
		displayOptions: { show: { sendWhen: ['later'] } },
		description: 'In the time zone of the workflow',
	},
] as const satisfies readonly Field[];

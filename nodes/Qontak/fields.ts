import type { Field } from '../shared/operation/field';
import { defaultCountryFieldFor, sendOptionsFieldFor } from '../shared/operation/fields';
import { HOME } from './gateway';

/** Fields that only Qontak has, or has in its own way. */

/** For numbers without a country code. */
export const defaultCountryField = defaultCountryFieldFor(HOME);

/** Options of an operation that sends a message. */
export const sendOptionsField = sendOptionsFieldFor(HOME);

interface Locator<N extends string, M extends string> {
	name: N;
	method: M;
	label: string;
	description: string;
	example?: string;
}

/** A picker that needs a choice: from a list with search, or by ID. */
export const locatorField = <const N extends string, const M extends string>({
	name,
	method,
	label,
	description,
	example = '56b60c3c-0123-46af-958b-32f3ad12ee37',
}: Locator<N, M>) =>
	({
		displayName: label,
		name,
		type: 'resourceLocator',
		required: true,
		default: { mode: 'list', value: '' },
		description,
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod: method, searchable: true },
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: `e.g. ${example}`,
			},
		],
	}) as const satisfies Field;

export const channelField = locatorField({
	name: 'channel',
	method: 'searchChannels',
	label: 'Channel',
	description: 'The WhatsApp number to send from',
});

/** The same where it may be left empty. */
export const optionalChannelField = {
	displayName: 'Channel',
	name: 'channel',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description:
		'Which of your numbers the customer wrote to. Left empty, the latest conversation is used.',
	modes: channelField.modes,
} as const satisfies Field;

export const broadcastField = locatorField({
	name: 'broadcast',
	method: 'searchBroadcasts',
	label: 'Broadcast',
	description: 'The broadcast, also one to a single person that Send Template made',
	example: '34879159-8298-486b-8420-f968285d8a42',
});

export const contactListField = locatorField({
	name: 'contactList',
	method: 'searchContactLists',
	label: 'Contact List',
	description: 'The list of contacts',
	example: '82345b7d-f6fe-4905-9a4a-67eb1cd00998',
});

export const agentField = locatorField({
	name: 'agent',
	method: 'searchAgents',
	label: 'Agent',
	description: 'The person who answers',
	example: 'f3a6f7a0-5a5e-4e0f-9d7b-3c1d6f1f0a03',
});

export const roomIdField = {
	displayName: 'Room ID',
	name: 'roomId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. e658411a-c2c9-4d6b-a5a6-4b0a3c1f2d3e',
	description: 'The conversation, as the Qontak Trigger or Get Many of rooms gives it',
} as const satisfies Field;

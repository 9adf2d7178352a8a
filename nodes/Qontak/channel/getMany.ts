import {
	limitField,
	readOptionsField,
	returnAllField,
	simplifyField,
} from '../../shared/operation/fields';
import { defineOperation, emit } from '../../shared/operation/operation';
import type { Field } from '../../shared/operation/field';
import { channelSample, readChannels, isWhatsApp, simplifiedChannel } from './channel';

const filtersField = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	options: [
		{
			displayName: 'Kind',
			name: 'kind',
			type: 'options',
			options: [
				{ name: 'All', value: 'all' },
				{ name: 'WhatsApp', value: 'whatsapp', description: 'The kinds wa and wa_cloud' },
			],
			default: 'whatsapp',
		},
		{
			displayName: 'Only Active',
			name: 'onlyActive',
			type: 'boolean',
			default: true,
			description: 'Whether to leave out channels that are switched off',
		},
	],
} as const satisfies Field;

/** The numbers and accounts that are connected (source: "Qontak channels"). */
export const getMany = defineOperation({
	resource: 'channel',
	option: {
		name: 'Get Many',
		value: 'getMany',
		action: 'Get many channels',
		description: 'Get the WhatsApp numbers and other channels of your account',
	},
	fields: [returnAllField, limitField, filtersField, simplifyField, readOptionsField],
	*plan({ returnAll, limit, filters, simplify }) {
		const found = yield* readChannels(
			returnAll ? Infinity : limit,
			(channel) =>
				(filters.kind !== 'whatsapp' || isWhatsApp(channel)) &&
				(!filters.onlyActive || channel.is_active !== false),
		);
		for (const channel of found) yield* emit(simplify ? simplifiedChannel(channel) : channel);
	},
	sample: channelSample,
});

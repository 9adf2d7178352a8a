import type { IDataObject } from 'n8n-workflow';
import type { Field } from '../../shared/operation/field';
import { locatorField } from '../../shared/operation/locatorField';
import type { Plan } from '../../shared/operation/operation';
import { readEntries, readOne } from '../reads';
import { nameOf, numberOf, withoutSecrets } from './settings';

/** Which of the account's numbers. */
export const channelField = locatorField({
	name: 'channel',
	method: 'searchChannels',
	label: 'Channel',
	description: 'The WhatsApp number to send from',
	example: '56b60c3c-0123-46af-958b-32f3ad12ee37',
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

const WHATSAPP = ['wa', 'wa_cloud'];

/** Whether a channel is WhatsApp: the older `wa`, or `wa_cloud` (source: "Qontak channels"). */
export const isWhatsApp = ({ target_channel: kind }: IDataObject) =>
	WHATSAPP.includes(String(kind));

/**
 * Reads channels, `most` at most. All kinds are read and picked here: a filter for `wa` hides the modern
 * `wa_cloud` (source: "Qontak channels").
 */
export function* readChannels(
	most: number,
	wanted: (channel: IDataObject) => boolean = () => true,
): Plan<IDataObject[]> {
	const found = yield* readEntries(['integrations'], {}, most, wanted);
	return found.map(withoutSecrets);
}

/**
 * Reads one channel by its ID (source: "Qontak channels"). Throws Failure (`invalidRequest`) for an
 * empty ID; an unknown one is `notFound`.
 */
export function* readChannel(id: string): Plan<IDataObject> {
	return withoutSecrets(
		yield* readOne((chosen) => ['integrations', chosen], id, { label: 'Channel' }),
	);
}

/** A channel reduced to what a workflow goes on with; `null` for what Qontak does not tell. */
export function simplifiedChannel(channel: IDataObject): IDataObject {
	return {
		id: channel.id ?? null,
		kind: channel.target_channel ?? null,
		name: nameOf(channel) ?? null,
		phoneNumber: (isWhatsApp(channel) ? numberOf(channel) : undefined) ?? null,
		active: channel.is_active ?? true,
		createdAt: channel.created_at ?? null,
	};
}

/** What {@link simplifiedChannel} gives. */
export const channelSample = {
	id: '56b60c3c-0123-46af-958b-32f3ad12ee37',
	kind: 'wa_cloud',
	name: 'Toko Nusantara',
	phoneNumber: '6281100002222',
	active: true,
	createdAt: '2025-03-27T00:00:00.000Z',
};

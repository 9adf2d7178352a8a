import type { IDataObject } from 'n8n-workflow';
import { Failure } from '../../shared/failure';
import { recipientOf, type SendForm } from '../../shared/message/sendMessage';
import type { Field } from '../../shared/operation/field';
import { recipientField } from '../../shared/operation/fields';
import type { Plan } from '../../shared/operation/operation';
import { isWhatsApp, optionalChannelField } from '../channel/channel';
import { HOME } from '../gateway';
import { readEntries, requireId } from '../reads';
import { roomIdField } from '../room/room';

/** Where a message goes that needs an open conversation. */
export const targetFields = [
	{
		displayName: 'Send To',
		name: 'sendTo',
		type: 'options',
		options: [
			{
				name: 'Phone Number',
				value: 'recipient',
				description: "The customer's open conversation is looked up, which takes one more request",
			},
			{
				name: 'Room',
				value: 'room',
				description: 'A conversation whose ID you have, for example from the Qontak Trigger',
			},
		],
		default: 'room',
	},
	{ ...roomIdField, displayOptions: { show: { sendTo: ['room'] } } },
	{ ...recipientField, displayOptions: { show: { sendTo: ['recipient'] } } },
	{ ...optionalChannelField, displayOptions: { show: { sendTo: ['recipient'] } } },
] as const satisfies readonly Field[];

/** Where a message in a conversation goes. */
export interface Target {
	roomId: string;
	/** The customer's number, when it is known. */
	digits?: string;
	/** What was repaired about the number. */
	repaired?: string;
}

/** The part of a form that says where to. */
export type TargetForm = Pick<SendForm, 'recipient' | 'options'> & {
	sendTo: 'room' | 'recipient';
	roomId: string;
	channel: string;
};

/** Whether a room takes free messages (`open`, `expiring`), or only templates. */
type Need = 'openWindow' | 'anyRoom';

const timeOf = ({ session_at: at, created_at: created }: IDataObject) =>
	Date.parse(String(at ?? created ?? '')) || 0;

function* findRooms(digits: string, channel: string): Plan<IDataObject[]> {
	const found = yield* readEntries(
		['rooms'],
		{ query: digits },
		Infinity,
		(room) =>
			room.account_uniq_id === digits &&
			room.status !== 'resolved' &&
			isWhatsApp({ target_channel: room.channel }) &&
			(channel === '' || room.channel_integration_id === channel),
	);
	return found.sort((a, b) => timeOf(b) - timeOf(a));
}

const useTemplate = (description: string) => ({
	description: `${description} Use Send Template: when the customer answers it, the conversation is open for 24 hours.`,
});

/**
 * The room of a form: the one it names, or the customer's latest open one (source: "Qontak rooms").
 * Throws Failure (`outsideWindow`) when there is none, or, for free messages, when the 24 hours are
 * over.
 */
export function* findTarget(form: TargetForm, need: Need): Plan<Target> {
	if (form.sendTo === 'room') return { roomId: requireId(form.roomId, 'Room ID') };
	const { digits, repaired } = recipientOf(form, HOME);
	const [room] = yield* findRooms(digits, form.channel.trim());
	if (!room) {
		throw new Failure(
			'outsideWindow',
			`There is no open conversation with ${digits}`,
			useTemplate('Customers open a conversation by writing to you.'),
		);
	}
	if (need === 'openWindow' && room.session === 'expired') {
		throw new Failure(
			'outsideWindow',
			`More than 24 hours have passed since ${digits} last wrote`,
			useTemplate('WhatsApp takes only templates then.'),
		);
	}
	return { roomId: String(room.id), digits, ...(repaired ? { repaired } : {}) };
}

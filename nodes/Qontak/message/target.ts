import type { IDataObject } from 'n8n-workflow';
import { Failure } from '../../shared/failure';
import { textIn } from '../../shared/json';
import { recipientOf, type SendForm } from '../../shared/message/sendMessage';
import type { Field } from '../../shared/operation/field';
import { recipientField } from '../../shared/operation/fields';
import type { Plan } from '../../shared/operation/operation';
import { isWhatsApp, optionalChannelField } from '../channel/channel';
import { HOME } from '../gateway';
import type { Read } from '../paging';
import { readList, requireId } from '../reads';
import { roomIdField } from '../room/room';
import { lastWordMs, sessionOf } from '../room/session';

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

const madeMs = ({ created_at: at }: IDataObject) => Date.parse(String(at ?? '')) || 0;

/** The room in which the customer wrote last comes first; those where they never did come last. */
const latestFirst = (a: IDataObject, b: IDataObject) =>
	lastWordMs(b) - lastWordMs(a) || madeMs(b) - madeMs(a);

/** An id that is no phone number, such as `ID.62811…`, is nobody's number. */
const isOf = (digits: string, { account_uniq_id: id }: IDataObject) =>
	textIn(id)?.trim().replace(/^\+/, '') === digits;

/** Rooms that take no message any more (source: "Qontak rooms"). */
const OVER = ['resolved', 'deleted'];

function* findRooms(digits: string, channel: string): Plan<Read> {
	const { found, at } = yield* readList(
		['rooms'],
		{ query: digits },
		Infinity,
		(room) =>
			isOf(digits, room) &&
			!OVER.includes(String(room.status)) &&
			isWhatsApp({ target_channel: room.channel }) &&
			(channel === '' || room.channel_integration_id === channel),
	);
	return { found: found.sort(latestFirst), at };
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
	const { found, at } = yield* findRooms(digits, form.channel.trim());
	const [room] = found;
	if (!room) {
		throw new Failure(
			'outsideWindow',
			`There is no open conversation with ${digits}`,
			useTemplate('Customers open a conversation by writing to you.'),
		);
	}
	if (need === 'openWindow' && sessionOf(room, at) === 'expired') {
		throw new Failure(
			'outsideWindow',
			`More than 24 hours have passed since ${digits} last wrote`,
			useTemplate('WhatsApp takes only templates then.'),
		);
	}
	return { roomId: String(room.id), digits, ...(repaired ? { repaired } : {}) };
}

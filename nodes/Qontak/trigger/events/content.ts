import type { IDataObject } from 'n8n-workflow';
import {
	type EventMessage,
	type MessageMedia,
	type MessageType,
} from '../../../shared/event/event';
import { referralOf } from '../../../shared/event/metaContent';
import { defined, dictionariesIn, dictionaryIn, isDictionary, textIn } from '../../../shared/json';
import { whatsAppIdIn } from '../../reads';

/** Qontak's types in the words that all gateways share (source: "Qontak message events"). */
const TYPES: Readonly<Record<string, MessageType>> = {
	text: 'text',
	image: 'image',
	video: 'video',
	audio: 'audio',
	voice: 'voice',
	document: 'document',
	file: 'document',
	sticker: 'sticker',
	location: 'location',
	contact: 'contacts',
	contacts: 'contacts',
};

function mediaOf(body: IDataObject): MessageMedia | undefined {
	const { url, filename } = dictionaryIn(body.file);
	const link = textIn(url);
	if (link === undefined) return undefined;
	return defined({
		id: textIn(body.file_uniq_id),
		url: link,
		fileName: textIn(filename),
		caption: textIn(body.text),
	});
}

/** The message that this one answers, by Qontak's id unless WhatsApp's is told. */
function contextOf(reply: unknown): EventMessage['context'] {
	const { external_id: external, id } = dictionaryIn(reply);
	const messageId = whatsAppIdIn(external) ?? textIn(id) ?? whatsAppIdIn(reply);
	return messageId === undefined ? undefined : { messageId };
}

/**
 * What a message says. A press on a button or a list row arrives as a text with its words
 * (source: "Qontak message events"). Where a place or shared contacts stand, no document shows;
 * `raw` has it all.
 */
export function contentOf(body: IDataObject): EventMessage {
	const given = textIn(body.type) ?? '';
	const type = Object.hasOwn(TYPES, given) ? TYPES[given] : 'other';
	const kind = type === 'other' ? textIn(body.type) : undefined;
	const contacts = dictionariesIn(body.contacts);
	return defined({
		type,
		kind,
		text: textIn(body.text),
		media: mediaOf(body),
		location: isDictionary(body.location) ? body.location : undefined,
		contacts: contacts.length > 0 ? contacts : undefined,
		context: contextOf(body.reply),
		referral: referralOf(body.referral),
	});
}

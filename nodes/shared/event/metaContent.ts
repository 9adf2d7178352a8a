import type { IDataObject } from 'n8n-workflow';
import { defined, dictionariesIn, dictionaryIn, isDictionary, parseJson, textIn } from '../json';
import { postedNumber } from '../whatsapp/phone/posted';
import {
	type EventMessage,
	type MessageMedia,
	type MessageReferral,
	type MessageReply,
} from './event';
import { errorIn } from './metaError';

/** What is in a message, without what may stand beside it in every message. */
type Content = Omit<EventMessage, 'error' | 'referral'>;
type Reader = (part: IDataObject, message: IDataObject) => Content;

function mediaOf(part: IDataObject): MessageMedia {
	return defined({
		id: textIn(part.id),
		url: textIn(part.link) ?? textIn(part.url),
		mimeType: textIn(part.mime_type),
		fileName: textIn(part.filename),
		caption: textIn(part.caption),
		sha256: textIn(part.sha256),
	});
}

const file =
	(type: Content['type']): Reader =>
	(part) => ({ type, text: textIn(part.caption), media: mediaOf(part) });

/** A flow's answers come as JSON within JSON. */
function answersOf(json: unknown): IDataObject | undefined {
	const answers = typeof json === 'string' ? parseJson(json) : json;
	return isDictionary(answers) ? answers : undefined;
}

const reply = (text: string | undefined, chosen: MessageReply): Content => ({
	type: 'reply',
	text,
	reply: defined(chosen),
});

function interactive(part: IDataObject): Content {
	const kinds = { button_reply: 'button', list_reply: 'list' } as const;
	for (const [name, kind] of Object.entries(kinds)) {
		if (!isDictionary(part[name])) continue;
		const { id, title, description } = part[name];
		return reply(textIn(title), {
			kind,
			id: textIn(id),
			title: textIn(title),
			description: textIn(description),
		});
	}
	if (!isDictionary(part.nfm_reply)) {
		return { type: 'other', kind: textIn(part.type) ?? 'interactive' };
	}
	const { body, response_json: json } = part.nfm_reply;
	return reply(textIn(body), { kind: 'flow', title: textIn(body), data: answersOf(json) });
}

function reaction(part: IDataObject): Content {
	const messageId = textIn(part.message_id);
	if (messageId === undefined) return { type: 'other', kind: 'reaction' };
	return { type: 'reaction', reaction: { emoji: textIn(part.emoji) ?? '', messageId } };
}

/**
 * A correction of an earlier message, with the words it has now. It is no message of its own: whoever
 * answered the first must not answer twice.
 */
function edit({ original_message_id: original, message }: IDataObject): Content {
	const isPlain = isDictionary(message) && message.type !== 'edit';
	const { text, media } = isPlain ? contentOf(message) : {};
	return { type: 'other', kind: 'edit', text, media, context: contextOf({ id: original }) };
}

/** How each of WhatsApp's types is read (source: "WhatsApp webhooks"). */
const READERS: Readonly<Record<string, Reader>> = {
	text: ({ body }) => ({ type: 'text', text: textIn(body) }),
	image: file('image'),
	video: file('video'),
	// The Cloud API posts a voice message as audio with a mark.
	audio: (part, message) => file(part.voice === true ? 'voice' : 'audio')(part, message),
	voice: file('voice'),
	document: file('document'),
	sticker: file('sticker'),
	location: (part) => ({ type: 'location', location: part }),
	contacts: (_, { contacts }) => ({ type: 'contacts', contacts: dictionariesIn(contacts) }),
	interactive,
	// A quick reply of a template.
	button: ({ text, payload }) =>
		reply(textIn(text), { kind: 'template', id: textIn(payload), title: textIn(text) }),
	reaction,
	order: (part) => ({ type: 'order', text: textIn(part.text), order: part }),
	edit,
	revoke: ({ original_message_id: original }) => ({
		type: 'other',
		kind: 'revoke',
		context: contextOf({ id: original }),
	}),
};

/** A type that is not known, by its own name; a file in it can be seen by its MIME type. */
function unknown(type: string | undefined, part: IDataObject): Content {
	const media = textIn(part.mime_type) === undefined ? undefined : mediaOf(part);
	return { type: 'other', kind: type, text: textIn(part.caption), media };
}

function contextOf(context: unknown): EventMessage['context'] {
	const { id, from } = dictionaryIn(context);
	const messageId = textIn(id);
	return messageId === undefined ? undefined : defined({ messageId, from: postedNumber(from) });
}

/** The advertisement behind a message, in Meta's words; `undefined` where there is none. */
export function referralOf(referral: unknown): MessageReferral | undefined {
	const { source_type, source_id, source_url, headline, body, ctwa_clid } = dictionaryIn(referral);
	const told = defined({
		sourceType: textIn(source_type),
		sourceId: textIn(source_id),
		sourceUrl: textIn(source_url),
		headline: textIn(headline),
		body: textIn(body),
		clickId: textIn(ctwa_clid),
	});
	return Object.keys(told).length > 0 ? told : undefined;
}

/** What one of Meta's `messages` says. A type that is not known is `other`, with its name. */
export function contentOf(message: IDataObject): EventMessage {
	const type = textIn(message.type);
	const part = dictionaryIn(message[type ?? '']);
	const read = Object.hasOwn(READERS, type ?? '') ? READERS[type ?? ''] : undefined;
	const content = read?.(part, message) ?? unknown(type, part);
	return defined({
		...content,
		error: errorIn(message.errors),
		context: contextOf(message.context) ?? content.context,
		referral: referralOf(message.referral),
	});
}

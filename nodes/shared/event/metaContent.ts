import type { IDataObject } from 'n8n-workflow';
import { type EventMessage, type MessageMedia, type MessageReply } from './event';
import { defined, dictionariesIn, dictionaryIn, digitsIn, isDictionary, textIn } from '../json';

/** What is in a message, without the message it answers. */
type Content = Omit<EventMessage, 'context'>;
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
	let answers: unknown = json;
	if (typeof json === 'string') {
		try {
			answers = JSON.parse(json);
		} catch {
			answers = undefined;
		}
	}
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
	if (!isDictionary(part.nfm_reply)) return { type: 'other' };
	const { body, response_json: json } = part.nfm_reply;
	return reply(textIn(body), { kind: 'flow', title: textIn(body), data: answersOf(json) });
}

function reaction(part: IDataObject): Content {
	const messageId = textIn(part.message_id);
	if (messageId === undefined) return { type: 'other' };
	return { type: 'reaction', reaction: { emoji: textIn(part.emoji) ?? '', messageId } };
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
};

function contextOf(context: unknown): EventMessage['context'] {
	const { id, from } = dictionaryIn(context);
	const messageId = textIn(id);
	return messageId === undefined ? undefined : defined({ messageId, from: digitsIn(from) });
}

/** What one of Meta's `messages` says. A type that is not known is `other`: `raw` has it all. */
export function contentOf(message: IDataObject): EventMessage {
	const type = textIn(message.type) ?? '';
	const read = Object.hasOwn(READERS, type) ? READERS[type] : undefined;
	const content: Content = read?.(dictionaryIn(message[type]), message) ?? { type: 'other' };
	return defined({ ...content, context: contextOf(message.context) });
}

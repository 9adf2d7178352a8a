import type { IDataObject } from 'n8n-workflow';
import { dictionaryIn, textIn } from '../../shared/json';
import type { Header } from '../../shared/message/headerBodyFooter';
import { sendAndReport, type Accepted, type SendForm } from '../../shared/message/sendMessage';
import { withExtraFields } from '../../shared/operation/fields';
import type { Answer, Body, FormFile, Plan } from '../../shared/operation/operation';
import { SENDER } from '../gateway';
import { dataOf, whatsAppIdIn } from '../reads';
import { numberIn } from '../room/room';
import type { Target } from './target';

/** A message for a room, ready but for the room. */
export interface RoomMessage {
	path: readonly string[];
	/** The fields beside the room. */
	content: IDataObject;
	/** Whether it goes as a form, for the sake of a file. */
	form?: { file?: FormFile };
	/** What the customer would read. */
	preview: IDataObject;
	warnings?: readonly string[];
}

/**
 * The endpoint of plain messages: an agent's, a bot's, or what the credential is
 * (source: "Qontak room messages").
 */
export const plainPath = (sendAs: string = 'automatic'): readonly string[] => {
	const sender = { agent: [], bot: ['bot'] }[sendAs] ?? [SENDER];
	return ['messages', 'whatsapp', ...sender];
};

function bodyOf({ content, form }: RoomMessage, roomId: string, extra: SendForm['options']): Body {
	const body = withExtraFields({ room_id: roomId, ...content }, extra.extraFields);
	if (!form) return body;
	const texts = Object.entries(body).map(([name, value]) => [name, String(value)]);
	return { multipart: { ...Object.fromEntries(texts), ...(form.file ? { file: form.file } : {}) } };
}

/**
 * The ids in an answer, its room and, where the room tells it, the customer's number. Qontak gives
 * WhatsApp's id later; until then `messageId` is its own, which status events carry as
 * `gatewayMessageId`.
 */
function acceptedIn({ body }: Pick<Answer, 'body'>, roomId: string): Accepted {
	const { id, external_id: external, room } = dataOf(body);
	const number = numberIn(dictionaryIn(room));
	const own = textIn(id);
	return {
		...(own === undefined
			? {}
			: { messageId: whatsAppIdIn(external) ?? own, gatewayMessageId: own }),
		roomId,
		...(number === undefined ? {} : { recipient: number }),
	};
}

/**
 * Sends a message into a room and hands out the common output of a send. Throws Failure
 * (`invalidRequest`) when the extra fields are no object or hold what the form sends.
 */
export function* sendToRoom(
	form: Pick<SendForm, 'simplify' | 'options'>,
	{ roomId, digits, repaired }: Target,
	message: RoomMessage,
): Plan {
	const { path, preview, warnings = [] } = message;
	yield* sendAndReport({
		gateway: 'qontak',
		form,
		path,
		body: bodyOf(message, roomId, form.options),
		to: digits ?? roomId,
		addressee: { roomId, ...(digits === undefined ? {} : { recipient: digits }) },
		preview,
		warnings: [repaired, ...warnings],
		accepted: (answer) => acceptedIn(answer, roomId),
	});
}

/** Output of a send into a room, as the samples show it. */
export const roomSample = {
	gateway: 'qontak',
	messageId: '4198c4b2-6f2e-4f0e-9a3c-2f8f6d1f7a10',
	gatewayMessageId: '4198c4b2-6f2e-4f0e-9a3c-2f8f6d1f7a10',
	roomId: 'e658411a-c2c9-4d6b-a5a6-4b0a3c1f2d3e',
	recipient: '628117661000',
	status: 'accepted',
	sentAt: '2026-11-20T08:15:30.000Z',
};

/** Only known for bots (source: "Qontak room messages"). */
export const INTERACTIVE = ['messages', 'whatsapp', 'interactive_message', 'bot'];

/** A header as `{ format, … }`; of a file no source shows more than its format. */
export function wireHeader(header: Header | undefined): IDataObject {
	if (!header) return {};
	if (header.type === 'text') return { header: { format: 'text', text: header.text } };
	const { type, link, fileName } = header;
	return { header: { format: type, link, ...(fileName ? { filename: fileName } : {}) } };
}

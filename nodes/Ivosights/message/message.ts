import type { IDataObject } from 'n8n-workflow';
import type { Plan } from '../../shared/operation/operation';
import { sendMessage, type SendForm } from '../../shared/message/sendMessage';
import { sendOptionsFieldFor } from '../../shared/operation/fields';
import { HOME } from '../gateway';

/** Options of every send. */
export const sendOptionsField = sendOptionsFieldFor(HOME);

/** A message as Ivosights wants it. */
interface IvosightsMessage {
	/** Last segment of the path, e.g. `send-text-message`. */
	endpoint: string;
	/** The body without the recipient. */
	content: IDataObject;
	preview: IDataObject;
	warnings?: readonly string[];
}

/**
 * The id in `{ messages: [{ id }] }`; `undefined` in any other answer
 * (source: "Ivosights messages").
 */
function messageIdOf(body: unknown): string | undefined {
	const id = (body as { messages?: Array<{ id?: unknown }> } | null)?.messages?.[0]?.id;
	return typeof id === 'string' && id !== '' ? id : undefined;
}

/**
 * Sends a message to the form's recipient and hands out the common output: all kinds of messages
 * differ only in endpoint and content.
 *
 * @throws Failure `invalidNumber`, naming the field, for a recipient that is no phone number
 */
export function* sendToCustomer(form: SendForm, message: IvosightsMessage): Plan {
	yield* sendMessage({
		gateway: 'ivosights',
		form,
		defaultCountry: HOME,
		path: ['messages', message.endpoint],
		body: (digits) => ({ wa_id: digits, ...message.content }),
		preview: message.preview,
		warnings: message.warnings,
		accepted: ({ body }) => {
			const messageId = messageIdOf(body);
			return messageId === undefined ? {} : { messageId };
		},
	});
}

import type { IDataObject } from 'n8n-workflow';
import type { Answer, Plan } from '../../shared/operation/operation';
import { sendMessage, type Accepted, type SendForm } from '../../shared/message/sendMessage';
import { HOME } from '../gateway';
import { addressOf, callbackWarnings, type SenderForm } from './fields';

/** Numbers of the document's "message_type". */
export const MESSAGE_TYPE = { text: 1, media: 2, template: 4 } as const;

/** A message as DecisionTelecom wants it. */
export interface DecisionTelecomMessage {
	type: (typeof MESSAGE_TYPE)[keyof typeof MESSAGE_TYPE];
	/** Fields before and behind the callback URL, in the document's order. */
	content: IDataObject | ((digits: string) => IDataObject);
	preview: IDataObject;
	warnings?: readonly string[];
}

/**
 * The id in `{ message_id }`, as text: it may be a number or text
 * (source: "DecisionTelecom messages"). Gives nothing for any other answer.
 */
export function acceptedIn({ body }: Pick<Answer, 'body'>): Accepted {
	const id = (body as { message_id?: unknown } | null)?.message_id;
	const text = typeof id === 'number' || typeof id === 'string' ? String(id).trim() : '';
	return text === '' || text === '0' ? {} : { messageId: text };
}

/**
 * Sends a message to the form's recipient in the documented form (source: "DecisionTelecom
 * messages") and hands out the common output.
 *
 * @throws Failure `invalidNumber`, `invalidRequest` or `limitExceeded`, naming the field, for
 * recipient, sender or callback URL
 */
export function* sendToCustomer(
	form: SendForm & SenderForm,
	{ type, content, preview, warnings = [] }: DecisionTelecomMessage,
): Plan {
	const { sender, callback } = addressOf(form);
	yield* sendMessage({
		gateway: 'decisionTelecom',
		form,
		defaultCountry: HOME,
		path: ['send-whatsapp'],
		body: (digits) => ({
			source_addr: sender,
			// A number, as the document has it: 15 digits fit.
			destination_addr: Number(digits),
			message_type: type,
			...(callback === undefined ? {} : { callback_url: callback }),
			...(typeof content === 'function' ? content(digits) : content),
		}),
		preview,
		warnings: [...warnings, ...callbackWarnings(form)],
		accepted: acceptedIn,
	});
}

/** Output of a send, as the samples show it. */
export const sendSample = {
	gateway: 'decisionTelecom',
	messageId: '554',
	recipient: '380631234567',
	status: 'accepted',
	sentAt: '2026-11-20T08:15:30.000Z',
};

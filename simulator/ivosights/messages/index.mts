import { type Answer, jsonAnswer } from '../../core/answer.mts';
import type { Call, Route } from '../../core/listener.mts';
import { type Account, type Environment, GATEWAY } from '../account.mts';
import { notFound } from '../refusals.mts';
import { validate } from '../validate.mts';
import { contactMessage } from './contacts.mts';
import { flowMessage } from './flow.mts';
import { listMessage, replyButtonMessage } from './interactive.mts';
import type { MessageKind } from './kind.mts';
import { locationMessage, mediaMessage, textMessage } from './plain.mts';
import { multiProductMessage, singleProductMessage } from './products.mts';
import { templateMessage } from './template.mts';

const KINDS: readonly MessageKind[] = [
	textMessage,
	mediaMessage,
	locationMessage,
	contactMessage,
	templateMessage,
	replyButtonMessage,
	listMessage,
	singleProductMessage,
	multiProductMessage,
	flowMessage,
];

/** The send endpoints of one environment. */
export function messageRoutes(account: Account, prefix: string, environment: Environment): Route[] {
	const kinds = KINDS.filter(({ sandbox }) => sandbox || environment === 'production');
	return kinds.map((kind) => ({
		method: 'POST',
		path: `${prefix}/messages/${kind.path}`,
		sends: true,
		handle: (call) => send(account, environment, kind, call),
	}));
}

function send(account: Account, environment: Environment, kind: MessageKind, call: Call): Answer {
	const body = validate(kind.schema, without(account.settings.tolerates, call.body));
	const content = kind.render(body, account);
	const sent = account.outbox.accept({
		to: (body as { wa_id: string }).wa_id,
		kind: kind.kind,
		body: call.body,
		content,
		environment,
	});
	const { to, id } = sent;
	const answer =
		account.settings.sendAnswer === 'printed'
			? { messages: [{ id }] }
			: {
					messaging_product: 'whatsapp',
					contacts: [{ input: to, wa_id: to }],
					messages: [{ id, message_status: 'accepted' }],
				};
	return { ...jsonAnswer(200, answer), accepted: true };
}

/** The body less the fields that are tolerated. */
function without(tolerated: readonly string[], body: unknown): unknown {
	if (tolerated.length === 0 || typeof body !== 'object' || body === null) return body;
	return Object.fromEntries(Object.entries(body).filter(([name]) => !tolerated.includes(name)));
}

/**
 * PUT /messages/{id}/read: of a message that came in; answers `null`
 * (source: "Ivosights messages").
 */
export function markAsReadRoute({ phones }: Account): Route {
	return {
		method: 'PUT',
		path: '/api/v1/messages/:id/read',
		bodyless: true,
		handle: ({ params }) => {
			const bubble = phones.find(GATEWAY, params.id);
			if (!bubble || bubble.direction === 'out') throw notFound('Message not found');
			if (bubble.status !== 'read') phones.mark(bubble, 'read');
			return jsonAnswer(200, null);
		},
	};
}

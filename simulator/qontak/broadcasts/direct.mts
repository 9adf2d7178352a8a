import { z } from 'zod';
import type { Answer } from '../../core/answer.mts';
import type { Failure } from '../../core/phones.mts';
import type { Account } from '../account.mts';
import { invalid, success } from '../answers.mts';
import type { Endpoint, Request } from '../endpoint.mts';
import { phoneNumber, uuid, words } from '../rules.mts';
import { checkParameters, type TemplateValues } from '../templates/check.mts';
import { requireShort } from '../templates/limits.mts';
import type { Template } from '../templates/definition.mts';
import { renderTemplate } from '../templates/render.mts';
import { directParameters } from '../templates/sent.mts';
import { validate } from '../validate.mts';
import { newEntry } from './log.mts';
import { channelToSendWith, templateToSend } from './lookup.mts';
import { type Broadcast, printBroadcast } from './store.mts';

const directBody = z
	.object({
		to_number: phoneNumber,
		to_name: words(255),
		message_template_id: uuid,
		channel_integration_id: uuid,
		language: z.object({ code: words(15) }).strict(),
		parameters: directParameters,
	})
	.strict();

/** POST /broadcasts/whatsapp/direct: one template to one person. */
export function directEndpoint(account: Account): Endpoint {
	return {
		method: 'POST',
		path: '/broadcasts/whatsapp/direct',
		isDirect: true,
		area: 'broadcasts',
		sends: true,
		handle: (request) => send(account, request),
	};
}

function send(account: Account, { body: given }: Request): Answer {
	const { broadcasts, rooms } = account;
	const body = validate(directBody, given);
	const channel = channelToSendWith(account, body.channel_integration_id);
	const template = templateToSend(account, body.message_template_id);
	if (body.language.code !== template.language) {
		throw invalid({ 'language.code': [`the message template is in ${template.language}`] });
	}
	const { parameters } = body;
	const values = checkParameters(template, {
		...parameters,
		body: parameters.body?.map(({ key, value_text: text }) => ({ key, text })),
	});
	requireShort(template, values);
	const broadcast = broadcasts.add({
		name: body.to_name,
		channel,
		template,
		contactListId: null,
		contactId: rooms.contactIdOf(body.to_number),
		executeType: 'immediately',
		sendAt: account.settings.now().toISOString(),
		parameters: {
			header: parameters.header ?? {},
			body: Object.fromEntries((parameters.body ?? []).map(({ key, value }) => [key, value])),
			buttons: parameters.buttons ?? {},
		},
	});
	broadcast.executed = true;
	sendTo(account, broadcast, { number: body.to_number, name: body.to_name }, values, given);
	return { ...success(printBroadcast(broadcast), 201), accepted: true };
}

/** One message of a broadcast: into the log, into the customer's room, onto the phone. */
export function sendTo(
	{ rooms, users, outbox }: Account,
	broadcast: Broadcast,
	{ number, name }: { number: string; name: string },
	values: TemplateValues,
	body: unknown,
	failure = failureOf(broadcast.template, values),
): void {
	const { id, channel, template, created_at } = broadcast;
	const content = renderTemplate(template, values);
	const entry = newEntry({
		broadcastId: id,
		channelId: channel.id,
		number,
		name,
		template,
		values,
		created_at,
	});
	broadcast.entries.push(entry);
	const room = rooms.enter(number, channel, 'campaign', name);
	const message = rooms.write(room, {
		type: 'text',
		participant: 'agent',
		senderId: users[0].id,
		senderName: users[0].full_name,
		isCampaign: true,
		text: content.text ?? '',
	});
	outbox.accept({ room, message, kind: 'template', body, content, entry, failure });
}

/**
 * WhatsApp wants the same one-time code in the text and behind the button
 * (source: "WhatsApp one-time codes"). Qontak's own sample has two different ones, so the call is
 * taken and the failure shows in the log.
 */
function failureOf(template: Template, values: TemplateValues): Failure | undefined {
	const code = values.buttons[0];
	if (template.category !== 'AUTHENTICATION' || code === undefined) return undefined;
	if (Object.values(values.body).every((text) => text === code)) return undefined;
	return {
		code: 132012,
		title: 'Parameter format does not match format in the created template',
		details: 'The code of the button differs from the code in the body',
	};
}

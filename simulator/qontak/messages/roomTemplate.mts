import { z } from 'zod';
import type { Answer } from '../../core/answer.mts';
import type { Account } from '../account.mts';
import { templateToSend } from '../broadcasts/lookup.mts';
import type { Endpoint, Request } from '../endpoint.mts';
import { words } from '../rules.mts';
import { checkParameters } from '../templates/check.mts';
import { renderTemplate } from '../templates/render.mts';
import { validate } from '../validate.mts';
import { deliver } from './deliver.mts';
import { requireUnresolvedRoom } from './window.mts';

const fields = z.object({ room_id: words(100), message_template_id: words(100) }).strict();

/**
 * POST /messages/whatsapp/hsm, multipart: a template in a room. It has no field for values, so the
 * template must not need any (source: "Qontak room messages").
 */
export function roomTemplateEndpoint(account: Account): Endpoint {
	return {
		method: 'POST',
		path: '/messages/whatsapp/hsm',
		area: 'agentMessages',
		sends: true,
		takes: ['form'],
		handle: (request) => send(account, request),
	};
}

function send(account: Account, { form, caller }: Request): Answer {
	const body = validate(fields, { ...form?.files, ...form?.fields });
	const room = requireUnresolvedRoom(account.rooms.find(body.room_id));
	const template = templateToSend(account, body.message_template_id);
	const content = renderTemplate(template, checkParameters(template, {}));
	return deliver(account, {
		room,
		from: 'agent',
		caller,
		kind: 'template',
		type: 'text',
		text: content.text ?? '',
		content,
		body,
	});
}

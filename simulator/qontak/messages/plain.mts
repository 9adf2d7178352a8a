import { z } from 'zod';
import type { Answer } from '../../core/answer.mts';
import type { Account } from '../account.mts';
import { invalid } from '../answers.mts';
import type { Endpoint, Request } from '../endpoint.mts';
import type { FormFile } from '../form.mts';
import { words } from '../rules.mts';
import { validate } from '../validate.mts';
import { deliver } from './deliver.mts';
import { checkFile } from './media.mts';
import { requireOpenRoom } from './window.mts';

const common = {
	room_id: words(100),
	type: z.enum(['text', 'image', 'video', 'audio', 'document']),
	text: z.string().optional(),
};

/** A bot's message, and an agent's with what third parties add (source: "Qontak room messages"). */
const fields = {
	bot: z.object(common).strict(),
	agent: z
		.object({
			...common,
			local_id: z.string().optional(),
			sender_id: z.string().optional(),
			created_at: z.string().optional(),
		})
		.strict(),
};

/** POST /messages/whatsapp and /messages/whatsapp/bot: text as JSON or form, files as form. */
export function plainEndpoints(account: Account): Endpoint[] {
	return (['agent', 'bot'] as const).map((from) => ({
		method: 'POST',
		path: from === 'bot' ? '/messages/whatsapp/bot' : '/messages/whatsapp',
		area: from === 'bot' ? 'botMessages' : 'agentMessages',
		sends: true,
		takes: ['json', 'form'],
		handle: (request) => send(account, from, request),
	}));
}

function send(account: Account, from: 'agent' | 'bot', request: Request): Answer {
	const given = request.form ? request.form.fields : request.body;
	const body: z.infer<typeof fields.agent> = validate(fields[from], given);
	const { type, text = '', local_id: localId } = body;
	const strange = Object.keys(request.form?.files ?? {}).find((name) => name !== 'file');
	if (strange !== undefined) throw invalid({ [strange]: ['is not allowed'] });
	const upload = request.form?.files.file;
	const { caller } = request;
	if (type === 'text') {
		if (upload) throw invalid({ file: ['is not allowed with a text'] });
		if (text.trim() === '') throw invalid({ text: ['is missing'] });
		if ([...text].length > 4096) {
			throw invalid({ text: ['is too long (maximum is 4096 characters)'] });
		}
		const room = requireOpenRoom(account, body.room_id);
		const content = { kind: type, text } as const;
		return deliver(account, {
			...{ room, from, caller, kind: type, type, text, localId, content },
			body: given,
		});
	}
	const file = takeFile(account, type, upload, text);
	const room = requireOpenRoom(account, body.room_id);
	const { id, url: link, mimeType, filename } = file;
	return deliver(account, {
		...{ room, from, caller, kind: type, type, text, file, localId },
		content: { kind: type, ...(text && { text }), media: { id, link, mimeType, filename } },
		body: given,
	});
}

function takeFile(
	{ files }: Account,
	type: 'image' | 'video' | 'audio' | 'document',
	file: FormFile | undefined,
	caption: string,
) {
	if (!file) throw invalid({ file: ['is missing'] });
	checkFile(type, file);
	if ([...caption].length > 1024) {
		throw invalid({ text: ['is too long (maximum is 1024 characters)'] });
	}
	return files.add(file);
}

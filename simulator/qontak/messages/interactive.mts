import { z } from 'zod';
import type { Answer } from '../../core/answer.mts';
import type { Content, ContentHeader } from '../../core/content.mts';
import type { Account } from '../account.mts';
import { invalid } from '../answers.mts';
import type { Endpoint, Request } from '../endpoint.mts';
import { webAddress, words } from '../rules.mts';
import { validate } from '../validate.mts';
import { deliver } from './deliver.mts';
import { requireOpenRoom } from './window.mts';

/**
 * Body and footer are plain strings; the header's inner form is WhatsApp's
 * (source: "Qontak room messages").
 */
const header = z.discriminatedUnion('format', [
	z.object({ format: z.literal('text'), text: words(60) }).strict(),
	z.object({ format: z.literal('image'), link: webAddress }).strict(),
	z.object({ format: z.literal('video'), link: webAddress }).strict(),
	z
		.object({ format: z.literal('document'), link: webAddress, filename: words(240).optional() })
		.strict(),
]);

const row = z
	.object({ id: words(200), title: words(24), description: words(72).optional() })
	.strict();
const section = z
	.object({ title: words(24).optional(), rows: z.array(row).min(1).max(10) })
	.strict();

const parts = { header: header.optional(), body: words(1024), footer: words(60).optional() };

const buttonMessage = z
	.object({
		...parts,
		buttons: z
			.array(z.object({ id: words(256), title: words(20) }).strict())
			.min(1)
			.max(3),
	})
	.strict();

const listMessage = z
	.object({
		...parts,
		lists: z.object({ button: words(20), sections: z.array(section).min(1).max(10) }).strict(),
	})
	.strict();

const interactiveBody = z.discriminatedUnion('type', [
	z.object({ room_id: words(100), type: z.literal('button'), interactive: buttonMessage }).strict(),
	z.object({ room_id: words(100), type: z.literal('list'), interactive: listMessage }).strict(),
]);

/** POST /messages/whatsapp/interactive_message/bot: reply buttons and lists. */
export function interactiveEndpoint(account: Account): Endpoint {
	return {
		method: 'POST',
		path: '/messages/whatsapp/interactive_message/bot',
		area: 'botMessages',
		sends: true,
		handle: (request) => send(account, request),
	};
}

function send(account: Account, { body: given, caller }: Request): Answer {
	const body = validate(interactiveBody, given);
	const { interactive } = body;
	const content: Content = {
		kind: body.type === 'list' ? 'list' : 'buttons',
		...(interactive.header && { header: renderHeader(interactive.header) }),
		text: interactive.body,
		...(interactive.footer !== undefined && { footer: interactive.footer }),
	};
	if ('lists' in interactive) {
		checkList(interactive.lists.sections, interactive.header?.format);
		content.list = interactive.lists;
	} else {
		refuseRepeats(interactive.buttons, 'interactive.buttons');
		content.buttons = interactive.buttons.map(({ id, title }) => ({
			type: 'reply',
			id,
			text: title,
		}));
	}
	const room = requireOpenRoom(account, body.room_id);
	return deliver(account, {
		room,
		from: 'bot',
		caller,
		kind: content.kind,
		type: 'text',
		text: interactive.body,
		content,
		body: given,
	});
}

function renderHeader(given: z.infer<typeof header>): ContentHeader {
	if (given.format === 'text') return { type: 'text', text: given.text };
	const { format: type, link } = given;
	return { type, link, ...('filename' in given && { filename: given.filename }) };
}

function checkList(sections: readonly z.infer<typeof section>[], format: string | undefined): void {
	const place = 'interactive.lists.sections';
	const rows = sections.flatMap((one) => one.rows);
	if (rows.length > 10) throw invalid({ [place]: ['cannot have more than 10 rows in total'] });
	if (sections.length > 1 && sections.some(({ title }) => title === undefined)) {
		throw invalid({ [place]: ['must all have a title'] });
	}
	if (format !== undefined && format !== 'text') {
		throw invalid({ 'interactive.header.format': ['must be text for a list'] });
	}
	refuseRepeats(rows, place, ['id']);
}

function refuseRepeats(
	list: readonly { id: string; title: string }[],
	place: string,
	fields: readonly ('id' | 'title')[] = ['id', 'title'],
): void {
	for (const field of fields) {
		const values = list.map((one) => one[field]);
		if (new Set(values).size < values.length) {
			throw invalid({ [place]: [`must not have the same ${field} twice`] });
		}
	}
}

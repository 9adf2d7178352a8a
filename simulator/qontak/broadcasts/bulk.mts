import { z } from 'zod';
import type { Answer } from '../../core/answer.mts';
import { pause } from '../../core/clock.mts';
import type { Failure } from '../../core/phones.mts';
import type { Account } from '../account.mts';
import { invalid, refused, success } from '../answers.mts';
import type { Contact, ContactList } from '../contactLists/store.mts';
import type { Endpoint, Request } from '../endpoint.mts';
import { uuid, words } from '../rules.mts';
import { checkParameters, type TemplateValues } from '../templates/check.mts';
import type { Template } from '../templates/definition.mts';
import { tooLong } from '../templates/limits.mts';
import { bulkParameters, type BulkParameters } from '../templates/sent.mts';
import { validate } from '../validate.mts';
import { sendTo } from './direct.mts';
import { channelToSendWith, templateToSend } from './lookup.mts';
import { type Broadcast, printBroadcast } from './store.mts';

/** What a timer can hold, about 24 days; a later broadcast waits for the test. */
const LONGEST_WAIT = 2 ** 31;

const bulkBody = z
	.object({
		name: words(255),
		message_template_id: uuid,
		contact_list_id: uuid,
		channel_integration_id: uuid,
		execute_type: z.enum(['immediately', 'specific', 'campaign_plan']).optional(),
		send_at: z
			.string()
			.datetime({ offset: true, message: 'is not a time with a time zone' })
			.optional(),
		parameters: bulkParameters,
	})
	.strict();

/** POST /broadcasts/whatsapp: a template to everyone on a contact list. */
export function bulkEndpoint(account: Account): Endpoint {
	return {
		method: 'POST',
		path: '/broadcasts/whatsapp',
		area: 'broadcasts',
		sends: true,
		handle: (request) => create(account, request),
	};
}

function create(account: Account, { body: given }: Request): Answer {
	const { settings, outbox } = account;
	const body = validate(bulkBody, given);
	if (settings.bulkWaits > 0) {
		settings.bulkWaits -= 1;
		throw refused(422, 'Please wait a moment to send a new broadcast message.');
	}
	const channel = channelToSendWith(account, body.channel_integration_id);
	const template = templateToSend(account, body.message_template_id);
	const list = listToSendTo(account, body.contact_list_id);
	const { parameters } = body;
	const columns = checkParameters(template, {
		...parameters,
		body: parameters.body?.map(({ key, value: text }) => ({ key, text })),
	});
	checkColumns(parameters, list);
	const executeType = body.execute_type ?? 'immediately';
	const broadcast = account.broadcasts.add({
		name: body.name,
		channel,
		template,
		contactListId: list.id,
		contactId: null,
		executeType,
		sendAt: sendAtOf(body, settings.now()),
		parameters: {
			header: parameters.header ?? {},
			body: Object.fromEntries((parameters.body ?? []).map(({ key, value }) => [key, value])),
			buttons: parameters.buttons ?? {},
		},
	});
	const wait = Date.parse(broadcast.sendAt) - settings.now().getTime();
	broadcast.execute = () => executeBulk(account, broadcast, list.contacts, columns, given);
	if (wait <= 0) broadcast.execute();
	else if (wait < LONGEST_WAIT) void pause(wait, outbox.signal).then(broadcast.execute);
	return { ...success(printBroadcast(broadcast), 201), accepted: true };
}

function listToSendTo({ contactLists }: Account, id: string): ContactList {
	const list = contactLists.get(id);
	if (!list) throw invalid({ contact_list_id: ['not found'] });
	if (list.progress === 'processing') throw invalid({ contact_list_id: ['is still processing'] });
	if (list.contacts.length === 0) throw invalid({ contact_list_id: ['has no contacts'] });
	return list;
}

function checkColumns(parameters: BulkParameters, list: ContactList): void {
	const known = ['phone_number', 'full_name', ...list.variables];
	const check = (place: 'body' | 'buttons', index: number, column: string) => {
		if (known.includes(column)) return;
		throw invalid({
			[`parameters.${place}.${index}.value`]: [`is no column of the contact list: ${column}`],
		});
	};
	parameters.body?.forEach(({ value }, index) => check('body', index, value));
	parameters.buttons?.forEach(({ value }, index) => check('buttons', index, value));
}

function sendAtOf(body: z.infer<typeof bulkBody>, now: Date): string {
	const { execute_type: type = 'immediately', send_at: at } = body;
	if (type === 'immediately') {
		if (at !== undefined) throw invalid({ send_at: ['is not allowed with immediately'] });
		return now.toISOString();
	}
	if (at === undefined) throw invalid({ send_at: ['is missing'] });
	if (Date.parse(at) <= now.getTime()) throw invalid({ send_at: ['must be in the future'] });
	return new Date(at).toISOString();
}

/** Sends to every contact now; the columns' cells take the place of their names. */
function executeBulk(
	account: Account,
	broadcast: Broadcast,
	contacts: readonly Contact[],
	columns: TemplateValues,
	body: unknown,
): void {
	if (account.outbox.signal.aborted || broadcast.executed) return;
	broadcast.executed = true;
	for (const contact of contacts) {
		const cell = (column: string) => contact.cells[column] ?? '';
		const values = {
			...columns,
			body: mapValues(columns.body, cell),
			buttons: mapValues(columns.buttons, cell),
		};
		const { phone_number: number, full_name: name } = contact.cells;
		sendTo(
			account,
			broadcast,
			{ number, name },
			values,
			body,
			failureOf(broadcast.template, values),
		);
	}
}

function mapValues(
	columns: Record<string, string>,
	cell: (column: string) => string,
): Record<string, string> {
	return Object.fromEntries(Object.entries(columns).map(([key, name]) => [key, cell(name)]));
}

/** An empty cell is an empty parameter, which WhatsApp refuses; a long one makes the text too long. */
function failureOf(template: Template, values: TemplateValues): Failure | undefined {
	const { body, buttons } = values;
	const isEmpty = [...Object.values(body), ...Object.values(buttons)].some(
		(text) => text.trim() === '',
	);
	if (isEmpty) return { code: 131008, title: 'Required parameter is missing' };
	const isLong = Object.keys(tooLong(template, values)).length > 0;
	return isLong ? { code: 132005, title: 'Translated text too long' } : undefined;
}

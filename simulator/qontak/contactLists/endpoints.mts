import { z } from 'zod';
import type { Answer } from '../../core/answer.mts';
import { pause } from '../../core/clock.mts';
import type { Account } from '../account.mts';
import { invalid, notFound, success } from '../answers.mts';
import type { Endpoint, Request } from '../endpoint.mts';
import type { FormFile } from '../form.mts';
import { page, PAGING } from '../paging.mts';
import { words } from '../rules.mts';
import { validate } from '../validate.mts';
import { parseCsv } from './csv.mts';
import { type Contact, type ContactList, printContactList } from './store.mts';

/** Create by upload, list, detail, contacts. */
export function contactListEndpoints(account: Account): Endpoint[] {
	const { contactLists, settings } = account;
	const path = '/contacts/contact_lists';
	const area = 'other';
	const find = (id: string): ContactList => {
		const list = contactLists.get(id);
		if (!list) throw notFound('Contact list');
		return list;
	};
	return [
		{
			method: 'GET',
			path,
			area,
			query: [...PAGING, 'query'],
			handle: ({ query }) => {
				const wanted = (query.get('query') ?? '').toLowerCase();
				const found = contactLists.all().filter(({ name }) => name.toLowerCase().includes(wanted));
				return page(found, query, settings, { print: printContactList });
			},
		},
		{
			method: 'POST',
			path: `${path}/async`,
			area,
			takes: ['form'],
			handle: (request) => upload(account, request),
		},
		{
			method: 'GET',
			path: `${path}/:id`,
			area,
			handle: ({ params }) => success(printContactList(find(params.id))),
		},
		{
			method: 'GET',
			path: `${path}/contacts/:id`,
			area,
			query: [...PAGING, 'query'],
			handle: ({ params, query }) => {
				const list = find(params.id);
				const wanted = (query.get('query') ?? '').toLowerCase();
				const found = list.contacts.filter(
					({ cells }) =>
						cells.full_name.toLowerCase().includes(wanted) || cells.phone_number.includes(wanted),
				);
				return page(found, query, settings, { print: printContact });
			},
		},
	];
}

/** A contact of a list as the OpenAPI prints it (source: "Qontak contact lists"). */
function printContact({ id, created_at, cells }: Contact) {
	const { phone_number, full_name, ...extra } = cells;
	return {
		id,
		phone_number,
		full_name,
		email: '',
		username: '',
		code: '',
		created_at,
		updated_at: created_at,
		authority: 'own',
		channel: 'unknown',
		status: 'success',
		error_messages: {},
		extra,
		account_uniq_id: phone_number,
		channel_integration_id: null,
		avatar: {},
		is_valid: true,
		is_blocked: false,
		contact_handler_id: null,
	};
}

const fields = z
	.object({
		name: words(255),
		source_type: z.enum(['spreadsheet', 'crm_dynamic']),
		source_id: z.string().optional(),
	})
	.strict();

/** The file is read after the answer; its problems show in the list's progress. */
function upload({ contactLists, outbox, settings }: Account, { form }: Request): Answer {
	const { name, source_type, source_id = '' } = validate(fields, form?.fields);
	const strange = Object.keys(form?.files ?? {}).find((field) => field !== 'file');
	if (strange !== undefined) throw invalid({ [strange]: ['is not allowed'] });
	const file = form?.files.file;
	if (!file) throw invalid({ file: ['is missing'] });
	if (!/\.(csv|xls)$/i.test(file.filename)) {
		throw invalid({ file: ['must be of type csv or xls'] });
	}
	const list = contactLists.begin({ name, source_type, source_id });
	const rows = rowsOf(file, settings.spreadsheetRows);
	outbox.follow(
		pause(settings.contactListDelayMs, outbox.signal).then(() => contactLists.finish(list, rows)),
	);
	return success(printContactList(list), 201);
}

function rowsOf(
	{ filename, bytes }: FormFile,
	spreadsheet: readonly (readonly string[])[],
): readonly (readonly string[])[] | undefined {
	if (/\.xls$/i.test(filename)) return spreadsheet;
	try {
		return parseCsv(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
	} catch {
		return undefined;
	}
}

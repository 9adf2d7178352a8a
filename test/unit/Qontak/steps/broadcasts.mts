import type { IDataObject } from 'n8n-workflow';
import type { Ask } from '../../../../nodes/shared/operation/operation';
import { AT, type StepCase } from '../../support/step.mts';
import { byId, pageOf, readOf, readTemplate, success, template } from './samples.mts';

/** A contact list that is imported. */
export const bulkList: IDataObject = {
	id: 'l1',
	name: 'Customers',
	progress: 'success',
	contacts_count: 2,
	contacts_count_success: 2,
	contacts_count_failed: 0,
	contact_variables: ['song'],
	error_messages: {},
	created_at: AT,
	finished_at: AT,
};
const simpleList = {
	id: 'l1',
	name: 'Customers',
	status: 'success',
	contacts: 2,
	imported: 2,
	failed: 0,
	columns: ['phone_number', 'full_name', 'song'],
	problems: [],
	createdAt: AT,
	finishedAt: AT,
};
const listPath = ['contacts', 'contact_lists'];
const readList = (more: Partial<Ask> = {}) =>
	readOf([...listPath, 'l1'], 'Contact List', 'l1', more);

const broadcast: IDataObject = {
	id: 'b1',
	name: 'October offer',
	message_template: { name: 'message' },
	contact_list_id: 'l1',
	channel_integration_id: 'c1',
	execute_status: 'done',
	message_status_count: { sent: 2, pending: 0 },
	send_at: AT,
	created_at: AT,
};
const simpleBroadcast = {
	id: 'b1',
	name: 'October offer',
	template: 'message',
	contactListId: 'l1',
	channelId: 'c1',
	executeStatus: 'done',
	counts: { sent: 2, pending: 0 },
	sendAt: AT,
	createdAt: AT,
};
const readBroadcast = readOf(['broadcasts', 'b1', 'whatsapp'], 'Broadcast', 'b1');

const entry = (number: string, more: IDataObject = {}): IDataObject => ({
	id: `e${number}`,
	messages_broadcast_id: 'b1',
	contact_phone_number: number,
	contact_full_name: 'Budi',
	status: 'read',
	whatsapp_message_id: 'wamid.1',
	whatsapp_error_message: 'n/a',
	created_at: AT,
	...more,
});
const simpleEntry = (recipient: string, more: IDataObject = {}) => ({
	gateway: 'qontak',
	broadcastId: 'b1',
	messageId: 'wamid.1',
	recipient,
	name: 'Budi',
	status: 'read',
	createdAt: AT,
	...more,
});

/** A broadcast to it. */
export const bulkForm = {
	broadcastName: 'October offer',
	channel: byId('c1'),
	contactList: byId('l1'),
	template: byId('t1'),
	templateInput: 'json',
	templateVariablesJson: '{"body_1": "full_name"}',
};
const bulkAsk = (more: IDataObject): Ask => ({
	effect: 'send',
	method: 'POST',
	path: ['broadcasts', 'whatsapp'],
	body: {
		name: 'October offer',
		message_template_id: 't1',
		contact_list_id: 'l1',
		channel_integration_id: 'c1',
		...more,
		parameters: { body: [{ key: '1', value: 'full_name' }] },
	},
	to: 'list l1',
});

/** What is asked to import some CSV. */
export const importAsk = (content: string, name = 'Customers'): Ask => ({
	effect: 'write',
	method: 'POST',
	path: [...listPath, 'async'],
	body: {
		multipart: {
			name,
			source_type: 'spreadsheet',
			source_id: '',
			file: { content, fileName: 'contacts.csv', mimeType: 'text/csv' },
		},
	},
});

export const broadcastSteps: readonly StepCase[] = [
	{
		name: 'broadcast.create',
		form: { ...bulkForm, sendWhen: 'later', sendAt: '2026-12-01T02:00:00.000Z' },
		asks: [
			readTemplate,
			readList({ once: 'run' }),
			bulkAsk({ execute_type: 'specific', send_at: '2026-12-01T02:00:00.000Z' }),
		],
		answers: [success(template()), success(bulkList), success({ id: 'b1' })],
		outputs: [
			{
				gateway: 'qontak',
				name: 'October offer',
				recipients: 2,
				broadcastId: 'b1',
				status: 'accepted',
				sendAt: '2026-12-01T02:00:00.000Z',
				sentAt: AT,
			},
		],
	},
	{
		name: 'broadcast.get',
		form: { broadcast: byId('b1') },
		asks: [readBroadcast],
		answers: [success(broadcast)],
		outputs: [simpleBroadcast],
	},
	{
		name: 'broadcast.getMany',
		form: { filters: { name: 'October', startDate: '2026-10-01', category: '' } },
		asks: [pageOf(['broadcasts', 'whatsapp'], { query: 'October', start_date: '2026-10-01' })],
		answers: [success([broadcast])],
		outputs: [simpleBroadcast],
	},
	{
		name: 'broadcast.getLog',
		form: { broadcast: byId('b1') },
		asks: [pageOf(['broadcasts', 'b1', 'whatsapp', 'log'])],
		answers: [
			success([
				entry('628111'),
				entry('628112', {
					status: 'failed',
					whatsapp_message_id: null,
					whatsapp_error_message: '(#131026) Message undeliverable',
				}),
				entry('628113', {
					status: 'failed',
					whatsapp_message_id: 'n/a',
					whatsapp_error_message: 'The template does not exist',
					messages_response: {
						code: '404',
						errors: [{ code: 2001, title: 'Template missing', details: 'It does not exist' }],
					},
				}),
				entry('628114', {
					status: 'failed',
					whatsapp_error_message: 'n/a',
					messages_response: { failed: { statuses: [{ errors: [{ code: 131049 }] }] } },
				}),
				entry('628115', { status: 'failed', whatsapp_error_message: 'Something new' }),
				entry('628116', { whatsapp_error_message: 'N/A' }),
			]),
		],
		outputs: [
			simpleEntry('628111'),
			{
				gateway: 'qontak',
				broadcastId: 'b1',
				recipient: '628112',
				name: 'Budi',
				status: 'failed',
				error: {
					code: 131026,
					title: '(#131026) Message undeliverable',
					reason: 'notOnWhatsApp',
				},
				createdAt: AT,
			},
			{
				...{ gateway: 'qontak', broadcastId: 'b1', recipient: '628113', name: 'Budi' },
				status: 'failed',
				error: {
					code: 2001,
					title: 'Template missing',
					details: 'It does not exist',
					reason: 'templateNotFound',
				},
				createdAt: AT,
			},
			{
				...simpleEntry('628114'),
				status: 'failed',
				error: { code: 131049, title: '', reason: 'marketingCap' },
			},
			{
				...simpleEntry('628115'),
				status: 'failed',
				error: { title: 'Something new', reason: 'other' },
			},
			simpleEntry('628116'),
		],
	},
	{
		name: 'contactList.create',
		form: {
			contactListName: 'Customers',
			recipient: '0811-7661-000',
			recipientName: 'Budi',
			columns: { column: [{ name: 'song', value: 'Tanah "Airku", ya' }] },
		},
		asks: [
			importAsk('phone_number,full_name,song\n628117661000,Budi,"Tanah ""Airku"", ya"\n'),
			readList(),
		],
		answers: [success({ ...bulkList, progress: 'processing' }), success(bulkList)],
		outputs: [{ gateway: 'qontak', ...simpleList }],
	},
	{
		name: 'contactList.get',
		form: { contactList: byId('l1') },
		asks: [readList()],
		answers: [success(bulkList)],
		outputs: [simpleList],
	},
	{
		name: 'contactList.getMany',
		asks: [pageOf(listPath)],
		answers: [success([{ ...bulkList, error_messages: ['too long'] }])],
		outputs: [{ ...simpleList, problems: ['too long'] }],
	},
	{
		name: 'contactList.getContacts',
		form: { contactList: byId('l1') },
		asks: [pageOf([...listPath, 'contacts', 'l1'])],
		answers: [
			success([{ id: 'p1', phone_number: '628111', full_name: 'Budi', extra: { song: 'A' } }]),
		],
		outputs: [{ id: 'p1', recipient: '628111', name: 'Budi', columns: { song: 'A' } }],
	},
];

/** Waiting until a broadcast has settled: counts first, the log only when it can be complete. */
export const settling = {
	name: 'broadcast.getLog',
	form: { broadcast: byId('b1'), waitUntilSettled: true, returnAll: true },
	asks: [
		readBroadcast,
		readList({ once: 'run' }),
		readBroadcast,
		readBroadcast,
		{
			...pageOf(['broadcasts', 'b1', 'whatsapp', 'log']),
			query: { limit: 100 },
		},
	],
	answers: [
		success({ ...broadcast, message_status_count: {} }),
		success(bulkList),
		success({ ...broadcast, message_status_count: { sent: 1, pending: 1 } }),
		success({ ...broadcast, message_status_count: { delivered: 1, failed: 1, pending: 0 } }),
		success([entry('628111'), entry('628112')]),
	],
	outputs: [simpleEntry('628111'), simpleEntry('628112')],
} satisfies StepCase;

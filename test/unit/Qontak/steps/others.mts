import type { IDataObject } from 'n8n-workflow';
import type { Ask } from '../../../../nodes/shared/operation';
import type { StepCase } from '../../Ivosights/step.mts';
import { byId, pageOf, readOf, room, simpleRoom, success, template } from './samples.mts';

const anything = expect.any(String) as unknown as string;

const channel = {
	id: 'c1',
	target_channel: 'wa_cloud',
	settings: { account_name: 'Toko', server_wa_id: '6281', authorization: 'a secret' },
	created_at: '2026-01-01',
	is_active: true,
};
const simpleChannel = {
	id: 'c1',
	kind: 'wa_cloud',
	name: 'Toko',
	phoneNumber: '6281',
	active: true,
	createdAt: '2026-01-01',
};

const simpleTemplate = {
	id: 't1',
	name: 'message',
	language: 'id',
	category: 'UTILITY',
	status: 'approved',
	body: 'Hi {{1}}, Silakan periksa invoice di email anda.',
	variables: [{ id: 'body_1', label: anything }],
	quality: 'Neutral',
};

const write = (method: Ask['method'], path: readonly string[], body?: Ask['body']): Ask => ({
	effect: 'write',
	method,
	path,
	...(body ? { body } : {}),
});

/** A change of the room r1. */
const change = (
	operation: string,
	method: Ask['method'],
	path: readonly string[],
	form: IDataObject = {},
	body?: Ask['body'],
): StepCase => ({
	name: `room.${operation}`,
	form: { roomId: 'r1', ...form },
	asks: [
		{
			...write(method, ['rooms', 'r1', ...path], body),
			missing: { reason: 'notFound', message: anything, description: anything },
		},
	],
	answers: [success(room)],
	outputs: [simpleRoom],
});

const settings = {
	receive_message_from_customer: { enabled: true, webhooks: [{ url: 'https://n8n.io/1' }] },
	status_message: { enabled: false, webhooks: [{ url: 'https://n8n.io/1' }] },
};
const registered = {
	settings: 'messages',
	url: 'https://n8n.io/1',
	events: ['receive_message_from_customer'],
};

const roomSteps: readonly StepCase[] = [
	{
		name: 'room.get',
		form: { roomId: 'r1' },
		asks: [readOf(['rooms', 'r1'], 'Room ID', 'r1')],
		answers: [success(room)],
		outputs: [simpleRoom],
	},
	{
		name: 'room.getMany',
		form: { filters: { session: 'open', tag: 'vip', responseStatus: 'unresponded' } },
		asks: [
			pageOf(['rooms'], {
				sessions: 'open',
				'tags[]': ['vip'],
				'response_status[]': ['unresponded'],
			}),
		],
		answers: [success([room])],
		outputs: [simpleRoom],
	},
	{
		name: 'room.getHistory',
		form: { roomId: 'r1' },
		asks: [pageOf(['rooms', 'r1', 'histories'])],
		answers: [
			success([
				{
					id: 'm1',
					external_id: 'wamid.1',
					participant_type: 'agent',
					type: 'image',
					text: '',
					file: { url: 'https://cdn.qontak.com/a.jpg' },
					status: 'read',
					created_at: '2026-01-01',
				},
			]),
		],
		outputs: [
			{
				messageId: 'wamid.1',
				gatewayMessageId: 'm1',
				direction: 'out',
				participant: 'agent',
				type: 'image',
				text: '',
				mediaUrl: 'https://cdn.qontak.com/a.jpg',
				status: 'read',
				createdAt: '2026-01-01',
			},
		],
	},
	{
		name: 'room.getParticipants',
		form: { roomId: 'r1' },
		asks: [{ ...pageOf(['rooms', 'r1', 'participants']), query: { limit: 100 } }],
		answers: [success([{ id: 'p1', name: 'Budi', contact_able_type: 'Models::Contact' }])],
		outputs: [{ id: 'p1', name: 'Budi', kind: 'customer' }],
	},
	change('assignAgent', 'POST', ['agents', 'a1'], { agent: byId('a1') }),
	change('unassignAgent', 'DELETE', ['agents', 'a1'], { agent: byId('a1') }),
	change('takeOver', 'POST', ['takeover']),
	change('resolve', 'PUT', ['resolve']),
	change('markAsRead', 'PUT', ['mark_all_as_read']),
	change('addTag', 'POST', ['tags'], { tag: ' vip ' }, { multipart: { tag: 'vip' } }),
	change('removeTag', 'DELETE', ['tags'], { tag: 'vip' }, { multipart: { tag: 'vip' } }),
];

const templateSteps: readonly StepCase[] = [
	{
		name: 'template.getMany',
		form: { filters: { status: 'APPROVED' } },
		asks: [pageOf(['templates', 'whatsapp'])],
		answers: [success([template(), template({ id: 't2', status: 'PENDING' })])],
		outputs: [simpleTemplate],
	},
	{
		name: 'template.get',
		form: { template: byId('t1') },
		asks: [readOf(['templates', 't1', 'whatsapp'], 'Template', 't1', {}, 'templateNotFound')],
		answers: [success(template())],
		outputs: [simpleTemplate],
	},
	{
		name: 'template.create',
		form: {
			templateName: 'order_shipped',
			category: 'MARKETING',
			headerType: 'text',
			headerText: 'Pesanan {{1}}',
			headerExample: 'A-1001',
			body: 'Halo {{1}}, tiba {{2}} ya.',
			bodyExamples: 'Budi\nSenin',
			footer: 'Toko',
			buttons: {
				button: [
					{
						type: 'URL',
						text: 'Lacak',
						url: 'https://toko.id/{{1}}',
						urlExample: 'https://toko.id/A-1001',
						phoneNumber: '',
					},
					{ type: 'PHONE_NUMBER', text: 'Telepon', phoneNumber: '0812-3456-789', url: '' },
					{ type: 'QUICK_REPLY', text: 'Oke', phoneNumber: '', url: '' },
				],
			},
		},
		asks: [
			write('POST', ['templates', 'whatsapp'], {
				name: 'order_shipped',
				category: 'MARKETING',
				attributes: [
					{
						language: 'id',
						components: [
							{
								type: 'HEADER',
								format: 'TEXT',
								text: 'Pesanan {{1}}',
								example: { header_text: ['A-1001'] },
							},
							{
								type: 'BODY',
								text: 'Halo {{1}}, tiba {{2}} ya.',
								example: { body_text: ['Budi', 'Senin'] },
							},
							{ type: 'FOOTER', text: 'Toko' },
							{
								type: 'BUTTONS',
								buttons: [
									{
										type: 'URL',
										text: 'Lacak',
										url: 'https://toko.id/{{1}}',
										example: ['https://toko.id/A-1001'],
									},
									{ type: 'PHONE_NUMBER', text: 'Telepon', phone_number: '+628123456789' },
									{ type: 'QUICK_REPLY', text: 'Oke' },
								],
							},
						],
					},
				],
			}),
		],
		answers: [success([template({ status: 'PENDING' })])],
		outputs: [{ ...simpleTemplate, status: 'pending' }],
	},
	{
		name: 'template.delete',
		form: { template: byId('t1') },
		asks: [
			{
				...write('DELETE', ['templates', 'whatsapp'], { id: 't1' }),
				missing: {
					reason: 'templateNotFound',
					message: "'Template' has the ID t1, which Qontak does not know",
					description: anything,
				},
			},
		],
		answers: [success({ id: 't1' })],
		outputs: [{ id: 't1', deleted: true }],
	},
	{
		name: 'template.preview',
		form: {
			template: byId('t1'),
			templateVariables: { mappingMode: 'defineBelow', value: { body_1: 'Budi' } },
		},
		asks: [
			readOf(
				['templates', 't1', 'whatsapp'],
				'Template',
				't1',
				{ once: 'run' },
				'templateNotFound',
			),
		],
		answers: [success(template())],
		outputs: [
			{
				template: 'message',
				language: 'id',
				status: 'approved',
				text: 'Hi Budi, Silakan periksa invoice di email anda.',
				body: 'Hi Budi, Silakan periksa invoice di email anda.',
				buttons: [],
				warnings: [],
			},
		],
	},
	{
		name: 'template.getCategories',
		asks: [{ effect: 'read', method: 'GET', path: ['templates', 'category'] }],
		answers: [success(['MARKETING', { name: 'Utility', value: 'UTILITY' }, 7])],
		outputs: [
			{ name: 'MARKETING', value: 'MARKETING' },
			{ name: 'Utility', value: 'UTILITY' },
		],
	},
	{
		name: 'template.getLanguages',
		asks: [{ effect: 'read', method: 'GET', path: ['templates', 'language'] }],
		answers: [success([{ name: 'Indonesian', code: 'id' }])],
		outputs: [{ name: 'Indonesian', value: 'id' }],
	},
];

const smallSteps: readonly StepCase[] = [
	{
		name: 'channel.getMany',
		form: { filters: { kind: 'whatsapp', onlyActive: true } },
		asks: [pageOf(['integrations'])],
		answers: [
			success([
				channel,
				{ ...channel, id: 'c2', target_channel: 'ig' },
				{ ...channel, id: 'c3', is_active: false },
			]),
		],
		outputs: [simpleChannel],
	},
	{
		name: 'channel.get',
		form: { channel: byId('c1') },
		asks: [readOf(['integrations', 'c1'], 'Channel', 'c1')],
		answers: [success(channel)],
		outputs: [simpleChannel],
	},
	{
		name: 'contact.check',
		form: { recipient: '0811-7661-000', channel: byId('c1') },
		asks: [
			{
				effect: 'read',
				method: 'POST',
				path: ['broadcasts', 'contacts'],
				body: { channel_integration_id: 'c1', phone_numbers: ['628117661000'] },
			},
		],
		answers: [success({ contacts: [{ input: '628117661000', status: 'invalid' }] })],
		outputs: [{ gateway: 'qontak', recipient: '628117661000', status: 'invalid' }],
	},
	{
		name: 'contact.block',
		form: { roomId: 'r1', reason: 'Spam' },
		asks: [write('POST', ['contact_block'], { room_id: 'r1', reason: 'Spam' })],
		answers: [success({ contact_id: 'p1' })],
		outputs: [{ roomId: 'r1', contactId: 'p1', blocked: true }],
	},
	{
		name: 'contact.unblock',
		form: { roomId: 'r1', contactId: 'p1' },
		asks: [write('DELETE', ['contact_block', 'p1'], { room_id: 'r1' })],
		answers: [success(null)],
		outputs: [{ roomId: 'r1', contactId: 'p1', blocked: false }],
	},
	{
		name: 'file.upload',
		form: { binaryPropertyName: 'picture' },
		asks: [
			write('POST', ['file_uploader'], {
				multipart: { file: { binaryProperty: 'picture' } },
			}),
		],
		answers: [success({ filename: 'a.png', url: 'https://cdn.qontak.com/a.png' })],
		outputs: [{ gateway: 'qontak', url: 'https://cdn.qontak.com/a.png', fileName: 'a.png' }],
	},
	{
		name: 'user.getMany',
		form: { filters: { role: 'agent', query: 'sari' } },
		asks: [pageOf(['users'], { query: 'sari', role: 'agent' })],
		answers: [
			success([
				{ id: 'a1', full_name: 'Sari', email: 'sari@toko.id', role: 'agent', is_online: true },
			]),
		],
		outputs: [{ id: 'a1', name: 'Sari', email: 'sari@toko.id', role: 'agent', online: true }],
	},
	{
		name: 'webhook.get',
		form: { settings: 'messages' },
		asks: [{ effect: 'read', method: 'GET', path: ['message_interactions'] }],
		answers: [success(settings)],
		outputs: [registered],
	},
	{
		name: 'webhook.update',
		form: {
			settings: 'messages',
			url: 'https://n8n.io/1',
			messageEvents: ['receive_message_from_customer'],
		},
		asks: [
			write('PUT', ['message_interactions'], {
				receive_message_from_customer: true,
				receive_message_from_agent: false,
				status_message: false,
				broadcast_log_status: false,
				url: 'https://n8n.io/1',
			}),
		],
		answers: [success(settings)],
		outputs: [registered],
	},
];

export const otherSteps: readonly StepCase[] = [...roomSteps, ...templateSteps, ...smallSteps];

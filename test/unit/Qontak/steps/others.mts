import type { StepCase } from '../../support/step.mts';
import { byId, pageOf, readOf, success, write } from './samples.mts';

const channel = {
	id: 'c1',
	target_channel: 'wa_cloud',
	settings: {
		account_name: 'Toko',
		phone_number: '+62 81',
		phone_number_id: '1000',
		authorization: 'a secret',
		pin: 123456,
	},
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

const settings = {
	receive_message_from_customer: { enabled: true, webhooks: [{ url: 'https://n8n.io/1' }] },
	status_message: { enabled: false, webhooks: [{ url: 'https://n8n.io/1' }] },
};
const registered = {
	settings: 'messages',
	url: 'https://n8n.io/1',
	events: ['receive_message_from_customer'],
};

export const otherSteps: readonly StepCase[] = [
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
		answers: [success({ id: 'b1', contact_id: 'p1', reason: 'Spam', channel: 'wa_cloud' })],
		outputs: [{ roomId: 'r1', contactId: 'p1', blockId: 'b1', blocked: true }],
	},
	{
		name: 'contact.unblock',
		form: { roomId: 'r1', contactId: 'p1' },
		asks: [write('DELETE', ['contact_block', 'p1'], { room_id: 'r1' })],
		answers: [success({ status: 'success' })],
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
		name: 'division.getMany',
		form: { filters: { query: ' sales ' } },
		asks: [pageOf(['divisions'], { query: 'sales' })],
		answers: [
			success([
				{
					...{ id: 'd1', name: 'Sales', default: false, is_contact_masking: false },
					users: [{ id: 'a1', full_name: 'Sari', role: 'agent', email: 'sari@toko.id' }],
					channels: [
						{
							...{ id: 'c1', target_channel: 'telegram', channel_name: 'Bot' },
							settings: { bot_token: 'a secret' },
						},
					],
				},
			]),
		],
		outputs: [
			{
				...{ id: 'd1', name: 'Sales', isDefault: false },
				agents: [{ id: 'a1', name: 'Sari', role: 'agent', email: 'sari@toko.id' }],
				channels: [{ id: 'c1', kind: 'telegram', name: 'Bot' }],
			},
		],
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

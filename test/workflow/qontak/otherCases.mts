import type { QontakSimulator } from '../../../simulator/qontak/index.mts';
import { templateNamed } from './support/node.mts';
import { AGENT, byId, fileItem, text, WA_CLOUD, type QontakCase } from './case.mts';

const cloud = {
	id: WA_CLOUD,
	kind: 'wa_cloud',
	name: 'Toko Nusantara',
	phoneNumber: '6281100002222',
	active: true,
	createdAt: text,
};

const simpleTemplate = {
	id: text,
	name: 'hubungi_kami',
	language: 'id',
	category: text,
	status: 'approved',
	body: 'Ada pertanyaan? Kami siap membantu.',
	variables: [],
	quality: text,
};

const { quality: _, ...newTemplate } = simpleTemplate;

const chosen = (name: string) => (gateway: QontakSimulator) => ({
	template: byId(templateNamed(gateway, name).id),
});

export const otherCases: readonly QontakCase[] = [
	{
		name: 'channel.getMany',
		parameters: () => ({ filters: { kind: 'whatsapp', onlyActive: true } }),
		outputs: expect.arrayContaining([cloud]) as never,
	},
	{ name: 'channel.get', parameters: () => ({ channel: byId(WA_CLOUD) }), outputs: [cloud] },
	{
		name: 'template.getMany',
		parameters: () => ({ filters: { name: 'hubungi_kami' } }),
		outputs: [simpleTemplate],
	},
	{ name: 'template.get', parameters: chosen('hubungi_kami'), outputs: [simpleTemplate] },
	{
		name: 'template.create',
		parameters: () => ({
			templateName: 'order_shipped',
			category: 'UTILITY',
			language: 'id',
			contentInput: 'form',
			headerType: 'none',
			body: 'Halo {{1}}, sudah dikirim.',
			bodyExamples: 'Budi',
		}),
		outputs: [
			{
				...newTemplate,
				name: 'order_shipped',
				category: 'UTILITY',
				status: 'pending',
				body: 'Halo {{1}}, sudah dikirim.',
				variables: [{ id: 'body_1', label: text }],
			},
		],
	},
	{
		name: 'template.delete',
		parameters: chosen('hubungi_kami'),
		outputs: [{ id: text, deleted: true }],
	},
	{
		name: 'template.preview',
		parameters: (gateway) => ({
			...chosen('message')(gateway),
			templateInput: 'json',
			templateVariablesJson: '{"body_1": "Budi"}',
		}),
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
		parameters: () => ({}),
		outputs: expect.arrayContaining([{ name: 'MARKETING', value: 'MARKETING' }]) as never,
	},
	{
		name: 'template.getLanguages',
		parameters: () => ({}),
		outputs: expect.arrayContaining([{ name: 'Indonesian', value: 'id' }]) as never,
	},
	{
		name: 'division.getMany',
		parameters: () => ({ filters: { query: 'penjualan' } }),
		outputs: [
			{
				id: text,
				name: 'Penjualan',
				isDefault: false,
				agents: expect.arrayContaining([
					{ id: AGENT, name: 'Sari Melati', role: 'agent', email: 'sari@toko.example' },
				]) as never,
				channels: [{ id: text, kind: text, name: text }],
			},
		],
	},
	{
		name: 'user.getMany',
		parameters: () => ({ filters: { query: 'sari' } }),
		outputs: [
			{ id: AGENT, name: 'Sari Melati', email: 'sari@toko.example', role: 'agent', online: true },
		],
	},
	{
		name: 'file.upload',
		item: fileItem('image/png', 'picture.png'),
		parameters: () => ({}),
		outputs: [{ gateway: 'qontak', url: text, fileName: text }],
	},
	{
		name: 'webhook.get',
		parameters: (gateway) => {
			gateway.interactions.register('https://n8n.example.com/webhook/1', [
				'receive_message_from_customer',
			]);
			return { settings: 'messages' };
		},
		outputs: [
			{
				settings: 'messages',
				url: 'https://n8n.example.com/webhook/1',
				events: ['receive_message_from_customer'],
			},
		],
	},
	{
		name: 'webhook.update',
		parameters: () => ({
			settings: 'messages',
			url: 'https://n8n.example.com/webhook/2',
			messageEvents: ['status_message'],
		}),
		outputs: [
			{
				settings: 'messages',
				url: 'https://n8n.example.com/webhook/2',
				events: ['status_message'],
			},
		],
	},
];

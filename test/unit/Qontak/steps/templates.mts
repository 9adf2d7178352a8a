import type { StepCase } from '../../support/step.mts';
import { anything, byId, pageOf, readOf, success, template, write } from './samples.mts';

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

const { quality: _, ...newTemplate } = simpleTemplate;

export const templateSteps: readonly StepCase[] = [
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
				hsm: false,
			}),
		],
		answers: [success({ status: 'success', data: [template({ status: 'PENDING' })] })],
		outputs: [{ ...newTemplate, status: 'pending' }],
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

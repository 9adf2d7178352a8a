import type { IDataObject } from 'n8n-workflow';
import { AT, type StepCase } from '../../support/step.mts';

const MESSAGE = 'gBEGkYiEB1VXAglK1ZEqA1YKPrU';

/** A send: the form goes in, one request comes out, then the common output. */
const send = (
	operation: string,
	endpoint: string,
	form: IDataObject,
	content: IDataObject,
): StepCase => ({
	name: `message.${operation}`,
	form: { recipient: '0812-345-6789', ...form },
	asks: [
		{
			effect: 'send',
			method: 'POST',
			path: ['messages', endpoint],
			body: { wa_id: '628123456789', ...content },
			to: '628123456789',
		},
	],
	answers: [{ body: { messages: [{ id: MESSAGE }] } }],
	outputs: [
		{
			gateway: 'ivosights',
			messageId: MESSAGE,
			recipient: '628123456789',
			status: 'accepted',
			sentAt: AT,
		},
	],
});

const texts = { body: 'Pick one', footer: 'Toko Kita' };
const template = {
	id: 't1',
	template_name: 'welcome',
	status: 'approved',
	category_id: 'UTILITY',
	language_id: 'id',
	components: [{ type: 'BODY', text: 'Halo {{1}}!', parameters: { '{{1}}': null } }],
};
const readTemplate = {
	effect: 'read',
	method: 'GET',
	path: ['message-templates', 't1'],
	missing: {
		reason: 'templateNotFound',
		message: "'Template' has the ID t1, which Ivosights does not know",
		description: expect.any(String) as unknown as string,
	},
	once: 'run',
	base: 'production',
} as const;

const sendTemplate = send(
	'sendTemplate',
	'send-template-message',
	{
		template: { __rl: true, mode: 'id', value: 't1' },
		templateVariables: { mappingMode: 'defineBelow', value: { body_1: 'Budi' } },
	},
	{
		template_id: 't1',
		components: [{ type: 'body', parameters: [{ type: 'text', text: 'Budi' }] }],
	},
);

const question = send(
	'sendAndWait',
	'send-reply-button-message',
	{
		message: 'Go on?',
		buttons: {
			button: [
				{ title: 'Yes', id: 'y' },
				{ title: 'No', id: '' },
			],
		},
	},
	{
		body: 'Go on?',
		action: {
			buttons: [
				{ id: 'n8n-ask-0-0', title: 'Yes' },
				{ id: 'n8n-ask-0-1', title: 'No' },
			],
		},
	},
);
const choices = [
	{ id: 'y', title: 'Yes' },
	{ id: 'No', title: 'No' },
];

export const messageSteps: readonly StepCase[] = [
	{ ...question, outputs: question.outputs.map((output) => ({ ...output, choices })) },
	send('sendText', 'send-text-message', { text: 'hello' }, { text: 'hello' }),
	{
		...sendTemplate,
		asks: [readTemplate, ...sendTemplate.asks],
		answers: [{ body: template }, ...sendTemplate.answers],
	},
	send(
		'sendMedia',
		'send-media-message',
		{
			mediaType: 'document',
			mediaUrl: 'https://example.com/a.pdf',
			caption: 'Your invoice',
			fileName: 'Invoice.pdf',
		},
		{
			type: 'document',
			link: 'https://example.com/a.pdf',
			caption: 'Your invoice',
			filename: 'Invoice.pdf',
		},
	),
	send(
		'sendLocation',
		'send-location-message',
		{ latitude: -6.2, longitude: '106.8', locationName: ' Toko ', address: '' },
		{ latitude: -6.2, longitude: 106.8, name: 'Toko' },
	),
	send(
		'sendContacts',
		'send-contact-message',
		{
			contacts: {
				contact: [
					{
						name: 'Budi Santoso',
						phones: '+62 812 1, +62 812 2',
						emails: 'budi@example.com',
						company: 'Toko Kita',
					},
				],
			},
		},
		{
			contacts: [
				{
					name: { formatted_name: 'Budi Santoso', first_name: 'Budi Santoso' },
					phones: [{ phone: '+62 812 1' }, { phone: '+62 812 2' }],
					emails: [{ email: 'budi@example.com' }],
					org: { company: 'Toko Kita' },
				},
			],
		},
	),
	send(
		'sendReplyButtons',
		'send-reply-button-message',
		{
			...texts,
			headerType: 'text',
			headerText: 'Your opinion',
			buttons: { button: [{ title: 'Good', id: 'good' }, { title: 'Bad' }] },
		},
		{
			header: { type: 'text', text: 'Your opinion' },
			...texts,
			action: {
				buttons: [
					{ id: 'good', title: 'Good' },
					{ id: 'Bad', title: 'Bad' },
				],
			},
		},
	),
	send(
		'sendList',
		'send-list-message',
		{
			body: 'Pick one',
			buttonText: 'Topics',
			sectionsInput: 'json',
			sectionsJson: '[{ "rows": [{ "title": "Delivery", "id": 7 }] }]',
		},
		{
			body: 'Pick one',
			action: { button: 'Topics', sections: [{ rows: [{ id: '7', title: 'Delivery' }] }] },
		},
	),
	send(
		'sendSingleProduct',
		'send-single-product-message',
		{ catalogId: ' 12 ', productRetailerId: 'SKU-1' },
		{ action: { catalog_id: '12', product_retailer_id: 'SKU-1' } },
	),
	send(
		'sendMultiProduct',
		'send-multi-product-message',
		{
			...texts,
			headerText: 'New',
			catalogId: '12',
			productSections: { section: [{ title: '', productRetailerIds: 'SKU-1\nSKU-2, SKU-3' }] },
		},
		{
			header: 'New',
			...texts,
			action: {
				catalog_id: '12',
				sections: [
					{
						product_items: [
							{ product_retailer_id: 'SKU-1' },
							{ product_retailer_id: 'SKU-2' },
							{ product_retailer_id: 'SKU-3' },
						],
					},
				],
			},
		},
	),
	send(
		'sendFlow',
		'send-flow-message',
		{
			body: 'Sign up',
			flowId: '1180',
			flowCta: 'Register',
			flowScreen: 'WELCOME',
			flowData: '{"name": "Budi"}',
			flowToken: 'order-1',
		},
		{
			body: 'Sign up',
			action: {
				parameters: {
					flow_message_version: '3',
					flow_id: '1180',
					flow_cta: 'Register',
					flow_action: 'navigate',
					flow_action_payload: { screen: 'WELCOME', data: { name: 'Budi' } },
					flow_token: 'order-1',
				},
			},
		},
	),
	{
		name: 'message.markAsRead',
		form: { messageId: ' ABGG/1 ' },
		asks: [
			{
				effect: 'write',
				method: 'PUT',
				path: ['messages', 'ABGG/1', 'read'],
				missing: expect.objectContaining({ reason: 'notFound' }) as never,
			},
		],
		answers: [{ body: null }],
		outputs: [{ gateway: 'ivosights', messageId: 'ABGG/1', status: 'read' }],
	},
];

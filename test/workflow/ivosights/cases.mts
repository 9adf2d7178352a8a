import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import type { IvosightsSimulator } from '../../../simulator/ivosights/index.mts';
import * as build from '../../../simulator/ivosights/templates/build.mts';
import { unansweredApproval } from '../support/unanswered.mts';
import { accountCalls } from './seed/account.mts';
import { RECIPIENT, locator } from './seed/example.mts';
import { messages } from './seed/messages.mts';
import { templateManagement, templateSends } from './seed/templates.mts';

/** One operation, run against the simulator: what it is given, and what its items are. */
export interface EngineCase {
	/** `resource.operation`. */
	name: string;
	parameters: INodeParameters;
	item: IDataObject | INodeExecutionData;
	prepare?(gateway: IvosightsSimulator): unknown;
	/** The JSON of the items. */
	outputs: readonly IDataObject[];
}

const examples = [...accountCalls, ...messages, ...templateSends, ...templateManagement];

/** A case that is one of the document's examples. */
function documented(name: string, title: string, outputs: readonly IDataObject[]): EngineCase {
	const example = examples.find((one) => one.title === title);
	if (!example) throw new Error(`There is no example ${title}`);
	return { name, item: {}, ...example, outputs };
}

const text = expect.any(String) as unknown as string;

/** A send's common output. */
const sent = (operation: string, title: string) =>
	documented(`message.${operation}`, title, [
		{
			gateway: 'ivosights',
			messageId: text,
			recipient: RECIPIENT,
			status: 'accepted',
			sentAt: text,
		},
	]);

const written = (status: string, label: string, body: string, variables: IDataObject[]) => ({
	id: text,
	name: text,
	label,
	language: 'id',
	category: 'UTILITY',
	status,
	body,
	variables,
	updatedAt: text,
});
const greeting = expect.stringMatching(/^Halo \{\{1\}\}/) as unknown as string;
const variable = (id: string, example?: string) => ({
	id,
	label: text,
	...(example ? { example } : {}),
});
const setUp = 'New Project Setup Notification';

const messageCases: readonly EngineCase[] = [
	{
		name: 'message.sendAndWait',
		item: {},
		parameters: {
			resource: 'message',
			operation: 'sendAndWait',
			recipient: RECIPIENT,
			message: 'Go on?',
			responseType: 'approval',
			options: { skipTriggerCheck: true },
		},
		outputs: [
			unansweredApproval('ivosights', { messageId: text, recipient: RECIPIENT, sentAt: text }),
		],
	},
	sent('sendText', 'Send text message'),
	sent('sendMedia', 'Send media message'),
	sent('sendTemplate', 'Send template message With Button component'),
	sent('sendLocation', 'Send location message'),
	sent('sendContacts', 'Send contact message'),
	sent('sendReplyButtons', 'Send reply button message'),
	sent('sendList', 'Send list message'),
	sent('sendSingleProduct', 'Send single product message'),
	sent('sendMultiProduct', 'Send Multi product message'),
	sent('sendFlow', 'Send Flow message'),
	documented('message.markAsRead', 'Mark Message as Read', [
		{ gateway: 'ivosights', messageId: 'gBEGkYiEB1VXAglK1ZEqA1YKPrU', status: 'read' },
	]),
];

const PREVIEWED = '6640a1b2c3d4e5f6a7b8c9d0';

const templateCases: readonly EngineCase[] = [
	documented('template.getMany', 'Fetch My Templates', [
		written('approved', setUp, greeting, [variable('header_1'), variable('body_1')]),
	]),
	documented('template.get', 'Show template', [
		written('approved', setUp, greeting, [variable('header_1'), variable('body_1')]),
	]),
	documented('template.create', 'Create template (Basic):', [
		written('draft', setUp, greeting, [
			variable('header_1', 'Sociomile'),
			variable('body_1', 'Salsabila'),
		]),
	]),
	documented('template.update', 'Update template', [
		written('draft', setUp, greeting, [variable('header_1', 'Sociomile'), variable('body_1')]),
	]),
	documented('template.propose', 'Propose template', [
		written('pending', 'Untitled Template', 'Halo.', []),
	]),
	{
		name: 'template.preview',
		parameters: {
			resource: 'template',
			operation: 'preview',
			template: locator(PREVIEWED),
			templateInput: 'json',
			templateVariablesJson: '{"header_1": "Toko Kita", "body_1": "Budi", "button_0_url": "A-1"}',
		} as unknown as INodeParameters,
		item: {},
		prepare: (gateway) =>
			gateway.templates.add({
				id: PREVIEWED,
				template_name: 'order_shipped',
				components: [
					build.header('Kabar {{1}}'),
					build.body('Halo {{1}}, sudah dikirim.'),
					build.footer('Terima kasih'),
					build.buttons({ type: 'URL', text: 'Lacak', url: 'https://toko.id/{{1}}' }),
				],
			}),
		outputs: [
			{
				template: 'order_shipped',
				language: 'id',
				status: 'approved',
				text: 'Kabar Toko Kita\n\nHalo Budi, sudah dikirim.\n\nTerima kasih\n\n[Lacak] https://toko.id/A-1',
				header: 'Kabar Toko Kita',
				body: 'Halo Budi, sudah dikirim.',
				footer: 'Terima kasih',
				buttons: [{ type: 'URL', text: 'Lacak', value: 'https://toko.id/A-1' }],
				warnings: [],
			},
		],
	},
	documented('template.getCategories', 'Template category', [
		{ id: 'UTILITY', name: 'Transactional' },
		{ id: 'MARKETING', name: 'Marketing' },
		{ id: 'AUTHENTICATION', name: 'Authentication' },
	]),
	{
		...documented('template.getLanguages', 'Template Language', []),
		outputs: expect.arrayContaining([{ id: 'id', name: 'Indonesian' }]) as unknown as IDataObject[],
	},
];

const profile = {
	address: text,
	description: 'A Series of Platforms to Engage Your Customers',
	email: text,
	vertical: 'Professional Services',
};
const HOOK = '60243665e4058d3b4a377bd2';
const posted = {
	contacts: [{ profile: { name: 'Kerry Fisher' }, wa_id: '16315551234' }],
	messages: [
		{
			from: '16315551234',
			id: 'ABGGFlA5FpafAgo6tHcNmNjXmuSf',
			timestamp: '1518694235',
			text: { body: 'Hello this is an answer' },
			type: 'text',
		},
	],
};

const accountCases: readonly EngineCase[] = [
	documented('contact.check', 'Check Whatsapp Contact', [
		{
			gateway: 'ivosights',
			recipient: '628954218621',
			status: 'valid',
			whatsAppId: '628954218621',
		},
		{
			gateway: 'ivosights',
			recipient: '628127631234',
			status: 'valid',
			whatsAppId: '628127631234',
		},
	]),
	{
		...documented('country.getMany', 'Fetch Countries', []),
		outputs: expect.arrayContaining([
			{
				id: '6074716f6c09086f640ee9da',
				name: 'Indonesia',
				dial_code: '+62',
				iso: 'ID',
				iso3: 'IDN',
			},
		]) as unknown as IDataObject[],
	},
	documented('media.download', 'Retrieve WhatsApp Media', [
		{
			mediaId: 'f043afd0-f0ae-4b9c-ab3d-696fb4c8cd68',
			mimeType: 'image/png',
			fileName: 'f043afd0-f0ae-4b9c-ab3d-696fb4c8cd68.png',
			size: 4,
		},
	]),
	documented('profile.getBusiness', 'WhatsApp business profile', [
		{ ...profile, websites: ['https://ivosigths.com'] },
	]),
	documented('profile.updateBusiness', 'Update WhatsApp business profile', [
		{ ...profile, websites: ['https://www.ivosigths.com'] },
	]),
	documented('profile.getAbout', 'WhatsApp profile about text', [{ text: 'Halo Dunia..' }]),
	documented('profile.updateAbout', 'Update WhatsApp profile about text', [
		{ text: 'Hello.. we are using WhatsApp Business Account' },
	]),
	documented('profile.getPhoto', 'Get WhatsApp profile photo', [
		{ link: expect.stringContaining('https://pps.whatsapp.net/') as unknown as string },
	]),
	documented('profile.updatePhoto', 'Update WhatsApp profile photo', [{ updated: true }]),
	{
		...documented('webhook.getMany', 'Fetch webhook endpoint', []),
		prepare: (gateway) =>
			gateway.webhooks.add({
				id: HOOK,
				url: 'https://n8n.example.com/webhook/1',
				http_auth: { status: 'on', username: 'user', password: 'a very long password' },
			}),
		outputs: [
			{
				id: HOOK,
				name: 'App Webhook',
				url: 'https://n8n.example.com/webhook/1',
				events: [],
				headers: [],
				status: 'on',
				http_auth: { status: 'on', username: 'user', password: '***' },
			},
		],
	},
	{
		...documented('webhook.pullPending', 'Pull pending notification', []),
		prepare: (gateway) =>
			gateway.webhooks.add({ id: HOOK, url: 'http://127.0.0.1:9/' }).pending.push(posted),
		outputs: [
			{
				event: 'message',
				gateway: 'ivosights',
				id: text,
				messageId: 'ABGGFlA5FpafAgo6tHcNmNjXmuSf',
				from: '16315551234',
				name: 'Kerry Fisher',
				direction: 'in',
				timestamp: '2018-02-15T11:30:35.000Z',
				receivedAt: text,
				message: { type: 'text', text: 'Hello this is an answer' },
			},
		],
	},
];

/** A run against the simulator for each operation of the Ivosights node. */
export const engineCases: readonly EngineCase[] = [
	...accountCases,
	...messageCases,
	...templateCases,
];

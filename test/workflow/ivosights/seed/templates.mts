import type { INodeParameters } from 'n8n-workflow';
import type { IvosightsSimulator } from '../../../../simulator/ivosights/index.mts';
import { printedTemplates } from '../../../../simulator/ivosights/templates/believable.mts';
import * as build from '../../../../simulator/ivosights/templates/build.mts';
import type { NewTemplate } from '../../../../simulator/ivosights/templates/store.mts';
import { LOGO, RECIPIENT, locator, type Example } from './example.mts';

/**
 * The document sends several templates under one id (source: "Ivosights templates"): each example
 * brings its own.
 */
const { body, buttons, header, mediaHeader, oneTimePassword } = build;

const MANY = '60243665e4058d3b4a377bd2';
const WELCOME = '635a31939245d054dd2c7ad6';
const SIGN_UP = '6639e8bb1a7e0b7fb3365514';

/** One of the seven sends: the template it needs, and the values of its variables. */
function send(
	title: string,
	id: string,
	template: NewTemplate,
	values: Record<string, string>,
): Example {
	return {
		title: `Send template message ${title}`,
		parameters: {
			resource: 'message',
			operation: 'sendTemplate',
			recipient: RECIPIENT,
			template: locator(id),
			templateVariables: { mappingMode: 'defineBelow', value: values, schema: [] },
		} as unknown as INodeParameters,
		prepare: (gateway: IvosightsSimulator) => gateway.templates.add({ id, ...template }),
		before: [`GET /api/v1/message-templates/${id}`],
	};
}

const greeting = body('Halo {{1}}, selamat datang.');

export const templateSends: readonly Example[] = [
	send(
		'Only body component (no parameters)',
		WELCOME,
		{ components: [body('Selamat datang.')] },
		{},
	),
	send(
		'With Header & Body components (containt parameters)',
		MANY,
		{ components: [header('Akun {{1}}'), greeting] },
		{ body_1: 'Agus Santoso', header_1: 'PT. IVOSIGHTS' },
	),
	send(
		'With Media header (Image)',
		MANY,
		{ components: [mediaHeader('IMAGE', 'https://image.url'), greeting] },
		{ body_1: 'Agus Santoso', header_media: LOGO },
	),
	send(
		'With Media header (Document)',
		MANY,
		{ components: [mediaHeader('DOCUMENT', 'https://document.url'), greeting] },
		{
			body_1: 'Agus Santoso',
			header_media:
				'https://ivosights.com/assets/collections/insights/674486569820220714020526.pdf',
			header_filename: 'Display file name',
		},
	),
	send(
		'With Button component',
		MANY,
		{
			components: [
				greeting,
				buttons({ type: 'URL', text: 'Buka', url: 'https://ivosights.com/{{1}}' }),
			],
		},
		{ body_1: 'Agus Santoso', button_0_url: 'test' },
	),
	send(
		'With flow',
		SIGN_UP,
		{ components: [body('Daftar.'), buttons({ type: 'FLOW', text: 'Daftar', flow_id: '1' })] },
		{ button_0_flow_token: '426c0a609e863870882d509ca3bcae959a5bc41d' },
	),
	send(
		'One Time Password (OTP)',
		MANY,
		{ category_id: 'AUTHENTICATION', components: oneTimePassword({ text: 'Salin Kode' }) },
		{ button_0_code: '765987' },
	),
];

/** Lists, show, propose and the forms of create and update. */
const draft = (id: string) => (gateway: IvosightsSimulator) =>
	gateway.templates.add({ id, status: 'draft', components: [body('Halo.')] });

/** The document's account has fewer templates than fill a page. */
function onePage(gateway: IvosightsSimulator): void {
	gateway.templates.clear();
	for (const template of printedTemplates) gateway.templates.add(template);
}

const TEXT =
	'Halo {{1}}, Terimakasih telah menggunakan layanan Kami. Akun WhatsApp Business Anda sudah siap untuk digunakan. Silahkan login ke halaman dashboard untuk informasi lebih lanjut.';

const basic = {
	resource: 'template',
	operation: 'create',
	label: 'New Project Setup Notification',
	category: 'UTILITY',
	language: 'id',
	headerType: 'text',
	headerText: 'Notifikasi akun {{1}}',
	headerExample: 'Sociomile',
	body: TEXT,
	bodyExamples: 'Salsabila',
	footer: 'Ivosights',
};
const callUs = { type: 'PHONE_NUMBER', text: 'Call us', phoneNumber: '+62 851-2856-7890' };

export const templateManagement: readonly Example[] = [
	{
		title: 'Fetch My Templates',
		parameters: { resource: 'template', operation: 'getMany', returnAll: true },
		prepare: onePage,
	},
	{
		title: 'Fetch All Templates',
		parameters: { resource: 'template', operation: 'getMany', source: 'all', returnAll: true },
		prepare: onePage,
	},
	{ title: 'Create template (Basic):', parameters: basic },
	{
		title: 'Create template (With Media Header):',
		parameters: { ...basic, headerType: 'image', headerMediaUrl: 'https://image.url' },
	},
	{
		title: 'Create template (With URL, Phone number buttons):',
		parameters: {
			...basic,
			buttons: {
				button: [{ type: 'URL', text: 'Klik sekarang', url: 'https://test.com' }, callUs],
			},
		},
	},
	{
		title: 'Create template (With dynamic URL):',
		parameters: {
			...basic,
			buttons: {
				button: [
					{
						type: 'URL',
						text: 'Klik sekarang',
						url: 'https://test.com/{{1}}',
						urlExample: 'john-doe',
					},
					callUs,
				],
			},
		},
	},
	{
		title: 'Create template (One Time Password/ OTP):',
		parameters: {
			resource: 'template',
			operation: 'create',
			label: 'One Time Password Template',
			category: 'AUTHENTICATION',
			language: 'id',
			copyButtonText: 'Salin Kode',
			securityRecommendation: true,
			codeExpiration: 30,
		},
	},
	{
		title: 'Show template',
		parameters: { resource: 'template', operation: 'get', template: locator(MANY) },
	},
	{
		// Its button has a phone number, an address and `example` at once, which no form asks for.
		title: 'Update template',
		parameters: {
			...basic,
			operation: 'update',
			template: locator('aut'),
			contentInput: 'json',
			contentJson: JSON.stringify({
				header: { format: 'TEXT', text: 'Notifikasi akun {{1}}', examples: ['Sociomile'] },
				body: { text: TEXT, examples: ['Salsabila', 'Aqilah'] },
				footer: 'Ivosights',
				buttons: [
					{
						type: 'URL',
						text: 'Website',
						phone_number: '+622122902218',
						url: 'https://ivosights.com/',
						example: ['dolore', 'illum'],
					},
				],
			}),
		},
		prepare: draft('aut'),
	},
	{
		title: 'Propose template',
		parameters: { resource: 'template', operation: 'propose', template: locator('iusto') },
		prepare: draft('iusto'),
	},
	{
		title: 'Template category',
		parameters: { resource: 'template', operation: 'getCategories' },
	},
	{ title: 'Template Language', parameters: { resource: 'template', operation: 'getLanguages' } },
];

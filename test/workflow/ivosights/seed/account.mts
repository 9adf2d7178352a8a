import type { INodeExecutionData } from 'n8n-workflow';
import type { IvosightsSimulator } from '../../../../simulator/ivosights/index.mts';
import type { Example } from './example.mts';

const FILE = 'f043afd0-f0ae-4b9c-ab3d-696fb4c8cd68';
const HOOK = '60243665e4058d3b4a377bd2';

const download = { resource: 'media', operation: 'download', mediaId: FILE };
const storeFile = (gateway: IvosightsSimulator) =>
	gateway.media.add(Buffer.from('file'), 'image/png', FILE);
const createWebhook = (gateway: IvosightsSimulator) =>
	gateway.webhooks.add({ id: HOOK, url: 'http://127.0.0.1:9/', status: 'off' });

/** The smallest file that begins like a PNG. */
export const PHOTO = Buffer.from('89504e470d0a1a0a0000', 'hex');

const withPhoto: INodeExecutionData = {
	json: {},
	binary: {
		data: { data: PHOTO.toString('base64'), mimeType: 'image/png', fileName: 'photo.png' },
	},
};

/** Contacts, countries, media, settings, webhooks. */
export const accountCalls: readonly Example[] = [
	{
		title: 'Check Whatsapp Contact',
		parameters: {
			resource: 'contact',
			operation: 'check',
			recipient: '0895-4218-621, +62 812 7631 234',
		},
	},
	{
		title: 'Fetch Countries',
		parameters: { resource: 'country', operation: 'getMany', returnAll: true },
	},
	{ title: 'Retrieve WhatsApp Media', parameters: download, prepare: storeFile },
	{
		title: 'Retrieve WhatsApp Media example',
		parameters: download,
		prepare: storeFile,
		sandbox: true,
	},
	{
		title: 'WhatsApp business profile',
		parameters: { resource: 'profile', operation: 'getBusiness' },
	},
	{
		title: 'Update WhatsApp business profile',
		parameters: {
			resource: 'profile',
			operation: 'updateBusiness',
			updateFields: {
				address:
					'Jl. Tebet Barat I No.2, RT.1\\/RW.2, Tebet Bar., Kec. Tebet, Kota Jakarta Selatan, Daerah Khusus Ibukota Jakarta 12810',
				description: 'A Series of Platforms to Engage Your Customers',
				email: '[email protected]',
				vertical: 'Professional Services',
				websites: 'https://www.ivosigths.com',
			},
		},
		before: ['GET /api/v1/settings/business-profile'],
	},
	{
		title: 'WhatsApp profile about text',
		parameters: { resource: 'profile', operation: 'getAbout' },
	},
	{
		title: 'Update WhatsApp profile about text',
		parameters: {
			resource: 'profile',
			operation: 'updateAbout',
			text: 'Hello.. we are using WhatsApp Business Account',
		},
	},
	{
		title: 'Get WhatsApp profile photo',
		parameters: { resource: 'profile', operation: 'getPhoto' },
	},
	{
		title: 'Update WhatsApp profile photo',
		parameters: { resource: 'profile', operation: 'updatePhoto', binaryPropertyName: 'data' },
		item: withPhoto,
	},
	{
		title: 'Fetch webhook endpoint',
		parameters: { resource: 'webhook', operation: 'getMany', returnAll: true },
		prepare: createWebhook,
	},
	{
		title: 'Pull pending notification',
		parameters: { resource: 'webhook', operation: 'pullPending', webhookId: HOOK },
		prepare: createWebhook,
	},
];

import type { StepCase } from '../../support/step.mts';

const SETTINGS = ['settings', 'business-profile'];
const photo = { data: Buffer.from('jpg'), mimeType: 'image/jpeg' };

export const accountSteps: readonly StepCase[] = [
	{
		// The answer's order is not the request's; one number is not in the answer.
		name: 'contact.check',
		form: { recipient: '0895-4218-621; +62 812 7631 234\n0812 3456 789' },
		asks: [
			{
				effect: 'read',
				method: 'POST',
				path: ['contacts', 'check'],
				body: { contacts: ['+628954218621', '+628127631234', '+628123456789'] },
			},
		],
		answers: [
			{
				body: {
					contacts: [
						{ input: '+628127631234', status: 'valid', wa_id: '628127631234' },
						{ input: '+628954218621', status: 'invalid' },
					],
				},
			},
		],
		outputs: [
			{ gateway: 'ivosights', recipient: '628954218621', status: 'invalid' },
			{
				gateway: 'ivosights',
				recipient: '628127631234',
				status: 'valid',
				whatsAppId: '628127631234',
			},
			{ gateway: 'ivosights', recipient: '628123456789', status: 'unknown' },
		],
	},
	{
		name: 'country.getMany',
		form: { limit: 1 },
		asks: [{ effect: 'read', method: 'GET', path: ['countries'], base: undefined }],
		answers: [{ body: { data: [{ iso: 'ID' }, { iso: 'IR' }] } }],
		outputs: [{ iso: 'ID' }],
	},
	{
		name: 'media.download',
		form: { mediaId: ' f043 ', binaryPropertyName: 'file' },
		asks: [{ effect: 'read', method: 'GET', path: ['media', 'f043'], want: 'binary' }],
		answers: [{ file: photo }],
		outputs: [{ mediaId: 'f043', mimeType: 'image/jpeg', fileName: 'f043.jpg', size: 3 }],
	},
	{
		name: 'profile.getBusiness',
		asks: [{ effect: 'read', method: 'GET', path: SETTINGS }],
		answers: [{ body: { settings: { business: { profile: { address: 'Jl. A' } } }, meta: {} } }],
		outputs: [{ address: 'Jl. A' }],
	},
	{
		// What is not changed is written along, unless it is empty.
		name: 'profile.updateBusiness',
		form: { updateFields: { email: 'hello@example.com', websites: 'https://a.co, https://b.co' } },
		asks: [
			{ effect: 'read', method: 'GET', path: SETTINGS },
			{
				effect: 'write',
				method: 'POST',
				path: SETTINGS,
				body: {
					address: 'Jl. A',
					email: 'hello@example.com',
					websites: ['https://a.co', 'https://b.co'],
				},
			},
		],
		answers: [
			{
				body: {
					settings: {
						business: {
							profile: {
								address: 'Jl. A',
								email: 'old@example.com',
								description: '',
								websites: [],
							},
						},
					},
				},
			},
			{ body: { meta: {} } },
		],
		outputs: [
			{
				address: 'Jl. A',
				email: 'hello@example.com',
				websites: ['https://a.co', 'https://b.co'],
			},
		],
	},
	{
		name: 'profile.getAbout',
		asks: [{ effect: 'read', method: 'GET', path: ['settings', 'profiles', 'about'] }],
		answers: [{ body: { settings: { profile: { about: { text: 'Halo' } } } } }],
		outputs: [{ text: 'Halo' }],
	},
	{
		name: 'profile.updateAbout',
		form: { text: 'Halo' },
		asks: [
			{
				effect: 'write',
				method: 'PATCH',
				path: ['settings', 'profiles', 'about'],
				body: { text: 'Halo' },
			},
		],
		answers: [{ body: { meta: {} } }],
		outputs: [{ text: 'Halo' }],
	},
	{
		name: 'profile.getPhoto',
		asks: [
			{
				effect: 'read',
				method: 'GET',
				path: ['settings', 'profiles', 'photo'],
				query: { format: 'link' },
			},
		],
		answers: [{ body: { settings: { profile: { photo: { link: 'https://p.co/1.jpg' } } } } }],
		outputs: [{ link: 'https://p.co/1.jpg' }],
	},
	{
		name: 'profile.updatePhoto',
		form: { binaryPropertyName: 'photo' },
		asks: [
			{
				effect: 'write',
				method: 'POST',
				path: ['settings', 'profiles', 'photo'],
				body: { multipart: { photo: { binaryProperty: 'photo', as: 'image' } } },
			},
		],
		answers: [{ body: null }],
		outputs: [{ updated: true }],
	},
	{
		name: 'webhook.getMany',
		form: { returnAll: true },
		asks: [{ effect: 'read', method: 'GET', path: ['webhooks'], base: undefined }],
		answers: [
			{
				body: {
					data: [
						{
							id: 'w1',
							url: 'https://user:pass@n8n.example.com/webhook/1?token=abc&x=1#top',
							headers: { 'X-Key': 'abc' },
							http_auth: { status: 'on', username: 'user', password: 'secret' },
						},
					],
				},
			},
		],
		outputs: [
			{
				id: 'w1',
				url: 'https://***@n8n.example.com/webhook/1?token=***&x=***#top',
				headers: { 'X-Key': '***' },
				http_auth: { status: 'on', username: 'user', password: '***' },
			},
		],
	},
	{
		name: 'webhook.pullPending',
		form: { webhookId: 'w1', simplify: false },
		asks: [
			{
				effect: 'write',
				method: 'GET',
				path: ['webhooks', 'w1', 'pull-pending-notifications'],
				missing: expect.objectContaining({ reason: 'notFound' }) as never,
			},
		],
		answers: [{ body: [{ statuses: [{ id: 'm1', status: 'sent', recipient_id: '62812' }] }] }],
		outputs: [{ statuses: [{ id: 'm1', status: 'sent', recipient_id: '62812' }] }],
	},
];

import type { IDataObject } from 'n8n-workflow';
import { LOGO, RECIPIENT, type Example } from './example.mts';

const send = (title: string, operation: string, own: IDataObject, more: Partial<Example> = {}) =>
	({
		title,
		parameters: { resource: 'message', operation, recipient: RECIPIENT, ...own },
		...more,
	}) as Example;

/** All messages but templates. */
export const messages: readonly Example[] = [
	send('Send contact message', 'sendContacts', {
		contactsInput: 'json',
		contactsJson: JSON.stringify([
			{
				addresses: [
					{
						city: 'Menlo Park',
						country: 'United States',
						country_code: 'us',
						state: 'CA',
						street: '1 Hacker Way',
						type: 'HOME',
						zip: '94025',
					},
				],
				birthday: '1990-08-18',
				emails: [{ email: '[email protected]', type: 'WORK' }],
				name: { formatted_name: 'John Doe' },
				org: { company: 'Ivosight', department: 'IT', title: 'Manager' },
				phones: [{ phone: '+1 (940) 555-1234', type: 'HOME' }],
				urls: [{ url: 'https://ivosights.com/', type: 'WORK' }],
			},
		]),
	}),
	send('Send location message', 'sendLocation', {
		latitude: 37.758056,
		longitude: -122.425332,
		locationName: 'Facebook',
		address: '1 Hacker Way, Menlo Park, CA 94025',
	}),
	send('Send media message', 'sendMedia', { mediaType: 'image', mediaUrl: LOGO }),
	send('Send text message', 'sendText', { text: 'hello' }),
	send('Send reply button message', 'sendReplyButtons', {
		headerType: 'image',
		headerMediaUrl: LOGO,
		body: 'PT. Ivonesia Solusi Data Understand, engage, and delight your customers with our award-winning platforms. Want to know more?',
		footer: 'Ivosigths',
		buttons: { button: [{ id: 'yes', title: 'Yes' }] },
	}),
	send('Send list message', 'sendList', {
		headerText: 'Pesan Interaktif',
		body: 'Halo... Silahkan pilih platform layanan kami yang ingin anda ketahui lebih lanjut dengan cara menekan tombol dibawah ini.',
		footer: 'PT. Ivonesia Solusi Data',
		buttonText: 'Pilih Platform',
		sections: {
			section: [
				{
					title: 'Silahkan pilih',
					rows: {
						row: [
							{
								id: 'sociomile',
								title: 'Sociomile',
								description: 'Omni channel Ticketing Platform',
							},
						],
					},
				},
			],
		},
	}),
	send('Send single product message', 'sendSingleProduct', {
		body: 'Silahkan lihat detail produk kami.',
		footer: 'PT. Ivonesia Solusi Data',
		catalogId: '1234567890',
		productRetailerId: 'abcd12345',
	}),
	send('Send Multi product message', 'sendMultiProduct', {
		headerText: 'New Product',
		body: 'Silahkan pilih produk kami yang sedang trend saat ini.',
		footer: 'PT. Ivonesia Solusi Data',
		catalogId: '1234567890',
		productSections: {
			section: [{ title: 'New Product', productRetailerIds: 'abc12345, abc4567' }],
		},
	}),
	send('Send Flow message', 'sendFlow', {
		headerText: 'Header text',
		body: 'Body text of the flow',
		footer: 'Footer text of the flow',
		flowId: '1180378639999979',
		flowCta: 'Register',
		flowScreen: 'WELCOME_SCREEN',
	}),
	{
		title: 'Mark Message as Read',
		parameters: {
			resource: 'message',
			operation: 'markAsRead',
			messageId: 'gBEGkYiEB1VXAglK1ZEqA1YKPrU',
		},
		prepare: (gateway) =>
			gateway.customer(RECIPIENT).says('hi', { id: 'gBEGkYiEB1VXAglK1ZEqA1YKPrU' }),
	},
	send('Sending message example', 'sendText', { text: 'hello' }, { sandbox: true }),
];

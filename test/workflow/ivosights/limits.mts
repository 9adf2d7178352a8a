import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { LimitName } from '../../../nodes/shared/whatsapp/limits';
import * as build from '../../../simulator/ivosights/templates/build.mts';
import type { NewTemplate } from '../../../simulator/ivosights/templates/store.mts';
import { RECIPIENT, locator } from './seed/example.mts';

/** Where a limit of WhatsApp holds in the Ivosights node. */
export interface LimitCase {
	limit: LimitName;
	/** What the message calls the field. */
	field: string;
	/** The form with as much of it as `n` says: characters, entries, degrees, bytes. */
	parameters(n: number): IDataObject;
	item?(n: number): INodeExecutionData;
	/** The simulator keeps to the lower of two limits that the documents give. */
	onlyDryRun?: boolean;
}

const a = (n: number) => 'a'.repeat(n);
const each = <T,>(n: number, make: (index: number) => T) =>
	Array.from({ length: n }, (_, i) => make(i));

const send = (operation: string, own: IDataObject): IDataObject => ({
	resource: 'message',
	operation,
	recipient: RECIPIENT,
	...own,
});
const plain = (
	limit: LimitName,
	field: string,
	parameters: (n: number) => IDataObject,
): LimitCase => ({
	limit,
	field,
	parameters,
});

const yes = { button: [{ title: 'Yes', id: 'yes' }] };
const buttons = (own: IDataObject) =>
	send('sendReplyButtons', { body: 'Hi', buttons: yes, ...own });

const row = (own: IDataObject = {}, index = 0) => ({ title: 'Row', id: `r${index}`, ...own });
const sections = (...list: IDataObject[]) => ({ sections: { section: list } });
const oneRow = { rows: { row: [row()] } };
const list = (own: IDataObject) =>
	send('sendList', { body: 'Hi', buttonText: 'Open', ...sections(oneRow), ...own });
const listRow = (own: IDataObject) => list(sections({ rows: { row: [row(own)] } }));

const products = (n: number) => each(n, (index) => `SKU-${index}`).join(', ');
const multi = (own: IDataObject) =>
	send('sendMultiProduct', {
		headerText: 'New',
		body: 'Hi',
		catalogId: '1',
		productSections: { section: [{ title: 'A', productRetailerIds: 'SKU-1' }] },
		...own,
	});
const single = (own: IDataObject) =>
	send('sendSingleProduct', { catalogId: '1', productRetailerId: 'SKU-1', ...own });
const flow = (own: IDataObject) =>
	send('sendFlow', { body: 'Hi', flowId: '1', flowCta: 'Open', flowScreen: 'START', ...own });
const media = (own: IDataObject) =>
	send('sendMedia', { mediaType: 'image', mediaUrl: 'https://example.com/a.png', ...own });

export const messageLimits: readonly LimitCase[] = [
	plain('textBody', 'Text', (n) => send('sendText', { text: a(n) })),
	plain('caption', 'Caption', (n) => media({ caption: a(n) })),
	plain('buttonsBody', 'Body', (n) => buttons({ body: a(n) })),
	plain('headerText', 'Header Text', (n) => buttons({ headerType: 'text', headerText: a(n) })),
	plain('footer', 'Footer', (n) => buttons({ footer: a(n) })),
	plain('replyButtons', 'Buttons', (n) =>
		buttons({ buttons: { button: each(n, (index) => ({ title: `B${index}` })) } }),
	),
	plain('replyButtonTitle', 'Title of Button 1', (n) =>
		buttons({ buttons: { button: [{ title: a(n), id: 'a' }] } }),
	),
	plain('replyButtonId', 'ID of Button 1', (n) =>
		buttons({ buttons: { button: [{ title: 'Yes', id: a(n) }] } }),
	),
	plain('listBody', 'Body', (n) => list({ body: a(n) })),
	plain('headerText', 'Header Text', (n) => list({ headerText: a(n) })),
	plain('footer', 'Footer', (n) => list({ footer: a(n) })),
	plain('listButton', 'Button Text', (n) => list({ buttonText: a(n) })),
	plain('listSections', 'Sections', (n) =>
		list(
			sections(...each(n, (index) => ({ title: `S${index}`, rows: { row: [row({}, index)] } }))),
		),
	),
	plain('listRows', 'Sections', (n) =>
		list(sections({ rows: { row: each(n, (index) => row({}, index)) } })),
	),
	plain('sectionTitle', 'Title of Section 1', (n) => list(sections({ title: a(n), ...oneRow }))),
	plain('rowTitle', 'Title of Row 1 in Section 1', (n) => listRow({ title: a(n) })),
	plain('rowId', 'ID of Row 1 in Section 1', (n) => listRow({ id: a(n) })),
	plain('rowDescription', 'Description of Row 1 in Section 1', (n) =>
		listRow({ description: a(n) }),
	),
	plain('productBody', 'Body', (n) => single({ body: a(n) })),
	plain('footer', 'Footer', (n) => single({ footer: a(n) })),
	plain('productBody', 'Body', (n) => multi({ body: a(n) })),
	plain('headerText', 'Header Text', (n) => multi({ headerText: a(n) })),
	plain('footer', 'Footer', (n) => multi({ footer: a(n) })),
	plain('productSections', 'Product Sections', (n) =>
		multi({
			productSections: {
				section: each(n, (index) => ({ title: `S${index}`, productRetailerIds: `SKU-${index}` })),
			},
		}),
	),
	plain('products', 'Product IDs of Section 1', (n) =>
		multi({ productSections: { section: [{ title: 'A', productRetailerIds: products(n) }] } }),
	),
	plain('products', 'Product Sections', (n) =>
		multi({
			productSections: {
				section: [
					{ title: 'A', productRetailerIds: 'SKU-A' },
					{ title: 'B', productRetailerIds: products(n - 1) },
				].slice(0, n),
			},
		}),
	),
	plain('sectionTitle', 'Title of Section 1', (n) =>
		multi({ productSections: { section: [{ title: a(n), productRetailerIds: 'SKU-1' }] } }),
	),
	plain('flowBody', 'Body', (n) => flow({ body: a(n) })),
	plain('headerText', 'Header Text', (n) => flow({ headerText: a(n) })),
	plain('footer', 'Footer', (n) => flow({ footer: a(n) })),
	plain('flowCta', 'Button Text', (n) => flow({ flowCta: a(n) })),
	plain('latitude', 'Latitude', (n) => send('sendLocation', { latitude: n, longitude: 1 })),
	plain('longitude', 'Longitude', (n) => send('sendLocation', { latitude: 1, longitude: n })),
	plain('contacts', 'Contacts', (n) =>
		send('sendContacts', {
			contacts: { contact: each(n, () => ({ name: 'Budi', phones: '+62 812 3456 7890' })) },
		}),
	),
	plain('contacts', 'Contacts (JSON)', (n) =>
		send('sendContacts', {
			contactsInput: 'json',
			contactsJson: JSON.stringify(each(n, () => ({ name: { formatted_name: 'Budi' } }))),
		}),
	),
];

const create = (own: IDataObject) => ({
	resource: 'template',
	operation: 'create',
	label: 'Order shipped',
	category: 'UTILITY',
	body: 'Hello.',
	...own,
});
const createWith = (...list: IDataObject[]) => create({ buttons: { button: list } });
const oneTime = (own: IDataObject) => create({ category: 'AUTHENTICATION', ...own });
const inJson = (content: IDataObject) =>
	create({
		contentInput: 'json',
		contentJson: JSON.stringify({ body: { text: 'Hello.' }, ...content }),
	});
const link = (n: number) => `https://example.com/${a(n - 20)}`;

/** Approved templates whose values are held against the limits. */
export const limitTemplates: Readonly<Record<string, NewTemplate>> = {
	header: { components: [build.header('{{1}}'), build.body('Hello.')] },
	body: { components: [build.body('Hello {{1}}.'), build.footer('Toko Kita')] },
	bodyAlone: { components: [build.body('Hello {{1}}.')] },
	link: {
		components: [
			build.body('Hello.'),
			build.buttons({ type: 'URL', text: 'Open', url: 'https://example.com/{{1}}' }),
		],
	},
	card: {
		components: [
			build.body('Hello.'),
			{
				type: 'CAROUSEL',
				cards: [
					{
						components: [
							build.mediaHeader('IMAGE', 'https://example.com/a.png'),
							build.body('Coffee {{1}}.'),
						],
					},
				],
			},
		],
	},
	code: {
		category_id: 'AUTHENTICATION',
		components: build.oneTimePassword({ text: 'Copy' }),
	},
};

const sendTemplate = (template: string, values: IDataObject) =>
	send('sendTemplate', {
		template: locator(template),
		templateVariables: { mappingMode: 'defineBelow', value: values, schema: [] },
	});

export const templateLimits: readonly LimitCase[] = [
	plain('templateName', 'Label', (n) => create({ label: a(n) })),
	plain('templateHeader', 'Header Text', (n) => create({ headerType: 'text', headerText: a(n) })),
	plain('templateBody', 'Body', (n) => create({ body: a(n) })),
	plain('templateFooter', 'Footer', (n) => create({ footer: a(n) })),
	plain('templateButtons', 'Buttons', (n) =>
		createWith(...each(n, (index) => ({ type: 'QUICK_REPLY', text: `B${index}` }))),
	),
	plain('templateButtonText', 'Text of Button 1', (n) =>
		createWith({ type: 'QUICK_REPLY', text: a(n) }),
	),
	plain('templateButtonText', 'Copy Button Text', (n) => oneTime({ copyButtonText: a(n) })),
	plain('templateButtonUrl', 'URL of Button 1', (n) =>
		createWith({ type: 'URL', text: 'Open', url: link(n) }),
	),
	plain('templateButtonPhone', 'Content (JSON): buttons[0].phone_number', (n) =>
		inJson({
			buttons: [
				{ type: 'PHONE_NUMBER', text: 'Call', country_code: '+62', phone_number: '8'.repeat(n) },
			],
		}),
	),
	plain('templateFooter', 'Content (JSON): footer', (n) => inJson({ footer: a(n) })),
	plain('templateBody', 'Content (JSON): body.text', (n) => inJson({ body: { text: a(n) } })),
	plain('codeExpiration', 'Code Expires After (Minutes)', (n) => oneTime({ codeExpiration: n })),
	plain('templateHeader', 'Header with its variables', (n) =>
		sendTemplate('header', { header_1: a(n) }),
	),
	plain('templateBody', 'Body with its variables', (n) =>
		sendTemplate('body', { body_1: a(n - 'Hello .'.length) }),
	),
	{
		...plain('templateBodyAlone', 'Body with its variables', (n) =>
			sendTemplate('bodyAlone', { body_1: a(n - 'Hello .'.length) }),
		),
		onlyDryRun: true,
	},
	plain('templateButtonUrl', 'Button 1 End of Link', (n) =>
		sendTemplate('link', { button_0_url: a(n - 'https://example.com/'.length) }),
	),
	plain('cardBody', 'Body of Card 1 with its variables', (n) =>
		sendTemplate('card', {
			card_0_header_media: 'https://example.com/a.png',
			card_0_body_1: a(n - 'Coffee .'.length),
		}),
	),
	plain('templateCode', 'One-Time Code', (n) =>
		sendTemplate('code', { button_0_code: '1'.repeat(n) }),
	),
];

const business = (updateFields: IDataObject) => ({
	resource: 'profile',
	operation: 'updateBusiness',
	updateFields,
});

/** A file of so many bytes that begins like a PNG. */
function png(bytes: number): INodeExecutionData {
	const file = Buffer.alloc(bytes);
	file.write('89504e470d0a1a0a', 'hex');
	const data = file.toString('base64');
	return { json: {}, binary: { data: { data, mimeType: 'image/png', fileName: 'a.png' } } };
}

export const profileLimits: readonly LimitCase[] = [
	plain('aboutText', 'About Text', (n) => ({
		resource: 'profile',
		operation: 'updateAbout',
		text: a(n),
	})),
	plain('businessAddress', 'Address', (n) => business({ address: a(n) })),
	plain('businessDescription', 'Description', (n) => business({ description: a(n) })),
	plain('businessEmail', 'E-Mail', (n) =>
		business({ email: `${a(n - '@example.com'.length)}@example.com` }),
	),
	plain('businessWebsite', 'Websites', (n) => business({ websites: link(n) })),
	plain('businessWebsites', 'Websites', (n) =>
		business({ websites: each(n, (index) => `https://example.com/${index}`).join(', ') }),
	),
	{
		limit: 'imageFile',
		field: 'data',
		parameters: () => ({
			resource: 'profile',
			operation: 'updatePhoto',
			binaryPropertyName: 'data',
		}),
		item: png,
	},
];

/** Limits of files that Ivosights takes as links only, and of a question that it does not ask by link. */
export const ELSEWHERE: readonly LimitName[] = [
	'linkedText',
	'videoFile',
	'audioFile',
	'documentFile',
	'stickerFile',
];

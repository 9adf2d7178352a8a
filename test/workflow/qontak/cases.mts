import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import type { QontakSimulator } from '../../../simulator/qontak/index.mts';
import { templateNamed } from '../support/qontak.mts';

type Values = Record<string, unknown>;

/** One operation, run against the stand-in: what it is given, and what its items are. */
export interface QontakCase {
	/** `resource.operation`. */
	name: string;
	item?: IDataObject | INodeExecutionData;
	/** Readies the stand-in; gives the parameters beside resource and operation. */
	parameters(gateway: QontakSimulator): Values | Promise<Values>;
	/** The JSON of the items. */
	outputs: readonly IDataObject[];
	/** How many requests come before the one that does the work. */
	before?: number;
}

export const CUSTOMER = '628117661000';
export const WA_CLOUD = '56b60c3c-0123-46af-958b-32f3ad12ee37';
const AGENT = 'f3a6f7a0-5a5e-4e0f-9d7b-3c1d6f1f0a03';

export const byId = (value: string) => ({ __rl: true, mode: 'id', value });
const text = expect.any(String) as unknown as string;
const number = expect.any(Number) as unknown as number;
const PNG = Buffer.from('iVBORw0KGgo=', 'base64');

/** An item with a file in `data`. */
export const fileItem = (
	mimeType: string,
	fileName: string,
	data: Buffer = PNG,
): INodeExecutionData => ({
	json: {},
	binary: { data: { mimeType, fileName, data: data.toString('base64') } },
});

/** A conversation that the customer has just opened. */
export const openRoom = async (gateway: QontakSimulator) =>
	(await gateway.customer(CUSTOMER).says('helo')).room.id;

const inRoom =
	(parameters: Values = {}) =>
	async (gateway: QontakSimulator) => ({
		sendTo: 'room',
		roomId: await openRoom(gateway),
		...parameters,
	});

const sentToRoom = {
	gateway: 'qontak',
	messageId: text,
	gatewayMessageId: text,
	roomId: text,
	recipient: CUSTOMER,
	status: 'accepted',
	sentAt: text,
};

const sentDirect = {
	gateway: 'qontak',
	broadcastId: text,
	recipient: CUSTOMER,
	status: 'accepted',
	sentAt: text,
};

const messageCases: readonly QontakCase[] = [
	{
		name: 'message.sendTemplate',
		parameters: (gateway) => ({
			recipient: '0811-7661-000',
			recipientName: 'Burhanudin Hakim',
			channel: byId(WA_CLOUD),
			template: byId(templateNamed(gateway, 'message').id),
			templateInput: 'json',
			templateVariablesJson: '{"body_1": "Burhanudin Hakim"}',
		}),
		before: 1,
		outputs: [sentDirect],
	},
	{
		name: 'message.sendText',
		parameters: inRoom({ text: 'Halo' }),
		outputs: [sentToRoom],
	},
	{
		name: 'message.sendMedia',
		item: fileItem('image/png', 'picture.png'),
		parameters: inRoom({ mediaType: 'image', mediaSource: 'binary', caption: 'Look' }),
		outputs: [sentToRoom],
	},
	{
		name: 'message.sendReplyButtons',
		parameters: inRoom({
			body: 'How was it?',
			footer: 'Toko',
			headerType: 'text',
			headerText: 'Your opinion',
			buttons: {
				button: [
					{ title: 'Good', id: 'good' },
					{ title: 'Bad', id: '' },
				],
			},
		}),
		outputs: [sentToRoom],
	},
	{
		name: 'message.sendList',
		parameters: inRoom({
			body: 'Choose',
			buttonText: 'Topics',
			sectionsInput: 'json',
			sectionsJson: '[{"title": "Orders", "rows": [{"id": "a", "title": "Delivery"}]}]',
		}),
		outputs: [sentToRoom],
	},
	{
		name: 'message.sendRoomTemplate',
		parameters: async (gateway) => ({
			...(await inRoom()(gateway)),
			template: byId(templateNamed(gateway, 'hubungi_kami').id),
		}),
		before: 1,
		outputs: [sentToRoom],
	},
];

/** A list with two people, imported. */
export async function importedList(gateway: QontakSimulator): Promise<string> {
	const { contactLists } = gateway;
	const list = contactLists.begin({ name: 'Customers', source_type: 'spreadsheet', source_id: '' });
	contactLists.finish(list, [
		['phone_number', 'full_name', 'song'],
		[CUSTOMER, 'Burhanudin Hakim', 'Tanah Airku'],
		['6281234567890', 'Test User', 'Indonesia Pusaka'],
	]);
	return list.id;
}

const bulk = async (gateway: QontakSimulator) => ({
	broadcastName: 'October offer',
	channel: byId(WA_CLOUD),
	contactList: byId(await importedList(gateway)),
	template: byId(templateNamed(gateway, 'lagu_favorit').id),
	templateInput: 'json',
	templateVariablesJson: '{"body_1": "full_name", "body_2": "song"}',
});

const HEADERS = {
	'Content-Type': 'application/json',
	Authorization: 'Bearer simulated-user-token',
};

/** A broadcast to two people, whose log has settled. */
async function sentBroadcast(gateway: QontakSimulator): Promise<Values> {
	const { contactList, template, broadcastName: name } = await bulk(gateway);
	const response = await fetch(`${gateway.url}/api/open/v1/broadcasts/whatsapp`, {
		method: 'POST',
		headers: HEADERS,
		body: JSON.stringify({
			name,
			message_template_id: template.value,
			contact_list_id: contactList.value,
			channel_integration_id: WA_CLOUD,
			parameters: {
				body: [
					{ key: '1', value: 'full_name' },
					{ key: '2', value: 'song' },
				],
			},
		}),
	});
	const { data } = (await response.json()) as { data: { id: string } };
	gateway.settings.logDelayMs = 0;
	await gateway.settled();
	return { broadcast: byId(data.id) };
}

const simpleBroadcast = {
	id: text,
	name: 'October offer',
	template: 'lagu_favorit',
	contactListId: text,
	channelId: WA_CLOUD,
	executeStatus: 'done',
	counts: { failed: 0, delivered: number, read: number, pending: number, sent: number },
	sendAt: text,
	createdAt: text,
};

const logEntry = (recipient: string, name: string) => ({
	gateway: 'qontak',
	broadcastId: text,
	messageId: text,
	recipient,
	name,
	status: text,
	createdAt: text,
});

const broadcastCases: readonly QontakCase[] = [
	{
		name: 'broadcast.create',
		parameters: bulk,
		before: 2,
		outputs: [
			{
				gateway: 'qontak',
				name: 'October offer',
				recipients: 2,
				broadcastId: text,
				status: 'accepted',
				sentAt: text,
			},
		],
	},
	{ name: 'broadcast.get', parameters: sentBroadcast, outputs: [simpleBroadcast] },
	{ name: 'broadcast.getMany', parameters: sentBroadcast, outputs: [simpleBroadcast] },
	{
		name: 'broadcast.getLog',
		parameters: sentBroadcast,
		outputs: expect.arrayContaining([
			logEntry(CUSTOMER, 'Burhanudin Hakim'),
			logEntry('6281234567890', 'Test User'),
		]) as never,
	},
];

const simpleList = {
	id: text,
	name: 'Customers',
	status: 'success',
	contacts: 2,
	imported: 2,
	failed: 0,
	columns: ['phone_number', 'full_name', 'song'],
	problems: [],
	createdAt: text,
	finishedAt: text,
};

const listId = async (gateway: QontakSimulator) => ({
	contactList: byId(await importedList(gateway)),
});

const contactCases: readonly QontakCase[] = [
	{
		name: 'contactList.create',
		parameters: () => ({
			contactListName: 'Customers',
			source: 'items',
			recipient: '0811-7661-000',
			recipientName: 'Burhanudin',
			columns: { column: [{ name: 'song', value: '=Tanah Airku' }] },
		}),
		outputs: [{ gateway: 'qontak', ...simpleList, contacts: 1, imported: 1 }],
	},
	{ name: 'contactList.get', parameters: listId, outputs: [simpleList] },
	{ name: 'contactList.getMany', parameters: listId, outputs: [simpleList] },
	{
		name: 'contactList.getContacts',
		parameters: listId,
		outputs: expect.arrayContaining([
			{
				id: text,
				recipient: CUSTOMER,
				name: 'Burhanudin Hakim',
				columns: { song: 'Tanah Airku' },
			},
		]) as never,
	},
	{
		name: 'contact.check',
		parameters: () => ({ recipient: CUSTOMER, channel: byId(WA_CLOUD) }),
		outputs: [{ gateway: 'qontak', recipient: CUSTOMER, status: 'valid', whatsAppId: CUSTOMER }],
	},
	{
		name: 'contact.block',
		parameters: async (gateway) => ({ roomId: await openRoom(gateway), reason: 'Spam' }),
		outputs: [{ roomId: text, contactId: text, blocked: true }],
	},
	{
		name: 'contact.unblock',
		parameters: async (gateway) => {
			const roomId = await openRoom(gateway);
			const room = gateway.rooms.find(roomId);
			room.is_blocked = true;
			return { roomId, contactId: room.contactId };
		},
		outputs: [{ roomId: text, contactId: text, blocked: false }],
	},
];

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

const chosen = (name: string) => (gateway: QontakSimulator) => ({
	template: byId(templateNamed(gateway, name).id),
});

const otherCases: readonly QontakCase[] = [
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
				...simpleTemplate,
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

const room = {
	id: text,
	name: text,
	recipient: CUSTOMER,
	status: 'unassigned',
	session: 'open',
	sessionAt: text,
	channel: 'wa_cloud',
	channelId: text,
	tags: [] as string[],
	unread: 1,
};

const ofRoom = async (gateway: QontakSimulator) => ({ roomId: await openRoom(gateway) });

const assigned = async (gateway: QontakSimulator) => {
	const roomId = await openRoom(gateway);
	const found = gateway.rooms.find(roomId);
	found.agentIds.push(AGENT);
	found.status = 'assigned';
	found.tags.push('vip');
	return { roomId, agent: byId(AGENT), tag: 'vip' };
};

const roomCases: readonly QontakCase[] = [
	{ name: 'room.get', parameters: ofRoom, outputs: [room] },
	{
		name: 'room.getMany',
		parameters: async (gateway) => {
			await openRoom(gateway);
			return { filters: { status: 'unassigned', session: 'open' } };
		},
		outputs: [room],
	},
	{
		name: 'room.getHistory',
		parameters: ofRoom,
		outputs: [
			{
				messageId: text,
				gatewayMessageId: text,
				direction: 'in',
				participant: 'customer',
				type: 'text',
				text: 'helo',
				status: text,
				createdAt: text,
			},
		],
	},
	{
		name: 'room.getParticipants',
		parameters: ofRoom,
		outputs: [{ id: text, name: text, kind: 'customer' }],
	},
	{
		name: 'room.assignAgent',
		parameters: async (gateway) => ({ ...(await ofRoom(gateway)), agent: byId(AGENT) }),
		outputs: [{ ...room, status: 'assigned' }],
	},
	{
		name: 'room.unassignAgent',
		parameters: assigned,
		outputs: [{ ...room, tags: ['vip'] }],
	},
	{ name: 'room.takeOver', parameters: ofRoom, outputs: [{ ...room, status: 'assigned' }] },
	{ name: 'room.resolve', parameters: ofRoom, outputs: [{ ...room, status: 'resolved' }] },
	{ name: 'room.markAsRead', parameters: ofRoom, outputs: [{ ...room, unread: 0 }] },
	{
		name: 'room.addTag',
		parameters: async (gateway) => ({ ...(await ofRoom(gateway)), tag: 'vip' }),
		outputs: [{ ...room, tags: ['vip'] }],
	},
	{ name: 'room.removeTag', parameters: assigned, outputs: [{ ...room, status: 'assigned' }] },
];

/** One case for each operation of the Qontak node. */
export const qontakCases: readonly QontakCase[] = [
	...messageCases,
	...broadcastCases,
	...contactCases,
	...otherCases,
	...roomCases,
];

/** The node's parameters for a case. */
export async function parametersOf(
	one: QontakCase,
	gateway: QontakSimulator,
): Promise<INodeParameters> {
	const [resource, operation] = one.name.split('.');
	const own = await one.parameters(gateway);
	return { authentication: 'hmac', resource, operation, ...own } as INodeParameters;
}

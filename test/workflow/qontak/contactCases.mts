import type { QontakSimulator } from '../../../simulator/qontak/index.mts';
import {
	byId,
	CUSTOMER,
	importedList,
	openRoom,
	text,
	WA_CLOUD,
	type QontakCase,
} from './case.mts';

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

export const contactCases: readonly QontakCase[] = [
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
		outputs: [{ roomId: text, contactId: text, blockId: text, blocked: true }],
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

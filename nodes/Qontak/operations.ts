import type { Resource } from '../shared/operation/properties';
import type { AnyOperation } from '../shared/operation/operation';
import { create as createBroadcast } from './broadcast/create';
import { get as getBroadcast } from './broadcast/get';
import { getLog } from './broadcast/getLog';
import { getMany as getBroadcasts } from './broadcast/getMany';
import { get as getChannel } from './channel/get';
import { getMany as getChannels } from './channel/getMany';
import { block } from './contact/block';
import { check } from './contact/check';
import { unblock } from './contact/unblock';
import { create as createContactList } from './contactList/create';
import { get as getContactList } from './contactList/get';
import { getContacts } from './contactList/getContacts';
import { getMany as getContactLists } from './contactList/getMany';
import { getMany as getDivisions } from './division/getMany';
import { upload } from './file/upload';
import { sendAndWait } from './message/sendAndWait';
import { sendList } from './message/sendList';
import { sendMedia } from './message/sendMedia';
import { sendReplyButtons } from './message/sendReplyButtons';
import { sendRoomTemplate } from './message/sendRoomTemplate';
import { sendTemplate } from './message/sendTemplate';
import { sendText } from './message/sendText';
import { addTag } from './room/addTag';
import { assignAgent } from './room/assignAgent';
import { assignRoundRobin } from './room/assignRoundRobin';
import { get as getRoom } from './room/get';
import { getCounts } from './room/getCounts';
import { getHistory } from './room/getHistory';
import { getMany as getRooms } from './room/getMany';
import { getParticipants } from './room/getParticipants';
import { markAsRead } from './room/markAsRead';
import { removeTag } from './room/removeTag';
import { rename } from './room/rename';
import { resolve } from './room/resolve';
import { resolveExpired } from './room/resolveExpired';
import { setAutoResolve } from './room/setAutoResolve';
import { takeOver } from './room/takeOver';
import { unassignAgent } from './room/unassignAgent';
import { create as createTemplate } from './template/create';
import { deleteTemplate } from './template/delete';
import { get as getTemplate } from './template/get';
import { getCategories } from './template/getCategories';
import { getLanguages } from './template/getLanguages';
import { getMany as getTemplates } from './template/getMany';
import { preview } from './template/preview';
import { getMany as getUsers } from './user/getMany';
import { get as getWebhook } from './webhook/get';
import { update as updateWebhook } from './webhook/update';

/** The things Qontak has, as the form lists them. */
export const resources: readonly Resource[] = [
	{ name: 'Broadcast', value: 'broadcast' },
	{ name: 'Channel', value: 'channel' },
	{ name: 'Contact', value: 'contact' },
	{ name: 'Contact List', value: 'contactList' },
	{ name: 'Division', value: 'division' },
	{ name: 'File', value: 'file' },
	{ name: 'Message', value: 'message' },
	{ name: 'Room', value: 'room' },
	{ name: 'Template', value: 'template' },
	{ name: 'User', value: 'user' },
	{ name: 'Webhook', value: 'webhook' },
];

/** Everything the Qontak node can do. A new operation is a new file and a line here. */
export const operations: readonly AnyOperation[] = [
	createBroadcast,
	getBroadcast,
	getLog,
	getBroadcasts,
	getChannel,
	getChannels,
	block,
	check,
	unblock,
	createContactList,
	getContactList,
	getContacts,
	getContactLists,
	getDivisions,
	upload,
	sendAndWait,
	sendList,
	sendMedia,
	sendReplyButtons,
	sendRoomTemplate,
	sendTemplate,
	sendText,
	addTag,
	assignAgent,
	assignRoundRobin,
	getRoom,
	getCounts,
	getHistory,
	getRooms,
	getParticipants,
	markAsRead,
	removeTag,
	rename,
	resolve,
	resolveExpired,
	setAutoResolve,
	takeOver,
	unassignAgent,
	createTemplate,
	deleteTemplate,
	getTemplate,
	getCategories,
	getLanguages,
	getTemplates,
	preview,
	getUsers,
	getWebhook,
	updateWebhook,
];

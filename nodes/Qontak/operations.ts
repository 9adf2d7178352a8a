import type { Resource } from '../shared/compose';
import type { AnyOperation } from '../shared/operation';
import { get as getChannel } from './channel/get';
import { getMany as getChannels } from './channel/getMany';
import { upload } from './file/upload';
import { sendTemplate } from './message/sendTemplate';
import { get as getTemplate } from './template/get';
import { getMany as getTemplates } from './template/getMany';
import { preview } from './template/preview';

/** The things Qontak has, as the form lists them. */
export const resources: readonly Resource[] = [
	{ name: 'Broadcast', value: 'broadcast' },
	{ name: 'Channel', value: 'channel' },
	{ name: 'Contact', value: 'contact' },
	{ name: 'Contact List', value: 'contactList' },
	{ name: 'File', value: 'file' },
	{ name: 'Message', value: 'message' },
	{ name: 'Room', value: 'room' },
	{ name: 'Template', value: 'template' },
	{ name: 'User', value: 'user' },
	{ name: 'Webhook', value: 'webhook' },
];

/** Everything the Qontak node can do. A new operation is a new file and a line here. */
export const operations: readonly AnyOperation[] = [
	getChannel,
	getChannels,
	upload,
	sendTemplate,
	getTemplate,
	getTemplates,
	preview,
];

import type { AnyOperation } from '../shared/operation';
import type { Resource } from '../shared/compose';
import { check } from './contact/check';
import { download } from './media/download';
import { markAsRead } from './message/markAsRead';
import { sendContacts } from './message/sendContacts';
import { sendFlow } from './message/sendFlow';
import { sendList } from './message/sendList';
import { sendLocation } from './message/sendLocation';
import { sendMedia } from './message/sendMedia';
import { sendMultiProduct } from './message/sendMultiProduct';
import { sendReplyButtons } from './message/sendReplyButtons';
import { sendSingleProduct } from './message/sendSingleProduct';
import { sendTemplate } from './message/sendTemplate';
import { sendText } from './message/sendText';
import { get } from './template/get';
import { getMany } from './template/getMany';
import { preview } from './template/preview';

/** The things Ivosights has, as the form lists them. */
export const resources: readonly Resource[] = [
	{ name: 'Contact', value: 'contact' },
	{ name: 'Media', value: 'media' },
	{ name: 'Message', value: 'message' },
	{ name: 'Template', value: 'template' },
];

/** Everything the Ivosights node can do. A new operation is a new file and a line here. */
export const operations: readonly AnyOperation[] = [
	check,
	download,
	markAsRead,
	sendContacts,
	sendFlow,
	sendList,
	sendLocation,
	sendMedia,
	sendMultiProduct,
	sendReplyButtons,
	sendSingleProduct,
	sendTemplate,
	sendText,
	get,
	getMany,
	preview,
];

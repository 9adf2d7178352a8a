import type { AnyOperation } from '../shared/operation/operation';
import type { Resource } from '../shared/operation/properties';
import { check } from './contact/check';
import { getManyCountries } from './country/getMany';
import { download } from './media/download';
import { markAsRead } from './message/markAsRead';
import { sendAndWait } from './message/sendAndWait';
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
import { getAbout } from './profile/getAbout';
import { getBusiness } from './profile/getBusiness';
import { getPhoto } from './profile/getPhoto';
import { updateAbout } from './profile/updateAbout';
import { updateBusiness } from './profile/updateBusiness';
import { updatePhoto } from './profile/updatePhoto';
import { create } from './template/create';
import { get } from './template/get';
import { getCategories } from './template/getCategories';
import { getLanguages } from './template/getLanguages';
import { getMany } from './template/getMany';
import { preview } from './template/preview';
import { propose } from './template/propose';
import { update } from './template/update';
import { getManyWebhooks } from './webhook/getMany';
import { pullPending } from './webhook/pullPending';

/** The things Ivosights has, as the form lists them. */
export const resources: readonly Resource[] = [
	{ name: 'Contact', value: 'contact' },
	{ name: 'Country', value: 'country' },
	{ name: 'Media', value: 'media' },
	{ name: 'Message', value: 'message' },
	{ name: 'Profile', value: 'profile' },
	{ name: 'Template', value: 'template' },
	{ name: 'Webhook', value: 'webhook' },
];

/** Everything the Ivosights node can do. A new operation is a new file and a line here. */
export const operations: readonly AnyOperation[] = [
	check,
	getManyCountries,
	download,
	markAsRead,
	sendAndWait,
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
	getAbout,
	getBusiness,
	getPhoto,
	updateAbout,
	updateBusiness,
	updatePhoto,
	create,
	get,
	getCategories,
	getLanguages,
	getMany,
	preview,
	propose,
	update,
	getManyWebhooks,
	pullPending,
];

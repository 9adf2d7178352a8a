import type { AnyOperation } from '../shared/operation';
import type { Resource } from '../shared/compose';
import { check } from './contact/check';
import { download } from './media/download';
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
	sendTemplate,
	sendText,
	get,
	getMany,
	preview,
];

import type { Resource } from '../shared/operation/properties';
import type { AnyOperation } from '../shared/operation/operation';
import { getStatus } from './message/getStatus';
import { sendAndWait } from './message/sendAndWait';
import { sendMedia } from './message/sendMedia';
import { sendTemplate } from './message/sendTemplate';
import { sendText } from './message/sendText';
import { preview } from './template/preview';

/** The things DecisionTelecom has, as the form lists them. */
export const resources: readonly Resource[] = [
	{ name: 'Message', value: 'message' },
	{ name: 'Template', value: 'template' },
];

/** Everything the DecisionTelecom node can do. A new operation is a new file and a line here. */
export const operations: readonly AnyOperation[] = [
	getStatus,
	sendAndWait,
	sendMedia,
	sendTemplate,
	sendText,
	preview,
];

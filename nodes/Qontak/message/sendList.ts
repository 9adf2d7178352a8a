import type { IDataObject } from 'n8n-workflow';
import {
	bodyField,
	footerField,
	headerTextField,
	previewMessage,
	readHeaderText,
	readTexts,
} from '../../shared/message/headerBodyFooter';
import { listFields, readList } from '../../shared/message/list';
import { simplifyField } from '../../shared/operation/fields';
import { defineOperation } from '../../shared/operation/operation';
import { sendOptionsField } from './fields';
import { INTERACTIVE, roomSample, sendToRoom, wireHeader } from './message';
import { findTarget, targetFields } from './target';

/** A text with a list to choose from (source: "Qontak room messages"). */
export const sendList = defineOperation({
	resource: 'message',
	option: {
		name: 'Send List',
		value: 'sendList',
		action: 'Send list message',
		description: 'Send a text with a list of up to ten rows. Wants a bot token or HMAC.',
	},
	fields: [
		...targetFields,
		headerTextField,
		bodyField,
		footerField,
		...listFields,
		simplifyField,
		sendOptionsField,
	],
	*plan(form) {
		const header = readHeaderText(form.headerText);
		const { content, warnings } = readTexts(form, 'listBody');
		const lists = readList(form) as unknown as { button: string; sections: IDataObject[] };
		const target = yield* findTarget(form, 'openWindow');
		yield* sendToRoom(form, target, {
			path: INTERACTIVE,
			content: { type: 'list', interactive: { ...wireHeader(header), ...content, lists } },
			preview: { ...previewMessage(header, content, [lists.button]), sections: lists.sections },
			warnings,
		});
	},
	sample: roomSample,
});

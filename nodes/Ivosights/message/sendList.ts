import type { IDataObject } from 'n8n-workflow';
import { recipientField, simplifyField } from '../../shared/operation/fields';
import {
	bodyField,
	footerField,
	headerTextField,
	readHeaderText,
	readTexts,
	previewMessage,
} from '../../shared/message/headerBodyFooter';
import { listFields, readList } from '../../shared/message/list';
import { defineOperation } from '../../shared/operation/operation';
import { sendSample } from '../../shared/message/sendMessage';
import { sendToCustomer, sendOptionsField } from './message';

/** A text with a list to choose from (source: "Ivosights messages"). */
export const sendList = defineOperation({
	resource: 'message',
	option: {
		name: 'Send List',
		value: 'sendList',
		action: 'Send list message',
		description: 'Send a text with a list of up to ten rows to choose from',
	},
	fields: [
		recipientField,
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
		const { button, sections } = readList(form);
		const wire = sections as unknown as IDataObject[];
		yield* sendToCustomer(form, {
			endpoint: 'send-list-message',
			content: {
				...(header ? { header } : {}),
				...content,
				action: { button, sections: wire },
			},
			preview: { ...previewMessage(header, content, [button]), sections: wire },
			warnings,
		});
	},
	sample: sendSample('ivosights'),
});

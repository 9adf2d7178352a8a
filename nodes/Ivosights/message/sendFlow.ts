import type { IDataObject } from 'n8n-workflow';
import { recipientField, simplifyField } from '../../shared/operation/fields';
import { flowFields, readFlow, type Flow } from '../../shared/message/flow';
import {
	bodyField,
	footerField,
	headerTextField,
	readHeaderText,
	readTexts,
	previewMessage,
} from '../../shared/message/headerBodyFooter';
import { defineOperation } from '../../shared/operation/operation';
import { sendSample } from '../../shared/message/sendMessage';
import { windowNotice } from '../../shared/message/windowNotice';
import { sendToCustomer, sendOptionsField } from './message';

/**
 * `flow_token` and `data` are not in the document, which has no `action.name` either
 * (source: "Ivosights messages").
 */
function wireFlow({ id, cta, action, screen, data, token }: Flow): IDataObject {
	return {
		flow_message_version: '3',
		flow_id: id,
		flow_cta: cta,
		flow_action: action,
		...(screen === undefined ? {} : { flow_action_payload: { screen, ...(data ? { data } : {}) } }),
		...(token === undefined ? {} : { flow_token: token }),
	};
}

/** A form that opens inside WhatsApp (source: "Ivosights messages"). */
export const sendFlow = defineOperation({
	resource: 'message',
	option: {
		name: 'Send Flow',
		value: 'sendFlow',
		action: 'Send flow message',
		description: 'Send a text with a button that opens a form inside WhatsApp',
	},
	fields: [
		windowNotice,
		recipientField,
		headerTextField,
		bodyField,
		footerField,
		...flowFields,
		simplifyField,
		sendOptionsField,
	],
	*plan(form) {
		const header = readHeaderText(form.headerText);
		const { content, warnings } = readTexts(form, 'flowBody');
		const flow = readFlow(form);
		yield* sendToCustomer(form, {
			endpoint: 'send-flow-message',
			content: {
				...(header ? { header } : {}),
				...content,
				action: { parameters: wireFlow(flow) },
			},
			preview: {
				...previewMessage(header, content, [flow.cta]),
				flow: { id: flow.id, ...(flow.screen ? { screen: flow.screen } : {}) },
			},
			warnings: [...warnings, ...flow.warnings],
		});
	},
	sample: sendSample('ivosights'),
});

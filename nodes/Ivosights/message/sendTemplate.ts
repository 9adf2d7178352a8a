import type { IDataObject } from 'n8n-workflow';
import { recipientField, simplifyField } from '../../shared/operation/fields';
import { defineOperation } from '../../shared/operation/operation';
import { templateByNameField, templateLanguageFields } from '../../shared/template/byName';
import { recipientOf, sendSample } from '../../shared/message/sendMessage';
import { metaComponents } from '../../shared/template/components';
import { requireSendable } from '../../shared/template/sendable';
import { templateTextField } from '../../shared/template/textNotice';
import { templateValueFields } from '../../shared/template/valueFields';
import { HOME } from '../gateway';
import { prepareTemplate } from '../template/template';
import { sendToCustomer, sendOptionsField } from './message';

/** An approved template, at any time (source: "Ivosights messages"). */
export const sendTemplate = defineOperation({
	resource: 'message',
	option: {
		name: 'Send Template',
		value: 'sendTemplate',
		action: 'Send template message',
		description: 'Send an approved template to any customer, at any time',
	},
	fields: [
		recipientField,
		templateByNameField('searchApprovedTemplates'),
		...templateLanguageFields,
		templateTextField,
		...templateValueFields,
		simplifyField,
		sendOptionsField,
	],
	*plan(form) {
		recipientOf(form, HOME);
		const { definition, filled, preview } = yield* prepareTemplate(form);
		requireSendable(definition);
		yield* sendToCustomer(form, {
			endpoint: 'send-template-message',
			content: {
				template_id: definition.id,
				components: metaComponents(filled) as unknown as IDataObject[],
			},
			preview: preview as unknown as IDataObject,
			warnings: filled.warnings,
		});
	},
	sample: sendSample('ivosights'),
});

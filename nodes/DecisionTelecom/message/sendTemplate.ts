import type { IDataObject } from 'n8n-workflow';
import { simplifyField } from '../../shared/operation/fields';
import { defineOperation } from '../../shared/operation/operation';
import { sendMessage } from '../../shared/message/sendMessage';
import { HOME } from '../gateway';
import { templateContentFields, templateNameFields } from '../template/fields';
import { withProvider } from '../template/parameters';
import { prepareTemplate, templateRequest } from '../template/template';
import { callbackUrlField, senderField, templateOptionsField, recipientField } from './fields';
import { acceptedIn, MESSAGE_TYPE, sendToCustomer, sendSample } from './message';

/** A registered template, at any time (source: "DecisionTelecom template message"). */
export const sendTemplate = defineOperation({
	resource: 'message',
	option: {
		name: 'Send Template',
		value: 'sendTemplate',
		action: 'Send template message',
		description: 'Send a registered template to any customer, at any time',
	},
	fields: [
		recipientField,
		senderField,
		...templateNameFields,
		...templateContentFields,
		callbackUrlField,
		simplifyField,
		templateOptionsField,
	],
	*plan(form) {
		const { definition, filled, preview, components: given } = prepareTemplate(form);
		const components = withProvider(given, form.options.mediaProvider);
		const shown = preview as unknown as IDataObject;
		const { warnings } = filled;
		if (form.options.requestFormat === 'raw') {
			yield* sendMessage({
				gateway: 'decisionTelecom',
				form,
				defaultCountry: HOME,
				path: ['send-whatsapp'],
				body: (digits) => templateRequest(form, components, digits),
				preview: shown,
				warnings,
				accepted: acceptedIn,
			});
			return;
		}
		yield* sendToCustomer(form, {
			type: MESSAGE_TYPE.template,
			content: (digits) => ({
				template_name: definition.name,
				template_params: JSON.stringify(templateRequest(form, components, digits)),
			}),
			preview: shown,
			warnings,
		});
	},
	sample: sendSample,
});

import { recipientField, simplifyField } from '../../shared/operation/fields';
import {
	bodyField,
	footerField,
	readHeaderText,
	readTexts,
	requiredHeaderTextField,
	previewMessage,
} from '../../shared/message/headerBodyFooter';
import {
	catalogField,
	productSectionsField,
	readProductSections,
} from '../../shared/message/products';
import { requireText } from '../../shared/whatsapp/limits';
import { defineOperation } from '../../shared/operation/operation';
import { sendSample } from '../../shared/message/sendMessage';
import { windowNotice } from '../../shared/message/windowNotice';
import { sendToCustomer, sendOptionsField } from './message';

/**
 * Products of the catalog in sections (source: "Ivosights messages"): its header is a
 * plain text there, unlike in all other messages.
 */
export const sendMultiProduct = defineOperation({
	resource: 'message',
	option: {
		name: 'Send Multi Product',
		value: 'sendMultiProduct',
		action: 'Send multi product message',
		description: 'Send up to 30 products of your catalog, in sections',
	},
	fields: [
		windowNotice,
		recipientField,
		requiredHeaderTextField,
		bodyField,
		footerField,
		catalogField,
		productSectionsField,
		simplifyField,
		sendOptionsField,
	],
	*plan(form) {
		requireText(form.headerText, 'Header Text');
		requireText(form.body, 'Body');
		const header = readHeaderText(form.headerText);
		const { content, warnings } = readTexts(form, 'productBody');
		const { catalogId, sections } = readProductSections(form);
		yield* sendToCustomer(form, {
			endpoint: 'send-multi-product-message',
			content: {
				header: form.headerText,
				...content,
				action: {
					catalog_id: catalogId,
					sections: sections.map(({ title, ids }) => ({
						...(title === undefined ? {} : { title }),
						product_items: ids.map((id) => ({ product_retailer_id: id })),
					})),
				},
			},
			preview: {
				...previewMessage(
					header,
					content,
					sections.flatMap(({ ids }) => ids.map((id) => `Product ${id}`)),
				),
				sections: sections.map(({ title, ids }) => ({ title: title ?? '', products: ids })),
			},
			warnings,
		});
	},
	sample: sendSample('ivosights'),
});

import { recipientField, simplifyField } from '../../shared/operation/fields';
import {
	footerField,
	optionalBodyField,
	readTexts,
	previewMessage,
} from '../../shared/message/headerBodyFooter';
import { catalogField, productField, readProduct } from '../../shared/message/products';
import { defineOperation } from '../../shared/operation/operation';
import { sendSample } from '../../shared/message/sendMessage';
import { windowNotice } from '../../shared/message/windowNotice';
import { sendToCustomer, sendOptionsField } from './message';

/** One product of the catalog (source: "Ivosights messages"). */
export const sendSingleProduct = defineOperation({
	resource: 'message',
	option: {
		name: 'Send Single Product',
		value: 'sendSingleProduct',
		action: 'Send single product message',
		description: 'Send one product of your catalog',
	},
	fields: [
		windowNotice,
		recipientField,
		optionalBodyField,
		footerField,
		catalogField,
		productField,
		simplifyField,
		sendOptionsField,
	],
	*plan(form) {
		const { content, warnings } = readTexts(form, 'productBody');
		const { catalogId, productId } = readProduct(form);
		yield* sendToCustomer(form, {
			endpoint: 'send-single-product-message',
			content: {
				...content,
				action: { catalog_id: catalogId, product_retailer_id: productId },
			},
			preview: previewMessage(undefined, content, [`Product ${productId}`]),
			warnings,
		});
	},
	sample: sendSample('ivosights'),
});

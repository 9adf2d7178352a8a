import { z } from 'zod';
import { waId, words } from '../rules.mts';
import { requireTitles } from './interactive.mts';
import { messageKind } from './kind.mts';

/** Products of a catalog. Neither is in the sandbox's list. */

const id = words(100);
const footer = words(60).optional();

export const singleProductMessage = messageKind({
	kind: 'singleProduct',
	path: 'send-single-product-message',
	sandbox: false,
	schema: z
		.object({
			wa_id: waId,
			body: words(1024).optional(),
			footer,
			action: z.object({ catalog_id: id, product_retailer_id: id }).strict(),
		})
		.strict(),
	render: ({ body, footer: bottom, action }) => ({
		kind: 'product',
		...(body !== undefined && { text: body }),
		...(bottom !== undefined && { footer: bottom }),
		products: {
			catalogId: action.catalog_id,
			sections: [{ ids: [action.product_retailer_id] }],
		},
	}),
});

export const multiProductMessage = messageKind({
	kind: 'multiProduct',
	path: 'send-multi-product-message',
	sandbox: false,
	schema: z
		.object({
			wa_id: waId,
			// A plain string here, unlike in all other messages (source: "Ivosights messages").
			header: words(60),
			body: words(1024),
			footer,
			action: z
				.object({
					catalog_id: id,
					sections: z
						.array(
							z
								.object({
									title: words(24).optional(),
									product_items: z
										.array(z.object({ product_retailer_id: id }).strict())
										.min(1)
										.max(30),
								})
								.strict(),
						)
						.min(1)
						.max(10),
				})
				.strict(),
		})
		.strict()
		.superRefine(({ action: { sections } }, context) => {
			const total = sections.reduce((sum, { product_items: items }) => sum + items.length, 0);
			if (total > 30) {
				context.addIssue({
					code: 'custom',
					path: ['action', 'sections'],
					message: 'The :attribute may not have more than 30 products in total.',
				});
			}
			requireTitles(sections, context);
		}),
	render: ({ header, body, footer: bottom, action }) => ({
		kind: 'products',
		header: { type: 'text', text: header },
		text: body,
		...(bottom !== undefined && { footer: bottom }),
		products: {
			catalogId: action.catalog_id,
			sections: action.sections.map(({ title, product_items: items }) => ({
				...(title !== undefined && { title }),
				ids: items.map((item) => item.product_retailer_id),
			})),
		},
	}),
});

import { z } from 'zod';
import { webAddress } from '../rules.mts';

/**
 * The `components` of send-template-message: their shape, before they meet a template
 * (source: "WhatsApp template components").
 */

const text = z.object({ type: z.literal('text'), text: z.string() }).strict();
const namedText = text.extend({ parameter_name: z.string().optional() }).strict();

const media = z.discriminatedUnion('type', [
	namedText,
	z.object({ type: z.literal('image'), image: z.object({ link: webAddress }).strict() }).strict(),
	z.object({ type: z.literal('video'), video: z.object({ link: webAddress }).strict() }).strict(),
	z
		.object({
			type: z.literal('document'),
			document: z.object({ link: webAddress, filename: z.string().min(1).optional() }).strict(),
		})
		.strict(),
	z
		.object({
			type: z.literal('product'),
			product: z
				.object({ product_retailer_id: z.string().min(1), catalog_id: z.string().min(1) })
				.strict(),
		})
		.strict(),
]);

const productItems = z
	.array(z.object({ product_retailer_id: z.string().min(1) }).strict())
	.min(1)
	.max(30);
const section = z
	.object({ title: z.string().min(1).max(24).optional(), product_items: productItems })
	.strict();

/** What a button does: a flow's token and data, a catalog's picture, several products. */
const action = z
	.object({
		type: z.literal('action'),
		action: z.union([
			z
				.object({
					flow_token: z.string().min(1).optional(),
					flow_action_data: z.record(z.unknown()).optional(),
				})
				.strict()
				.refine((given) => Object.keys(given).length > 0, 'The :attribute is empty.'),
			z
				.object({
					thumbnail_product_retailer_id: z.string().min(1),
					sections: z.array(section).min(1).max(10).optional(),
				})
				.strict(),
		]),
	})
	.strict();
const couponCode = z.object({ type: z.literal('coupon_code'), coupon_code: z.string() }).strict();
const payload = z.object({ type: z.literal('payload'), payload: z.string().max(256) }).strict();

/** The documents write the index as "0" and as 0. */
const index = z.union([
	z.string().regex(/^\d$/, 'The :attribute must be an integer.'),
	z.number().int().min(0).max(9),
]);

const header = z
	.object({ type: z.literal('header'), parameters: z.array(media).max(1).optional() })
	.strict();
const body = z
	.object({ type: z.literal('body'), parameters: z.array(namedText).optional() })
	.strict();

/** A button carries one parameter, of the kind that its sub_type says; a flow and a catalog may go without. */
const button = z
	.object({
		type: z.literal('button'),
		index,
		sub_type: z.enum(['url', 'flow', 'copy_code', 'quick_reply', 'CATALOG', 'mpm']),
		parameters: z
			.array(z.discriminatedUnion('type', [text, action, couponCode, payload]))
			.length(1)
			.optional(),
	})
	.strict();

const offer = z
	.object({
		type: z.literal('limited_time_offer'),
		parameters: z
			.array(
				z
					.object({
						type: z.literal('limited_time_offer'),
						limited_time_offer: z
							.object({ expiration_time_ms: z.number().int().min(1e12) })
							.strict(),
					})
					.strict(),
			)
			.length(1),
	})
	.strict();

const card = z
	.object({
		card_index: z.number().int().min(0).max(9),
		components: z.array(z.discriminatedUnion('type', [header, body, button])),
	})
	.strict();
const carousel = z
	.object({ type: z.literal('carousel'), cards: z.array(card).min(1).max(10) })
	.strict();

export const sentComponents = z
	.array(z.discriminatedUnion('type', [header, body, button, offer, carousel]))
	.min(1);

export type SentComponents = z.infer<typeof sentComponents>;
export type SentHeader = z.infer<typeof header>;
export type SentBody = z.infer<typeof body>;
export type SentButton = z.infer<typeof button>;
export type SentOffer = z.infer<typeof offer>;
export type SentCarousel = z.infer<typeof carousel>;
export type SentText = z.infer<typeof namedText>;

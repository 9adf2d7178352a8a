import type {
	FilledButton,
	FilledContent,
	FilledHeader,
	FilledTemplate,
	FilledVariable,
} from './filled';

import type { ProductSection } from './productList';

type Parameter = Record<string, unknown>;

/** One entry of `components` as WhatsApp takes it. */
export interface MetaComponent {
	type: 'body' | 'header' | 'button' | 'limited_time_offer' | 'carousel';
	index?: string | number;
	sub_type?: string;
	parameters?: Parameter[];
	cards?: Array<{ card_index: number; components: MetaComponent[] }>;
}

/**
 * The `components` of a template message in WhatsApp's own style and in the order of a document that
 * prints them all (source: "WhatsApp template components"): body, header, buttons; only parts that
 * have a parameter; a template without any is one bare body.
 */
export function metaComponents(filled: FilledTemplate): MetaComponent[] {
	const { offerEndMs, cards } = filled;
	const components = contentComponents(filled);
	if (offerEndMs !== undefined) {
		const offer = { expiration_time_ms: offerEndMs };
		const parameters = [{ type: 'limited_time_offer', limited_time_offer: offer }];
		components.push({ type: 'limited_time_offer', parameters });
	}
	if (cards) {
		const each = cards.map((card, place) => ({
			card_index: place,
			components: contentComponents(card),
		}));
		components.push({ type: 'carousel', cards: each });
	}
	return components.length > 0 ? components : [{ type: 'body' }];
}

function contentComponents({ header, body, buttons }: FilledContent): MetaComponent[] {
	const components: MetaComponent[] = [];
	if (body.length > 0) components.push({ type: 'body', parameters: body.map(textParameter) });
	if (header) components.push({ type: 'header', parameters: headerParameters(header) });
	components.push(...buttons.map(buttonComponent));
	return components;
}

function textParameter({ key, text, named }: FilledVariable): Parameter {
	return named ? { type: 'text', parameter_name: key, text } : { type: 'text', text };
}

function headerParameters(header: FilledHeader): Parameter[] {
	switch (header.format) {
		case 'TEXT':
			return header.parameters.map(textParameter);
		case 'IMAGE':
			return [{ type: 'image', image: { link: header.link } }];
		case 'VIDEO':
			return [{ type: 'video', video: { link: header.link } }];
		case 'DOCUMENT': {
			const { link, fileName } = header;
			return [{ type: 'document', document: fileName ? { link, filename: fileName } : { link } }];
		}
		case 'LOCATION': {
			const { latitude, longitude, name, address } = header;
			const named = { ...(name && { name }), ...(address && { address }) };
			return [{ type: 'location', location: { latitude, longitude, ...named } }];
		}
		case 'PRODUCT': {
			const { product, catalog } = header;
			const shown = { product_retailer_id: product, catalog_id: catalog };
			return [{ type: 'product', product: shown }];
		}
	}
}

/**
 * The index is a string for links and codes, a number for one-time codes and flows
 * (source: "WhatsApp template components"). A flow or catalog without values is named all the same:
 * WhatsApp wants to be told of the button.
 */
function buttonComponent(filled: FilledButton): MetaComponent {
	const { index } = filled;
	const button = (
		sub_type: string,
		place: string | number,
		parameter?: Parameter,
	): MetaComponent => ({
		type: 'button',
		index: place,
		sub_type,
		...(parameter === undefined ? {} : { parameters: [parameter] }),
	});
	const action = (given: Parameter): Parameter | undefined =>
		Object.keys(given).length > 0 ? { type: 'action', action: given } : undefined;
	switch (filled.kind) {
		case 'urlSuffix':
			return button('url', String(index), { type: 'text', text: filled.value });
		case 'oneTimeCode':
			return button('url', index, { type: 'text', text: filled.value });
		case 'code': {
			const coupon = { type: 'coupon_code', coupon_code: filled.value };
			return button('copy_code', String(index), coupon);
		}
		case 'flow': {
			const { token, data } = filled;
			const given = {
				...(token && { flow_token: token }),
				...(data && { flow_action_data: data }),
			};
			return button('flow', index, action(given));
		}
		case 'catalog': {
			const { product } = filled;
			return button(
				'CATALOG',
				index,
				action(product ? { thumbnail_product_retailer_id: product } : {}),
			);
		}
		case 'products': {
			const { product, sections } = filled;
			const given = { thumbnail_product_retailer_id: product, sections: sections.map(section) };
			return button('mpm', index, action(given));
		}
	}
}

const section = ({ title, ids }: ProductSection): Parameter => ({
	...(title ? { title } : {}),
	product_items: ids.map((id) => ({ product_retailer_id: id })),
});

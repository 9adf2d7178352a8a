import { metaComponents } from '../../../../nodes/shared/template/components';
import type { TemplateDefinition } from '../../../../nodes/shared/template/definition';
import { fillTemplate } from '../../../../nodes/shared/template/fill';
import { SPECIAL_PARTS, requireCarried, unprinted } from '../../../../nodes/shared/template/parts';
import { previewTemplate } from '../../../../nodes/shared/template/preview';
import { variablesOf } from '../../../../nodes/shared/template/variables';
import { failureOf } from '../../support/failureOf.mts';
import { dynamic, mismatch, template, text } from './samples.mts';

const components = (definition: TemplateDefinition, values: Record<string, unknown>) =>
	metaComponents(fillTemplate(definition, values));

const carousel = template({
	body: text('Halo {{1}}'),
	cards: [
		{
			header: { format: 'IMAGE', variables: [] },
			body: text('Kopi {{1}}'),
			buttons: [{ type: 'QUICK_REPLY', text: 'Mau' }, dynamic],
		},
		{
			header: { format: 'VIDEO', variables: [] },
			buttons: [{ type: 'QUICK_REPLY', text: 'Mau' }, dynamic],
		},
	],
});
const inCarousel = {
	body_1: 'Budi',
	card_0_header_media: 'https://example.com/a.png',
	card_0_body_1: 'Gayo',
	card_0_button_1_url: 'gayo',
	card_1_header_media: 'https://example.com/b.mp4',
	card_1_button_1_url: 'teh',
};

describe('a carousel', () => {
	const url = (suffix: string) => ({
		type: 'button',
		index: '1',
		sub_type: 'url',
		parameters: [{ type: 'text', text: suffix }],
	});

	it('has a field for each variable of each card', () => {
		expect(variablesOf(carousel).map(({ id }) => id)).toEqual(Object.keys(inCarousel));
		expect(variablesOf(carousel)[1].label).toBe('Card 1 Header Image URL');
	});

	it("is sent in WhatsApp's form, card by card", () => {
		expect(components(carousel, inCarousel)).toEqual([
			{ type: 'body', parameters: [{ type: 'text', text: 'Budi' }] },
			{
				type: 'carousel',
				cards: [
					{
						card_index: 0,
						components: [
							{ type: 'body', parameters: [{ type: 'text', text: 'Gayo' }] },
							{
								type: 'header',
								parameters: [{ type: 'image', image: { link: 'https://example.com/a.png' } }],
							},
							url('gayo'),
						],
					},
					{
						card_index: 1,
						components: [
							{
								type: 'header',
								parameters: [{ type: 'video', video: { link: 'https://example.com/b.mp4' } }],
							},
							url('teh'),
						],
					},
				],
			},
		]);
	});

	it('is shown card by card', () => {
		const preview = previewTemplate(carousel, fillTemplate(carousel, inCarousel));
		expect(preview.text).toBe(
			'Halo Budi\n\n[Card 1]\n[Image] https://example.com/a.png\nKopi Gayo\n[Mau]\n[Klik sekarang] https://test.com/gayo\n\n' +
				'[Card 2]\n[Video] https://example.com/b.mp4\n[Mau]\n[Klik sekarang] https://test.com/teh',
		);
		expect(preview.cards).toHaveLength(2);
	});

	it('holds each value to its own card', () => {
		const wrong = { ...inCarousel, card_1_header_media: 'https://example.com/b.png' };
		expect(mismatch(carousel, wrong).message).toMatch(/^'Card 2 Header Video URL' ends in \.png/);
		const long = { ...inCarousel, card_0_body_1: 'x'.repeat(156) };
		expect(mismatch(carousel, long).message).toBe(
			"'Body of Card 1 with its variables' has 161 characters; WhatsApp allows 160",
		);
	});
});

describe('a limited-time offer', () => {
	const offer = template({
		body: text('Diskon'),
		offer: { text: 'Segera berakhir', expires: true },
		buttons: [{ type: 'COPY_CODE', text: 'Salin' }],
	});

	it.each([
		['2026-12-31T23:59:00+07:00', 1798736340000],
		['1798736340', 1798736340000],
		[1798736340000, 1798736340000],
	])('ends at %s', (offer_end, ms) => {
		expect(components(offer, { offer_end, button_0_code: 'HEMAT' })).toEqual([
			{
				type: 'button',
				index: '0',
				sub_type: 'copy_code',
				parameters: [{ type: 'coupon_code', coupon_code: 'HEMAT' }],
			},
			{
				type: 'limited_time_offer',
				parameters: [
					{ type: 'limited_time_offer', limited_time_offer: { expiration_time_ms: ms } },
				],
			},
		]);
		const preview = previewTemplate(
			offer,
			fillTemplate(offer, { offer_end, button_0_code: 'HEMAT' }),
		);
		expect(preview.offer).toBe('[Offer] Segera berakhir until 2026-12-31T16:59:00.000Z');
	});

	it('wants a time with its zone', () => {
		const { message } = mismatch(offer, { offer_end: '2026-12-31 23:59', button_0_code: 'X' });
		expect(message).toMatch(/is not a time with its zone: 2026-12-31 23:59/);
	});

	it('asks for no time where it has no end', () => {
		const endless = { ...offer, offer: { text: 'Promo', expires: false } };
		expect(variablesOf(endless).map(({ id }) => id)).toEqual(['button_0_code']);
	});
});

describe('products', () => {
	const products = template({
		header: { format: 'PRODUCT', variables: [] },
		body: text('Baru'),
		buttons: [{ type: 'SPM', text: 'Lihat' }],
	});
	const several = template({ body: text('Baru'), buttons: [{ type: 'MPM', text: 'Lihat' }] });
	const catalog = template({ body: text('Baru'), buttons: [{ type: 'CATALOG', text: 'Lihat' }] });
	const button = (sub_type: string, action?: object) => [
		{
			type: 'button',
			index: 0,
			sub_type,
			...(action && { parameters: [{ type: 'action', action }] }),
		},
	];

	it('one product stands in the header', () => {
		expect(components(products, { header_product: 'SKU-1', header_catalog: '42' })).toEqual([
			{
				type: 'header',
				parameters: [
					{ type: 'product', product: { product_retailer_id: 'SKU-1', catalog_id: '42' } },
				],
			},
		]);
	});

	it('the catalog needs no value, and takes a picture', () => {
		expect(components(catalog, {})).toEqual(button('CATALOG'));
		expect(components(catalog, { button_0_product: 'SKU-1' })).toEqual(
			button('CATALOG', { thumbnail_product_retailer_id: 'SKU-1' }),
		);
	});

	const items = (...ids: string[]) => ids.map((product_retailer_id) => ({ product_retailer_id }));

	it.each([
		['SKU-1, SKU-2', [{ product_items: items('SKU-1', 'SKU-2') }]],
		[['SKU-1'], [{ product_items: items('SKU-1') }]],
		[
			'Kopi: SKU-1, SKU-2\nTeh: SKU-3',
			[
				{ title: 'Kopi', product_items: items('SKU-1', 'SKU-2') },
				{ title: 'Teh', product_items: items('SKU-3') },
			],
		],
		[[{ title: 'Kopi', products: ['SKU-1'] }], [{ title: 'Kopi', product_items: items('SKU-1') }]],
		['[{"title":"Kopi","products":"SKU-1"}]', [{ title: 'Kopi', product_items: items('SKU-1') }]],
	])('several are given as %j', (given, sections) => {
		expect(components(several, { button_0_products: given })).toEqual(
			button('mpm', { thumbnail_product_retailer_id: 'SKU-1', sections }),
		);
	});

	it('several are held to the limits', () => {
		expect(mismatch(several, { button_0_products: 'SKU-1\nSKU-2' }).message).toContain(
			"section 1' is empty",
		);
		const many = Array.from({ length: 31 }, (_, n) => `SKU-${n}`).join(',');
		expect(mismatch(several, { button_0_products: many }).message).toContain('31 products');
	});
});

describe('a flow', () => {
	const flow = template({ body: text('Halo'), buttons: [{ type: 'FLOW', text: 'Daftar' }] });
	const sent = (parameters?: object[]) => [
		{ type: 'button', index: 0, sub_type: 'flow', ...(parameters && { parameters }) },
	];

	it('is sent without parameters where it has no token', () => {
		expect(components(flow, {})).toEqual(sent());
		expect(components(flow, { button_0_flow_token: '', button_0_flow_data: null })).toEqual(sent());
	});

	it.each(['{"name": "Budi"}', { name: 'Budi' }])('takes a token and data: %j', (data) => {
		expect(components(flow, { button_0_flow_token: 'A-1', button_0_flow_data: data })).toEqual(
			sent([{ type: 'action', action: { flow_token: 'A-1', flow_action_data: { name: 'Budi' } } }]),
		);
	});

	it('wants its data as an object', () => {
		expect(mismatch(flow, { button_0_flow_data: '[1]' }).message).toContain('is not a JSON object');
	});
});

describe('parts that nobody knows', () => {
	it('are refused by name, all of them', () => {
		const odd = template({
			name: 'promo',
			unknown: ['a header of the format GIF'],
			buttons: [{ type: 'ORDER_DETAILS', text: 'Bayar' }],
		});
		const { reason, message, details } = failureOf(() => fillTemplate(odd, {}));
		expect(reason).toBe('invalidRequest');
		expect(message).toBe(
			'The template \'promo\' has a header of the format GIF and the button "Bayar" of the type ORDER_DETAILS, which this node cannot send',
		);
		expect(details).toMatchObject({
			field: 'Template',
			description: expect.stringContaining('Choose'),
		});
	});

	it('are refused in cards, too', () => {
		const odd = template({ cards: [{ buttons: [{ type: 'NEW', text: 'X' }] }] });
		expect(() => fillTemplate(odd, {})).toThrow('the button "X" of the type NEW');
	});
});

describe('what a gateway carries', () => {
	const all = template({
		header: { format: 'LOCATION', variables: [] },
		offer: { text: '', expires: false },
		buttons: ['CATALOG', 'MPM'].map((type) => ({ type, text: 'x' })),
		cards: [{ header: { format: 'PRODUCT', variables: [] }, buttons: [] }],
	});

	it('is named where it has no place', () => {
		expect(() => requireCarried(all, SPECIAL_PARTS, 'Gateway')).not.toThrow();
		expect(failureOf(() => requireCarried(all, [], 'Gateway'))).toMatchObject({
			reason: 'invalidRequest',
			message:
				'Gateway cannot send templates with a carousel, a limited-time offer, a location as header, a product as header, a button for the catalog and a button for several products',
		});
	});

	it('is warned of where no document prints it', () => {
		expect(unprinted(template({ buttons: [dynamic] }), 'Gateway')).toEqual([]);
		expect(unprinted(carousel, 'Gateway')).toEqual([expect.stringContaining('with a carousel')]);
	});
});

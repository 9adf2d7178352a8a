import type { INodeParameters } from 'n8n-workflow';
import { startSimulator, type Simulator } from '../../simulator/server.mts';
import { body, buttons, mediaHeader } from '../../simulator/ivosights/templates/build.mts';
import type { TemplateComponent } from '../../simulator/ivosights/templates/definition.mts';
import { runIvosights } from './ivosights/support/node.mts';
import { WA_CLOUD, byId } from './qontak/case.mts';
import { runQontak } from './qontak/support/node.mts';

let simulator: Simulator;
beforeAll(async () => {
	simulator = await startSimulator();
});
afterAll(async () => await simulator.close());
beforeEach(() => {
	simulator.ivosights.requests.clear();
	simulator.qontak.requests.clear();
});

const ivosightsSends = () =>
	simulator.ivosights.requests.filter(({ path }) => path.includes('/messages/'));

const useTemplate = (id: string, variables: object, more: object = {}) =>
	({
		resource: 'message',
		operation: 'sendTemplate',
		recipient: '0812-3456-7890',
		template: { __rl: true, mode: 'id', value: id },
		templateInput: 'json',
		templateVariablesJson: JSON.stringify(variables),
		...more,
	}) as unknown as INodeParameters;

const added = (components: unknown[]) =>
	simulator.ivosights.templates.add({
		template_name: 'promo',
		components: components as TemplateComponent[],
	}).id;

const link = 'https://toko.example/{{1}}';

describe('parts that are sent', () => {
	test.each<[string, unknown[], object, RegExp | undefined]>([
		[
			'a carousel',
			[
				body('Halo {{1}}', ['Budi']),
				{
					type: 'CAROUSEL',
					cards: ['IMAGE', 'VIDEO'].map((format) => ({
						components: [
							mediaHeader(format as 'IMAGE', 'https://x.example/a'),
							body('Kopi {{1}}', ['Gayo']),
							buttons(
								{ type: 'QUICK_REPLY', text: 'Mau' },
								{ type: 'URL', text: 'Lihat', url: link, url_type: 'dynamic' },
							),
						],
					})),
				},
			],
			{
				body_1: 'Budi',
				card_0_header_media: 'https://x.example/a.png',
				card_0_body_1: 'Gayo',
				card_0_button_1_url: 'gayo',
				card_1_header_media: 'https://x.example/b.mp4',
				card_1_body_1: 'Toraja',
				card_1_button_1_url: 'toraja',
			},
			/no template with a carousel/,
		],
		[
			'a limited-time offer',
			[
				body('Diskon'),
				{
					type: 'LIMITED_TIME_OFFER',
					limited_time_offer: { text: 'Segera berakhir', has_expiration: true },
				},
				buttons({ type: 'COPY_CODE', text: 'Salin' }),
			],
			{ offer_end: '2026-12-31T23:59:00+07:00', button_0_code: 'HEMAT' },
			/a limited-time offer/,
		],
		[
			'a product',
			[
				{ type: 'HEADER', format: 'PRODUCT' },
				body('Baru'),
				buttons({ type: 'SPM', text: 'Lihat' }),
			],
			{ header_product: 'SKU-1', header_catalog: '42' },
			/a product as header/,
		],
		['a catalog', [body('Baru'), buttons({ type: 'CATALOG', text: 'Lihat' })], {}, /the catalog/],
		[
			'several products',
			[body('Baru'), buttons({ type: 'MPM', text: 'Lihat' })],
			{ button_0_products: 'Kopi: SKU-1, SKU-2\nTeh: SKU-3' },
			/several products/,
		],
		[
			'a flow without a token',
			[body('Baru'), buttons({ type: 'FLOW', text: 'Isi' })],
			{},
			undefined,
		],
		[
			'a flow with data alone',
			[body('Baru'), buttons({ type: 'FLOW', text: 'Isi' })],
			{ button_0_flow_data: { name: 'Budi' } },
			undefined,
		],
	])(
		'%s: the gateway takes it, and the output says what no document shows',
		async (_, parts, values, warns) => {
			const { error, json } = await runIvosights(
				simulator.ivosights,
				useTemplate(added(parts), values),
				[{}],
			);
			expect(error).toBeUndefined();
			const [sent] = json('Ivosights');
			expect(sent).toMatchObject({ status: 'accepted' });
			if (warns) expect(sent.warnings).toEqual([expect.stringMatching(warns)]);
			else expect(sent).not.toHaveProperty('warnings');
		},
	);
});

describe('parts that nobody here knows', () => {
	const parts: Array<[string, unknown[], string]> = [
		[
			'a GIF as header',
			[{ type: 'HEADER', format: 'GIF' }, body('Hai')],
			'a header of the format GIF',
		],
		['a part to come', [body('Hai'), { type: 'HOLOGRAM' }], 'the part HOLOGRAM'],
		[
			'a button to come',
			[body('Hai'), buttons({ type: 'ORDER_DETAILS' as never, text: 'Bayar' })],
			'the button "Bayar" of the type ORDER_DETAILS',
		],
		[
			'a part of a card',
			[
				body('Hai'),
				{ type: 'CAROUSEL', cards: [{ components: [{ type: 'HEADER', format: 'GIF' }] }] },
			],
			'a header of the format GIF in card 1',
		],
	];
	const ways = {
		send: {},
		'dry run': { options: { dryRun: true } },
		preview: { resource: 'template', operation: 'preview' },
	};

	test.each(
		parts.flatMap(([what, components, name]) =>
			Object.entries(ways).map(([way, more]) => [what, way, components, name, more] as const),
		),
	)('%s is refused by name in a %s', async (_what, _way, components, name, more) => {
		const parameters = useTemplate(added([...components]), {}, more);
		const { error } = await runIvosights(simulator.ivosights, parameters, [{}]);
		expect(error?.message).toBe(`The template 'Promo' has ${name}, which this node cannot send`);
		expect(ivosightsSends()).toEqual([]);
	});
});

describe("Qontak's requests have no place for them", () => {
	test.each<[string, object, string]>([
		['a carousel', { carousel: [{ body: 'Kopi' }] }, 'has a carousel, which this node cannot send'],
		['a GIF', { header: { format: 'GIF' } }, 'has a header of the format GIF'],
		['a product', { header: { format: 'PRODUCT' } }, 'Qontak cannot send templates with a product'],
		[
			'a catalog',
			{ buttons: [{ type: 'CATALOG', text: 'Lihat' }] },
			'Qontak cannot send templates with a button for the catalog',
		],
		['what is to come', { components: [{ type: 'HOLOGRAM' }] }, 'the part HOLOGRAM'],
	])('%s is refused before sending and in the dry run', async (_, more, words) => {
		const { id } = simulator.qontak.templates.add({ name: 'promo', body: 'Hai', ...more } as never);
		for (const options of [{}, { dryRun: true }]) {
			const parameters = useTemplate(id, {}, { channel: byId(WA_CLOUD), options });
			const { error } = await runQontak(simulator.qontak, parameters);
			expect(error?.message).toContain(words);
		}
		expect(simulator.qontak.requests.filter(({ method }) => method === 'POST')).toEqual([]);
	});
});

describe('a new template with signs that WhatsApp refuses in a button', () => {
	const wrong = 'Halo {{1}} 🛒';
	const quickReply = { button: [{ type: 'QUICK_REPLY', text: wrong }] };
	const form = { body: 'Halo.', buttons: quickReply };
	const json = [
		{ type: 'BODY', text: 'Halo.' },
		{ type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: wrong }] },
	];
	const create = { resource: 'template', operation: 'create', language: 'id' };
	const words = 'has a variable and an emoji, which WhatsApp refuses in buttons';

	test.each<[string, object, string]>([
		['the form', form, 'Text of Button 1'],
		[
			'JSON',
			{ contentInput: 'json', contentJson: JSON.stringify({ body: json[0], ...json[1] }) },
			'Content (JSON): buttons[0].text',
		],
	])('Ivosights, by %s: told before anything is asked', async (_, more, label) => {
		const parameters = { ...create, label: 'Promo', ...more } as INodeParameters;
		const { error } = await runIvosights(simulator.ivosights, parameters, [{}]);
		expect(error?.message).toBe(`'${label}' ${words}`);
		expect(simulator.ivosights.requests).toHaveLength(0);
	});

	test.each<[string, object, string]>([
		['the form', form, 'Text of Button 1'],
		[
			'JSON',
			{ contentInput: 'json', componentsJson: JSON.stringify(json) },
			'Components (JSON): [1].buttons[0].text',
		],
		[
			'JSON with a carousel',
			{
				contentInput: 'json',
				componentsJson: JSON.stringify([
					json[0],
					{ type: 'CAROUSEL', cards: [{ components: [] }, { components: json }] },
				]),
			},
			'Components (JSON): [1].cards[1].components[1].buttons[0].text',
		],
	])('Qontak, by %s: told before anything is asked', async (_, more, label) => {
		const parameters = { ...create, templateName: 'promo', ...more } as INodeParameters;
		const { error } = await runQontak(simulator.qontak, parameters);
		expect(error?.message).toBe(`'${label}' ${words}`);
		expect(simulator.qontak.requests).toHaveLength(0);
	});
});

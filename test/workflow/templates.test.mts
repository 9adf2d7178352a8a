import type { INodeParameters } from 'n8n-workflow';
import { accountForTests, credentialsFor, runIvosights } from './ivosights/support/node.mts';
import { contact, contacts, digits } from './support/messages.mts';

const gateway = accountForTests();
const sends = () => gateway().requests.filter(({ path }) => path.includes('/messages/'));
const reads = () => gateway().requests.filter(({ path }) => path.includes('/message-templates/'));

const ORDER = {
	id: '6640a1b2c3d4e5f6a7b8c9d0',
	label: 'Order shipped',
	template_name: 'order_shipped',
	template_id: 408466377096511,
	status: 'approved',
	category_id: 'UTILITY',
	language_id: 'id',
	components: [
		{ type: 'HEADER', format: 'IMAGE', examples: ['https://example.com/box.png'] },
		{
			type: 'BODY',
			text: 'Halo {{1}}, pesanan {{2}} sudah dikirim.',
			examples: ['Budi', 'A-1001'],
			parameters: { '{{1}}': null, '{{2}}': null },
		},
		{ type: 'FOOTER', text: 'Toko Kita', parameters: [] },
		{
			type: 'BUTTONS',
			buttons: [
				{ type: 'QUICK_REPLY', text: 'Terima kasih' },
				{
					type: 'URL',
					text: 'Lacak',
					url: 'https://example.com/track/{{1}}',
					url_type: 'dynamic',
					examples: ['A-1001'],
				},
			],
		},
	],
	histories: [],
	created_at: '2026-01-01T00:00:00.000000Z',
	updated_at: '2026-01-01T00:00:00.000000Z',
};
const CODE = {
	...ORDER,
	id: '6640a1b2c3d4e5f6a7b8c9d1',
	label: 'Login code',
	template_name: 'login_code',
	category_id: 'AUTHENTICATION',
	components: [
		{ type: 'BODY', text: '{{1}} adalah kode verifikasi Anda.', parameters: { '{{1}}': null } },
		{
			type: 'BUTTONS',
			// Made as OTP, listed as URL (source: "WhatsApp one-time codes").
			buttons: [
				{
					type: 'URL',
					text: 'Salin Kode',
					url: 'https://www.whatsapp.com/otp/code/?code=otp{{1}}',
				},
			],
		},
	],
};
const PENDING = { ...ORDER, id: '6640a1b2c3d4e5f6a7b8c9d2', status: 'pending' };

const values = {
	header_media: 'https://example.com/a.png',
	body_1: '={{ $json.name }}',
	body_2: 'A-1',
	button_1_url: 'A-1',
};
const locator = (value: string) => ({ __rl: true, mode: 'list', value });
const sendTemplate = (given: object, template = ORDER.id): INodeParameters =>
	({
		resource: 'message',
		operation: 'sendTemplate',
		recipient: '={{ $json.phone }}',
		template: locator(template),
		templateInput: 'form',
		templateVariables: { mappingMode: 'defineBelow', value: given, schema: [] },
	}) as never;
const sendTemplateJson = (json: string, template = ORDER.id): INodeParameters =>
	({ ...sendTemplate({}, template), templateInput: 'json', templateVariablesJson: json }) as never;

beforeAll(() => {
	for (const template of [ORDER, CODE, PENDING]) gateway().templates.add(template as never);
});
test('each variable reaches its place; the template is read once for the whole run', async () => {
	const { error } = await runIvosights(gateway(), sendTemplate(values), contacts(9));
	expect(error).toBeUndefined();
	expect(reads()).toHaveLength(1);
	expect(sends()).toHaveLength(9);
	expect(sends().find(({ body }) => (body as { wa_id: string }).wa_id === digits(4))?.body).toEqual(
		{
			wa_id: digits(4),
			template_id: ORDER.id,
			components: [
				{
					type: 'body',
					parameters: [
						{ type: 'text', text: 'Customer 4' },
						{ type: 'text', text: 'A-1' },
					],
				},
				{
					type: 'header',
					parameters: [{ type: 'image', image: { link: 'https://example.com/a.png' } }],
				},
				{
					type: 'button',
					index: '1',
					sub_type: 'url',
					parameters: [{ type: 'text', text: 'A-1' }],
				},
			],
		},
	);
});

test('one field fills a one-time code in body and button', async () => {
	const parameters = sendTemplate({ button_0_code: 765987 }, CODE.id);
	const { error } = await runIvosights(gateway(), parameters, contacts(1));
	expect(error).toBeUndefined();
	expect(sends()[0].body).toMatchObject({
		components: [
			{ type: 'body', parameters: [{ type: 'text', text: '765987' }] },
			{ type: 'button', sub_type: 'url', index: 0, parameters: [{ type: 'text', text: '765987' }] },
		],
	});
});

describe('ways of giving the variables', () => {
	test('JSON by hand, for a template chosen by an expression', async () => {
		const parameters = {
			...sendTemplateJson('={{ JSON.stringify($json.variables) }}'),
			template: { __rl: true, mode: 'id', value: '={{ $json.template }}' },
		} as never;
		const variables = { ...values, body_1: 'Ani' };
		const items = [
			{ ...contact(0), template: ORDER.id, variables },
			{ ...contact(1), template: CODE.id, variables: { button_0_code: '1234' } },
		];
		const { error } = await runIvosights(gateway(), parameters, items);
		expect(error).toBeUndefined();
		expect(reads()).toHaveLength(2);
		expect(gateway().messages).toHaveLength(2);
	});

	test("automatic mapping takes the item's fields that are named like a variable", async () => {
		const parameters = {
			...sendTemplate({}),
			templateVariables: { mappingMode: 'autoMapInputData', value: null, schema: [] },
		} as never;
		const items = [{ ...contact(0), ...values, body_1: 'Ani', city: 'Bandung' }];
		await runIvosights(gateway(), parameters, items);
		expect(sends()[0].body).toMatchObject({
			components: [{ parameters: [{ text: 'Ani' }, { text: 'A-1' }] }, {}, {}],
		});
	});
});

const { body_2: _missing, ...withoutSecond } = values;

describe('values that do not fit the live template', () => {
	const onError = 'continueErrorOutput';

	test.each<[string, INodeParameters, RegExp]>([
		['one missing', sendTemplate(withoutSecond), /'\{\{2\}\}.*' is missing/],
		['one empty', sendTemplate({ ...values, body_2: ' ' }), /'\{\{2\}\}.*' is missing/],
		[
			'an expression without a value',
			sendTemplate({ ...values, body_2: '={{ $json.no }}' }),
			/'\{\{2\}\}.*' is missing/,
		],
		[
			'one too many',
			sendTemplate({ ...values, body_3: 'x' }),
			/'body_3' is not a variable of this template/,
		],
		['a new line', sendTemplate({ ...values, body_2: 'a\nb' }), /'\{\{2\}\}.*' has a new line/],
		[
			'an object',
			sendTemplate({ ...values, body_2: '={{ $json }}' }),
			/'\{\{2\}\}.*' holds an object/,
		],
		[
			'a link without https',
			sendTemplate({ ...values, header_media: 'http://example.com/a.png' }),
			/'Header Image URL.*' starts with http:/,
		],
		[
			'JSON that is no object',
			sendTemplateJson('[1]'),
			/'Template Variables \(JSON\)' is not an object/,
		],
		[
			'JSON that is cut',
			sendTemplateJson('{"body_1": '),
			/'Template Variables \(JSON\)' is not valid JSON/,
		],
	])('%s: told by label, before any send', async (_, parameters, words) => {
		const { json } = await runIvosights(gateway(), parameters, contacts(1), { onError });
		expect(json('Ivosights', 1)).toHaveLength(1);
		expect(json('Ivosights', 1)[0].error).toMatchObject({
			message: expect.stringMatching(words),
			reason: expect.stringMatching(/variableMismatch|mediaRejected|invalidRequest/),
		});
		expect(sends()).toHaveLength(0);
	});

	test('several at once are told together', async () => {
		const { error } = await runIvosights(
			gateway(),
			sendTemplate({ header_media: 'box', body_1: '' }),
			contacts(1),
		);
		expect(error?.message).toMatch(/4 values do not fit the template 'order_shipped'/);
		expect(sends()).toHaveLength(0);
	});

	test('an approved template that changed since the workflow was made', async () => {
		const changed = {
			...ORDER,
			components: ORDER.components.slice(1, 3),
			id: '6640a1b2c3d4e5f6a7b8c9d3',
		};
		gateway().templates.add(changed as never);
		const { error } = await runIvosights(gateway(), sendTemplate(values, changed.id), contacts(1));
		expect(error?.message).toMatch(
			/'header_media', 'button_1_url' are not variables of this template/,
		);
		expect(sends()).toHaveLength(0);
	});
});

test('a template that is not approved is not sent; the reason says so', async () => {
	const onError = 'continueErrorOutput';
	const { json } = await runIvosights(gateway(), sendTemplate(values, PENDING.id), contacts(1), {
		onError,
	});
	expect(json('Ivosights', 1)[0]).toMatchObject({
		error: {
			message: expect.stringContaining('waiting for WhatsApp to approve it'),
			reason: 'templateNotApproved',
		},
	});
	expect(sends()).toHaveLength(0);
});

test('a template that does not exist: one question, one answer for all items', async () => {
	const { error } = await runIvosights(gateway(), sendTemplate(values, 'gone'), contacts(5));
	expect(error?.message).toBe('5 of 5 items are not ready');
	expect(error?.description).toMatch(
		/Items 1, 2, 3, 4 and 5: 'Template' has the ID gone, which Ivosights does not know/,
	);
	expect(reads()).toHaveLength(1);
});

test.each(['..', '.', '  ', 'a/../b', '../messages'])(
	'the ID “%s” leads nowhere else',
	async (id) => {
		const { error } = await runIvosights(gateway(), sendTemplate(values, id), contacts(1));
		expect(error).toBeDefined();
		expect(
			gateway().requests.every(({ path }) => /^\/api\/v1\/message-templates\/[^/]+$/.test(path)),
		).toBe(true);
		expect(sends()).toHaveLength(0);
	},
);

test("'Dry Run' and 'Preview' are the same function", async () => {
	const dry = { ...sendTemplate(values), options: { dryRun: true } } as INodeParameters;
	const preview = { ...sendTemplate(values), resource: 'template', operation: 'preview' };
	const sent = await runIvosights(gateway(), dry, contacts(1));
	const shown = await runIvosights(gateway(), preview, contacts(1));
	const [{ preview: inDry, status }] = sent.json('Ivosights') as Array<{
		preview: object;
		status: string;
	}>;
	expect(status).toBe('dryRun');
	expect(inDry).toEqual({
		text: '[Image] https://example.com/a.png\n\nHalo Customer 0, pesanan A-1 sudah dikirim.\n\nToko Kita\n\n[Terima kasih]\n[Lacak] https://example.com/track/A-1',
		header: '[Image] https://example.com/a.png',
		body: 'Halo Customer 0, pesanan A-1 sudah dikirim.',
		footer: 'Toko Kita',
		buttons: [
			{ type: 'QUICK_REPLY', text: 'Terima kasih' },
			{ type: 'URL', text: 'Lacak', value: 'https://example.com/track/A-1' },
		],
		warnings: [],
	});
	expect(shown.json('Ivosights')[0]).toMatchObject(inDry);
	expect(sends()).toHaveLength(0);
});

describe('the sandbox', () => {
	const sandbox = () => ({ credentials: credentialsFor(gateway(), { environment: 'sandbox' }) });

	test('sends templates, which it reads from production', async () => {
		const { error } = await runIvosights(gateway(), sendTemplate(values), contacts(1), sandbox());
		expect(error).toBeUndefined();
		expect(gateway().requests.map(({ path }) => path)).toEqual([
			`/api/v1/message-templates/${ORDER.id}`,
			'/sandbox/api/v1/messages/send-template-message',
		]);
	});

	test('says what it has not, before calling', async () => {
		const parameters = { resource: 'contact', operation: 'check', recipient: '0812-3456-7000' };
		const { error } = await runIvosights(gateway(), parameters, contacts(1), sandbox());
		expect(error?.message).toBe('The Ivosights sandbox does not have this operation');
		expect(gateway().requests).toHaveLength(0);
	});
});

describe('template: get and get many', () => {
	const many = { resource: 'template', operation: 'getMany' };

	test('pages through all, filters, and stops at the limit', async () => {
		const total = (await runIvosights(gateway(), { ...many, returnAll: true }, contacts(1))).json(
			'Ivosights',
		);
		expect(total.length).toBeGreaterThan(15);
		expect(new Set(total.map(({ id }) => id)).size).toBe(total.length);
		const some = await runIvosights(
			gateway(),
			{ ...many, returnAll: false, limit: 3 },
			contacts(1),
		);
		expect(some.json('Ivosights')).toHaveLength(3);
		const filters = { status: 'pending', name: 'order' };
		const pending = await runIvosights(
			gateway(),
			{ ...many, returnAll: true, filters },
			contacts(1),
		);
		expect(pending.json('Ivosights')).toMatchObject([{ id: PENDING.id, status: 'pending' }]);
	});

	test('a list that repeats a page ends', async () => {
		const page = { data: [ORDER], meta: { pagination: { total_pages: 99 } } };
		gateway().faults.next({ kind: 'status', status: 200, body: page as never, times: 99 });
		const { json } = await runIvosights(gateway(), { ...many, returnAll: true }, contacts(1));
		expect(json('Ivosights')).toHaveLength(1);
		expect(gateway().requests).toHaveLength(2);
	});

	test('one template with its variables, or raw', async () => {
		const get = {
			resource: 'template',
			operation: 'get',
			template: locator(ORDER.id),
		} as never as INodeParameters;
		const simple = await runIvosights(gateway(), get, contacts(1));
		expect(simple.json('Ivosights')).toEqual([
			{
				id: ORDER.id,
				name: 'order_shipped',
				label: 'Order shipped',
				language: 'id',
				category: 'UTILITY',
				status: 'approved',
				body: 'Halo {{1}}, pesanan {{2}} sudah dikirim.',
				variables: [
					{ id: 'header_media', label: expect.any(String), example: 'https://example.com/box.png' },
					{ id: 'body_1', label: expect.stringContaining('Budi'), example: 'Budi' },
					{ id: 'body_2', label: expect.stringContaining('A-1001'), example: 'A-1001' },
					{ id: 'button_1_url', label: expect.stringContaining('Lacak'), example: 'A-1001' },
				],
				updatedAt: ORDER.updated_at,
			},
		]);
		const raw = await runIvosights(gateway(), { ...get, simplify: false }, contacts(1));
		expect(raw.json('Ivosights')).toEqual([ORDER]);
	});
});

describe('a read that meets a disturbance is repeated', () => {
	test.each(['resetBeforeAccepting', 'truncated'] as const)('%s', async (kind) => {
		gateway().faults.next({ kind, match: { path: '/message-templates' } });
		const options = { retry: { policy: { attempts: 2, longestWait: 0 } } };
		const parameters = { ...sendTemplate(values), options } as INodeParameters;
		const { error } = await runIvosights(gateway(), parameters, contacts(2));
		expect(error).toBeUndefined();
		expect(gateway().messages).toHaveLength(2);
	});
});

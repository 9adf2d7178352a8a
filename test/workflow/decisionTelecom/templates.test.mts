import type { INodeParameters } from 'n8n-workflow';
import {
	accountForTests,
	customers,
	digits,
	runDecisionTelecom,
	sendTemplate,
} from './support/node.mts';

const gateway = accountForTests({ templates: 'registered' });
const onError = 'continueErrorOutput';
const NAMESPACE = '3b1c9f5e_7a20_4d68_9c1e_5f0a2b7d8e64';

interface Sent {
	template: { components: unknown[]; namespace?: string };
}
/** What stood in `template_params` of each request. */
const sentTemplates = () =>
	gateway().requests.map(
		({ body }) => JSON.parse((body as { template_params: string }).template_params) as Sent,
	);

const given = {
	header_media: 'https://example.com/box.png',
	body_1: '={{ $json.name }}',
	body_2: 'A-1001',
	button_1_url: 'A-1001',
};
const withValues = (value: object, more: object = {}): INodeParameters =>
	({
		...sendTemplate,
		templateVariables: { mappingMode: 'defineBelow', value, schema: [] },
		...more,
	}) as never;
const inJson = (value: unknown, more: object = {}): INodeParameters =>
	({
		...sendTemplate,
		templateInput: 'json',
		templateVariablesJson: JSON.stringify(value),
		...more,
	}) as never;

test('each variable reaches its place, header first, and the phone shows it', async () => {
	const { error } = await runDecisionTelecom(gateway(), sendTemplate, customers(1));
	expect(error).toBeUndefined();
	expect(sentTemplates()).toEqual([
		{
			to: digits(0),
			type: 'template',
			template: {
				namespace: NAMESPACE,
				language: { policy: 'deterministic', code: 'en_US' },
				name: 'order_shipped',
				components: [
					{
						type: 'header',
						parameters: [{ type: 'image', image: { link: given.header_media } }],
					},
					{
						type: 'body',
						parameters: [
							{ type: 'text', text: 'Customer 0' },
							{ type: 'text', text: 'A-1001' },
						],
					},
					{
						type: 'button',
						index: '1',
						sub_type: 'url',
						parameters: [{ type: 'text', text: 'A-1001' }],
					},
				],
			},
		},
	]);
	expect(gateway().messages[0].content).toMatchObject({
		text: 'Hello Customer 0, your order A-1001 has been shipped.',
		buttons: [{ text: 'Thank you' }, { url: 'https://shop.example/track/A-1001' }],
	});
});

describe('ways of describing and filling a template', () => {
	const bare = {
		templateHeader: 'none',
		templateText: '',
		templateButtons: {},
		templateNamespace: NAMESPACE,
	};

	test('without its text: as many body variables as there are values', async () => {
		const parameters = inJson({ ...given, body_1: 'Olena' }, { templateText: '' });
		const { json, error } = await runDecisionTelecom(gateway(), parameters, customers(1));
		expect(error).toBeUndefined();
		expect(json('DecisionTelecom')[0].warnings).toEqual([
			expect.stringContaining("'Template Text'"),
		]);
	});

	test("automatic mapping takes the item's fields that are named like a variable", async () => {
		const parameters = withValues(
			{},
			{ templateVariables: { mappingMode: 'autoMapInputData', value: null, schema: [] } },
		);
		const items = [{ ...customers(1)[0], ...given, body_1: 'Ani', city: 'Kyiv' }];
		const { error } = await runDecisionTelecom(gateway(), parameters, items);
		expect(error).toBeUndefined();
		expect(gateway().messages[0].content.text).toBe(
			'Hello Ani, your order A-1001 has been shipped.',
		);
	});

	test('a template without variables has no components', async () => {
		const parameters = inJson(
			{},
			{ ...bare, templateName: 'welcome', templateLanguage: 'uk', templateText: 'Вітаємо!' },
		);
		const { error } = await runDecisionTelecom(gateway(), parameters, customers(1));
		expect(error).toBeUndefined();
		expect(sentTemplates()[0].template.components).toEqual([]);
	});

	test('a text header and a code to copy', async () => {
		const parameters = inJson(
			{ header_1: 'Olena', body_1: 'Sunday', body_2: '20%', button_0_code: 'AUTUMN20' },
			{
				...bare,
				templateName: 'autumn_sale',
				templateHeader: 'text',
				templateText: 'Until {{1}}, everything is {{2}} cheaper.',
				templateButtons: { button: [{ kind: 'copyCode', position: 1, text: '' }] },
			},
		);
		const { error } = await runDecisionTelecom(gateway(), parameters, customers(1));
		expect(error).toBeUndefined();
		expect(gateway().messages[0].content).toMatchObject({
			header: { type: 'text', text: 'For you, Olena' },
			buttons: [{ type: 'copyCode', code: 'AUTUMN20' }],
		});
	});

	test('one field fills a one-time code in body and button', async () => {
		const parameters = inJson(
			{ button_0_code: 123456 },
			{
				...bare,
				templateName: 'login_code',
				templateButtons: { button: [{ kind: 'oneTimeCode', position: 1, text: '' }] },
			},
		);
		const { error } = await runDecisionTelecom(gateway(), parameters, customers(1));
		expect(error).toBeUndefined();
		expect(gateway().messages[0].content).toMatchObject({
			text: '123456 is your verification code.',
			buttons: [{ url: 'https://www.whatsapp.com/otp/code/?code=otp123456' }],
		});
	});

	test('an empty namespace is left out', async () => {
		gateway().faults.next({ kind: 'status', status: 200, body: { message_id: 1 } });
		const parameters = withValues(given, { templateNamespace: ' ' });
		await runDecisionTelecom(gateway(), parameters, customers(1));
		expect(sentTemplates()[0].template).not.toHaveProperty('namespace');
	});

	test('the raw request needs no sender', async () => {
		const options = { requestFormat: 'raw' };
		const parameters = withValues(given, { sender: '', callbackUrl: 'none', options });
		const { error } = await runDecisionTelecom(gateway(), parameters, customers(1));
		expect(error).toBeUndefined();
		expect(Object.keys(gateway().requests[0].body as object)).toEqual(['to', 'type', 'template']);
		expect(gateway().messages).toMatchObject([{ to: digits(0), raw: true }]);
	});
});

const { body_2: _second, ...withoutSecond } = given;
const { header_media: _media, ...withoutHeader } = given;

describe('values that do not fit what is told of the template', () => {
	test.each<[string, INodeParameters, RegExp]>([
		['one missing', withValues(withoutSecond), /^'\{\{2\}\}.*' is missing/],
		['one empty', withValues({ ...given, body_2: ' ' }), /^'\{\{2\}\}.*' is missing/],
		[
			'one too many',
			withValues({ ...given, body_3: 'x' }),
			/^'body_3' is not a variable of this template/,
		],
		['no picture', withValues(withoutHeader), /^'Header Image URL' is missing/],
		['a new line', withValues({ ...given, body_2: 'a\nb' }), /^'\{\{2\}\}.*' has a new line/],
		[
			'a gap, where the text is not told',
			inJson({ ...withoutSecond, body_1: 'x', body_3: 'x' }, { templateText: '' }),
			/^'\{\{2\}\}.*' is missing/,
		],
		[
			'an empty one, where the text is not told',
			inJson({ ...given, body_1: 'x', body_2: '' }, { templateText: '' }),
			/^'\{\{2\}\}.*' is missing/,
		],
		[
			'one whose expression gives nothing',
			withValues({ ...given, body_2: '={{ $json.no ?? "" }}' }, { templateText: '' }),
			/^'\{\{2\}\}.*' is missing/,
		],
		['JSON that is no object', inJson([1]), /^'Template Variables \(JSON\)' is not an object/],
	])('%s: told by label, before any request', async (_, parameters, words) => {
		const { json } = await runDecisionTelecom(gateway(), parameters, customers(1), { onError });
		expect(json('DecisionTelecom', 1)).toMatchObject([
			{ error: { message: expect.stringMatching(words), reason: 'variableMismatch' } },
		]);
		expect(gateway().requests).toHaveLength(0);
	});

	test.each([
		[[{ kind: 'url', position: 0 }], "'Position' is 0"],
		[[{ kind: 'url', position: 1.5 }], "'Template Buttons' has the position 1.5"],
		[
			[
				{ kind: 'url', position: 1 },
				{ kind: 'copyCode', position: 1 },
			],
			"'Template Buttons' has the position 1 twice",
		],
	])('buttons that cannot be: %j', async (button, words) => {
		const parameters = withValues(given, { templateButtons: { button } });
		const { error } = await runDecisionTelecom(gateway(), parameters, customers(1));
		expect(error?.message).toBe(words);
		expect(gateway().requests).toHaveLength(0);
	});
});

test("'Dry Run' and 'Preview' are the same function, and ask nothing", async () => {
	const dry = withValues(given, { options: { dryRun: true } });
	const preview = withValues(given, { resource: 'template', operation: 'preview' });
	const sent = await runDecisionTelecom(gateway(), dry, customers(1));
	const shown = await runDecisionTelecom(gateway(), preview, customers(1));
	const expected = {
		text: '[Image] https://example.com/box.png\n\nHello Customer 0, your order A-1001 has been shipped.\n\n[Button 1]\n[Track] A-1001',
		header: '[Image] https://example.com/box.png',
		body: 'Hello Customer 0, your order A-1001 has been shipped.',
		buttons: [
			{ type: 'QUICK_REPLY', text: 'Button 1' },
			{ type: 'URL', text: 'Track', value: 'A-1001' },
		],
		warnings: [],
	};
	expect(sent.json('DecisionTelecom')).toEqual([
		{
			gateway: 'decisionTelecom',
			recipient: digits(0),
			status: 'dryRun',
			preview: expected,
		},
	]);
	expect(shown.json('DecisionTelecom')).toEqual([
		{ template: 'order_shipped', language: 'en_US', ...expected },
	]);
	expect(gateway().requests).toHaveLength(0);
});

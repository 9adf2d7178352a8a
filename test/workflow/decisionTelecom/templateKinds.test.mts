import type { INodeParameters } from 'n8n-workflow';
import { NAMESPACE } from '../../../simulator/decisionTelecom/templates.mts';
import { accountForTests, customers, runDecisionTelecom, sendTemplate } from './support/node.mts';

const gateway = accountForTests({ templates: 'registered' });

const register = (more: object) =>
	gateway().templates.push({
		name: 'promo',
		language: 'en_US',
		namespace: NAMESPACE,
		category: 'MARKETING',
		body: 'Hello.',
		...more,
	});
beforeEach(() => void gateway().templates.splice(0));

const components = () =>
	gateway().requests.map(
		({ body }) =>
			(
				JSON.parse((body as { template_params: string }).template_params) as {
					template: { components: unknown };
				}
			).template.components,
	)[0];

const send = async (values: object, more: object = {}) => {
	const parameters = {
		...sendTemplate,
		templateName: 'promo',
		templateHeader: 'none',
		templateText: '',
		templateButtons: {},
		templateInput: 'json',
		templateVariablesJson: JSON.stringify(values),
		...more,
	} as unknown as INodeParameters;
	return await runDecisionTelecom(gateway(), parameters, customers(1));
};

test.each([
	[
		'video',
		{ header_media: 'https://x.example/a.mp4' },
		{ type: 'video', video: { link: 'https://x.example/a.mp4' } },
	],
	[
		'document',
		{ header_media: 'https://x.example/a.pdf', header_filename: 'Faktur.pdf' },
		{ type: 'document', document: { link: 'https://x.example/a.pdf', filename: 'Faktur.pdf' } },
	],
])('a %s in the header', async (format, values, parameter) => {
	register({ header: { format } });
	const { error } = await send(values, { templateHeader: format });
	expect(error).toBeUndefined();
	expect(components()).toEqual([{ type: 'header', parameters: [parameter] }]);
	expect(gateway().messages).toHaveLength(1);
});

test("the provider of the header's file", async () => {
	register({ header: { format: 'image' } });
	const link = 'https://x.example/a.png';
	const options = { mediaProvider: 'my-cdn' };
	const { error } = await send({ header_media: link }, { templateHeader: 'image', options });
	expect(error).toBeUndefined();
	expect(components()).toEqual([
		{
			type: 'header',
			parameters: [{ type: 'image', image: { link, provider: { name: 'my-cdn' } } }],
		},
	]);
});

const amount = {
	type: 'currency',
	currency: { fallback_value: 'Rp 150.000', code: 'IDR', amount_1000: 150_000_000 },
};
const day = { type: 'date_time', date_time: { fallback_value: '12 June 2026' } };

test('an amount and a time as variables', async () => {
	register({ body: 'Hello {{1}}, pay {{2}} until {{3}}.' });
	const values = { body_1: 'Olena', body_2: amount, body_3: day };
	const { error } = await send(values, { templateText: 'Hello {{1}}, pay {{2}} until {{3}}.' });
	expect(error).toBeUndefined();
	expect(components()).toEqual([
		{ type: 'body', parameters: [{ type: 'text', text: 'Olena' }, amount, day] },
	]);
});

test('an amount that lacks a part is told by name, before sending', async () => {
	register({ body: 'Pay {{1}} now.' });
	const { error } = await send({ body_1: { type: 'currency', currency: { code: 'IDR' } } });
	expect(error?.message).toBe("'body_1' is an amount without fallback_value, code or amount_1000");
	expect(gateway().requests).toHaveLength(0);
});

describe("WhatsApp's own components", () => {
	const own = [{ type: 'body', parameters: [amount] }];
	const asComponents = (json: unknown, more: object = {}) => ({
		templateInput: 'components',
		templateComponentsJson: JSON.stringify(json),
		...more,
	});

	test('are sent as they are, with a word of warning', async () => {
		register({ body: 'Pay {{1}} now.' });
		const { error, json } = await send({}, asComponents(own));
		expect(error).toBeUndefined();
		expect(components()).toEqual(own);
		expect(json('DecisionTelecom')[0]).toMatchObject({
			status: 'accepted',
			warnings: [expect.stringContaining('given as JSON')],
		});
	});

	test('are shown in the dry run', async () => {
		const { json } = await send({}, asComponents(own, { options: { dryRun: true } }));
		expect(json('DecisionTelecom')[0]).toMatchObject({ preview: { text: 'Rp 150.000' } });
		expect(gateway().requests).toHaveLength(0);
	});

	test.each([[{}], [[1]], [[{ type: 'BODY' }]]])('%j is refused', async (json) => {
		const { error } = await send({}, asComponents(json));
		expect(error?.message).toBe("'Template Components (JSON)' is not a list of components");
	});
});

test('the stand-in takes a template message without components, and refuses a code of 16', async () => {
	register({});
	expect((await send({})).error).toBeUndefined();
	register({ name: 'code', category: 'AUTHENTICATION', body: '{{1}} is your code.' });
	const long = [{ type: 'body', parameters: [{ type: 'text', text: '1'.repeat(16) }] }];
	const more = { templateName: 'code', templateInput: 'components' };
	const { error } = await send({}, { ...more, templateComponentsJson: JSON.stringify(long) });
	expect(error?.message).toContain('template_params');
});

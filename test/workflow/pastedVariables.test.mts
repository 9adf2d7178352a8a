import type { IDataObject, INodeParameters } from 'n8n-workflow';
import {
	accountForTests as decisionTelecom,
	runDecisionTelecom,
} from './decisionTelecom/support/node.mts';
import { editorOf } from './support/editor.mts';
import { accountForTests as ivosights, runIvosights } from './ivosights/support/node.mts';
import { simulatorForAll } from '../unit/support/simulator.mts';
import { runQontak } from './qontak/support/node.mts';
import { operations as ofQontak } from '../../nodes/Qontak/operations';
import { operations as ofIvosights } from '../../nodes/Ivosights/operations';
import type { Field } from '../../nodes/shared/operation/field';
import { sendTemplate } from '../../nodes/DecisionTelecom/message/sendTemplate';
import { preview } from '../../nodes/DecisionTelecom/template/preview';

/**
 * n8n turns a pasted text with {{1}} into an expression (source: "n8n forms"): what the form stores
 * then is written here as it stores it, with `=` before it.
 */

const simulator = simulatorForAll();
const gateway = ivosights(simulator);
const link = decisionTelecom();

const pasted = {
	headerType: 'text',
	headerText: '=Pesanan {{1}}',
	headerExample: '=A-1001',
	body: '=Halo {{1}}, pesanan {{2}} dari {{ $json.shop }} sudah dikirim.',
	bodyExamples: '=Budi\nA-1001',
	footer: '={{ $json.shop }}',
	buttons: {
		button: [
			{
				type: 'URL',
				text: 'Lacak',
				url: '=https://example.com/track/{{1}}',
				urlExample: '=A-1001',
			},
		],
	},
};
const BODY = 'Halo {{1}}, pesanan {{2}} dari Toko Kita sudah dikirim.';

const handedIn = (requests: Array<{ method: string; body?: unknown }>) =>
	requests.filter(({ method }) => method === 'POST').at(-1)?.body as IDataObject;

test('Ivosights is handed the variables that were pasted, and expressions beside them are worked out', async () => {
	const { error } = await runIvosights(
		gateway(),
		{
			resource: 'template',
			operation: 'create',
			label: 'Order shipped again',
			category: 'UTILITY',
			language: 'id',
			...pasted,
		},
		[{ shop: 'Toko Kita' }],
	);
	expect(error).toBeUndefined();
	expect(
		handedIn(gateway().requests.filter(({ path }) => path.endsWith('templates'))),
	).toMatchObject({
		header: { format: 'TEXT', text: 'Pesanan {{1}}', examples: ['A-1001'] },
		body: { text: BODY, examples: ['Budi', 'A-1001'] },
		footer: 'Toko Kita',
		buttons: [{ url: 'https://example.com/track/{{1}}', examples: ['A-1001'] }],
	});
});

test('Ivosights is handed pasted JSON as it is', async () => {
	const { error } = await runIvosights(
		gateway(),
		{
			resource: 'template',
			operation: 'create',
			label: 'Order as JSON',
			category: 'UTILITY',
			language: 'id',
			contentInput: 'json',
			contentJson: '={"body": {"text": "Halo {{1}}, apa kabar?", "examples": ["Budi"]}}',
		},
		[{}],
	);
	expect(error).toBeUndefined();
	expect(
		handedIn(gateway().requests.filter(({ path }) => path.endsWith('templates'))),
	).toMatchObject({
		body: { text: 'Halo {{1}}, apa kabar?', examples: ['Budi'] },
	});
});

test('Qontak is handed the variables that were pasted, and expressions beside them are worked out', async () => {
	const { qontak } = simulator;
	const buttons = {
		button: [{ ...pasted.buttons.button[0], urlExample: '=https://example.com/track/A-1' }],
	};
	const { error } = await runQontak(
		qontak,
		{
			authentication: 'token',
			resource: 'template',
			operation: 'create',
			templateName: 'order_pasted',
			category: 'UTILITY',
			language: 'id',
			...pasted,
			buttons,
		},
		[{ shop: 'Toko Kita' }],
	);
	expect(error).toBeUndefined();
	const { attributes } = handedIn(
		qontak.requests.filter(({ path }) => path.endsWith('/templates/whatsapp')),
	);
	expect((attributes as IDataObject[])[0].components).toEqual([
		{ type: 'HEADER', format: 'TEXT', text: 'Pesanan {{1}}', example: { header_text: ['A-1001'] } },
		{ type: 'BODY', text: BODY, example: { body_text: ['Budi', 'A-1001'] } },
		{ type: 'FOOTER', text: 'Toko Kita' },
		{
			type: 'BUTTONS',
			buttons: [
				{
					type: 'URL',
					text: 'Lacak',
					url: 'https://example.com/track/{{1}}',
					example: ['https://example.com/track/A-1'],
				},
			],
		},
	]);
});

const described = {
	resource: 'template',
	operation: 'preview',
	templateName: 'order_shipped',
	templateLanguage: 'en_US',
	templateHeader: 'text',
	templateHeaderText: '=Order {{1}}',
	templateText: '=Hello {{1}}, your order {{2}} has been shipped.',
	templateInput: 'json',
	templateVariablesJson: '{"header_1": "A-1", "body_1": "Budi", "body_2": "A-1"}',
};

test('DecisionTelecom: a pasted text has its variables, in the form and on a run', async () => {
	const editor = await editorOf('decisionTelecom', described, {});
	const { fields } = await editor.variables();
	expect(fields.map(({ id }) => id)).toEqual(['header_1', 'body_1', 'body_2']);

	const { error, json } = await runDecisionTelecom(link(), described as INodeParameters, [{}]);
	expect(error).toBeUndefined();
	expect(json('DecisionTelecom')[0]).toMatchObject({
		header: 'Order A-1',
		body: 'Hello Budi, your order A-1 has been shipped.',
	});
});

test('every field that takes the text of a template is read so', () => {
	const all = [...ofQontak, ...ofIvosights, sendTemplate, preview];
	const taking =
		/^(header|body|footer|buttons|copyButton|content|components|template(Header)?Text|templateButtons)/;
	// The last one only shows the text of the chosen template.
	const notTexts = ['headerType', 'headerMediaUrl', 'contentInput', 'templateTextShown'];
	const fields: Field[] = all
		.filter(({ resource, option }) =>
			resource === 'template'
				? /create|update|preview/.test(option.value)
				: option.value === 'sendTemplate',
		)
		.flatMap((operation) => [...operation.fields])
		.filter(({ name, type }) => taking.test(name) && !notTexts.includes(name) && type !== 'notice');
	const unmarked = fields.filter(({ typeOptions }) => typeOptions?.templateText !== true);
	expect(fields.length).toBeGreaterThan(20);
	expect(unmarked.map(({ name }) => name)).toEqual([]);
});

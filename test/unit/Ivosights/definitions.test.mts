import type { IDataObject } from 'n8n-workflow';
import { operations } from '../../../nodes/Ivosights/operations';
import { Failure } from '../../../nodes/shared/failure';
import { operationIn, stepThrough } from '../support/step.mts';

const create = operationIn(operations)('template.create');

/** The body that a form of create sends. */
function bodyOf(form: IDataObject): IDataObject {
	const given = { label: 'Order', body: 'Hello.', ...form };
	const [{ body }] = stepThrough(create, given).asks;
	return body as IDataObject;
}

function failureOf(form: IDataObject): Failure {
	try {
		bodyOf(form);
	} catch (thrown) {
		if (thrown instanceof Failure) return thrown;
		throw thrown;
	}
	throw new Error('It was accepted');
}

const withButton = (button: IDataObject) => ({ buttons: { button: [button] } });

describe('a new template', () => {
	test('leaves out what is empty', () => {
		expect(bodyOf({})).toEqual({
			label: 'Order',
			category_id: 'UTILITY',
			language_id: 'id',
			is_propose: false,
			body: { text: 'Hello.' },
		});
	});

	test('examples are one to a line, in the order of the variables', () => {
		expect(bodyOf({ body: 'Hi {{1}}, {{2}}!', bodyExamples: ' Budi \r\n\nA, B\n' }).body).toEqual({
			text: 'Hi {{1}}, {{2}}!',
			examples: ['Budi', 'A, B'],
		});
	});

	test('a number at home gets its country code apart', () => {
		const button = { type: 'PHONE_NUMBER', text: 'Call', phoneNumber: '021 2290 2218' };
		expect(bodyOf(withButton(button)).buttons).toEqual([
			{ type: 'PHONE_NUMBER', text: 'Call', country_code: '+62', phone_number: '2122902218' },
		]);
		const abroad = { ...withButton({ ...button, phoneNumber: '6123 4567' }) };
		expect(bodyOf({ ...abroad, options: { defaultCountry: 'SG' } }).buttons).toEqual([
			{ type: 'PHONE_NUMBER', text: 'Call', country_code: '+65', phone_number: '61234567' },
		]);
	});

	test('an example for a header without a variable is left over from before', () => {
		const header = { headerType: 'text', headerText: 'News', headerExample: 'Toko' };
		expect(bodyOf(header).header).toEqual({ format: 'TEXT', text: 'News' });
	});

	test('extra fields are added', () => {
		expect(bodyOf({ options: { extraFields: '{"note": 1}' } })).toMatchObject({ note: 1 });
	});

	test('JSON is sent as it is, beside label, category and language', () => {
		const contentJson = { body: { text: 'Hi {{1}}!', examples: ['Budi'] }, footer: 'Toko' };
		expect(bodyOf({ contentInput: 'json', contentJson: JSON.stringify(contentJson) })).toEqual({
			label: 'Order',
			category_id: 'UTILITY',
			language_id: 'id',
			is_propose: false,
			...contentJson,
		});
	});

	test.each<[string, IDataObject, string]>([
		['no label', { label: ' ' }, "'Label' is empty"],
		['no body', { body: '' }, "'Body' is empty"],
		['a gap', { body: 'Hi {{1}} and {{3}}!', bodyExamples: 'A\nB' }, 'wants {{2}} too'],
		['a name', { body: 'Hi {{name}}!', bodyExamples: 'A' }, 'wants {{1}} too'],
		['a variable first', { body: '{{1}} hi', bodyExamples: 'A' }, "'Body' begins or ends with"],
		['a variable last', { body: 'hi {{1}} ', bodyExamples: 'A' }, "'Body' begins or ends with"],
		[
			'no examples',
			{ body: 'Hi {{1}}!' },
			"'Body Examples' has 0 examples for 1 variable of 'Body'",
		],
		[
			'an example too many',
			{ body: 'Hi {{1}}!', bodyExamples: 'A\nB' },
			"'Body Examples' has 2 examples for 1 variable of 'Body'",
		],
		[
			'two variables in the header',
			{ headerType: 'text', headerText: '{{1}} {{2}}', headerExample: 'A' },
			"'Header Text' has more than one variable",
		],
		[
			'a header without its example',
			{ headerType: 'text', headerText: 'Hi {{1}}' },
			"'Header Example' has 0 examples",
		],
		['a header without its file', { headerType: 'image' }, "'Header Media URL' is empty"],
		['a variable in the footer', { footer: 'By {{1}}' }, "'Footer' has a variable"],
		[
			'a link without its example',
			withButton({ type: 'URL', text: 'Go', url: 'https://a.co/{{1}}' }),
			"'URL Example of Button 1' is empty",
		],
		[
			'a variable inside a link',
			withButton({ type: 'URL', text: 'Go', url: 'https://a.co/{{1}}/x', urlExample: 'A' }),
			"'URL of Button 1' may have one variable, {{1}}, at its end",
		],
		[
			'no link',
			withButton({ type: 'URL', text: 'Go', url: 'shop' }),
			"'URL of Button 1' is not a link",
		],
		[
			'no number',
			withButton({ type: 'PHONE_NUMBER', text: 'Call', phoneNumber: 'n/a' }),
			"'Phone Number of Button 1'",
		],
		[
			'JSON that is a list',
			{ contentInput: 'json', contentJson: '[]' },
			"'Content (JSON)' is not a JSON object",
		],
		[
			'JSON with what the form says',
			{ contentInput: 'json', contentJson: '{"label": "A"}' },
			"'Content (JSON)' may not contain “label”",
		],
		[
			'JSON without a body',
			{ contentInput: 'json', contentJson: '{}' },
			"'Content (JSON): body.text' is empty",
		],
		[
			'JSON with a body that is a text',
			{ contentInput: 'json', contentJson: '{"body": {"text": 1}}' },
			"'Content (JSON): body.text' is not a text",
		],
		[
			'JSON with buttons that are no list',
			{ contentInput: 'json', contentJson: '{"body": {"text": "A"}, "buttons": {}}' },
			"'Content (JSON): buttons' is not a list",
		],
		[
			'JSON with a header in small letters',
			{
				contentInput: 'json',
				contentJson: '{"body": {"text": "A"}, "header": {"format": "text", "text": "*A*"}}',
			},
			"'Content (JSON): header.text' has formatting",
		],
		[
			'JSON with a link in small letters',
			{
				contentInput: 'json',
				contentJson:
					'{"body": {"text": "A"}, "buttons": [{"type": "url", "text": "A", "url": "x.id"}]}',
			},
			"'Content (JSON): buttons[0].url' is not a link",
		],
		[
			'a one-time password in JSON without its button',
			{ category: 'AUTHENTICATION', contentInput: 'json', contentJson: '{}' },
			"'Content (JSON): otp[0].text' is empty",
		],
	])('%s is refused', (_what, form, words) => {
		expect(failureOf(form).message).toContain(words);
	});
});

import { sendTemplate } from './support/node.mts';
import { editorOf } from '../support/editor.mts';

describe('the fields that the form shows for the variables', () => {
	/** Asks the node as n8n's editor does; it needs no credential for that. */
	const fieldsFor = async (parameters: object) =>
		await (await editorOf('decisionTelecom', parameters, {})).variables();
	const template = { resource: 'message', operation: 'sendTemplate' };
	const ids = async (parameters: object) =>
		(await fieldsFor({ ...template, ...parameters })).fields.map(({ id }) => id);

	test('are those of the described template, with its words', async () => {
		const { fields } = await fieldsFor(sendTemplate);
		expect(fields.map(({ id, displayName }) => [id, displayName])).toEqual([
			['header_media', 'Header Image URL'],
			['body_1', '{{1}} (Hello) – "Hello {{1}}, your order {{2}} has been shipped."'],
			['body_2', '{{2}} (your order) – "Hello {{1}}, your order {{2}} has been shipped."'],
			['button_1_url', 'Button 2 End of Link – "Track"'],
		]);
		expect(fields.every(({ required }) => required === false)).toBe(true);
	});

	test('are a few to choose from while the text is not told', async () => {
		const body = ['body_1', 'body_2', 'body_3', 'body_4', 'body_5'];
		expect(await ids({})).toEqual(body);
		expect(await ids({ templateHeader: 'text' })).toEqual(['header_1', ...body]);
	});

	test('none for a text without variables', async () => {
		expect(await ids({ templateText: 'Hello.' })).toEqual([]);
	});

	test('a button by its words, also where n8n made an expression of what was pasted', async () => {
		for (const text of ['Lacak “{{1}}” 👉', '=Lacak “{{1}}” 👉']) {
			const templateButtons = { button: [{ kind: 'url', position: 1, text }] };
			const { fields } = await fieldsFor({ ...template, templateText: 'Halo.', templateButtons });
			expect(fields.map(({ displayName }) => displayName)).toEqual([
				'Button 1 End of Link – "Lacak “{{1}}” 👉"',
			]);
		}
	});

	test('buttons that cannot be are told', async () => {
		const templateButtons = { button: [{ kind: 'url', position: 99 }] };
		await expect(ids({ templateButtons })).rejects.toThrow(
			"'Template Buttons' has the position 99",
		);
	});
});

import type { IDataObject } from 'n8n-workflow';
import { optionsField } from '../../../../nodes/shared/operation/fields';
import { readQuestion, type QuestionForm } from '../../../../nodes/shared/wait/question';
import { questionFields, questionOptionFields } from '../../../../nodes/shared/wait/questionFields';
import { failureOf } from '../../support/failureOf.mts';
import { formOf } from '../../support/step.mts';

/** The form of a question, checked. */

const operation = { fields: [...questionFields, optionsField(questionOptionFields)] };
const read = (form: IDataObject, item = 0) =>
	readQuestion(
		formOf(operation as never, { message: 'Go on?', ...form }) as unknown as QuestionForm,
		item,
	);
const button = (...titles: string[]) => ({ button: titles.map((title) => ({ title, id: '' })) });
const approval = (values: IDataObject) => ({
	responseType: 'approval',
	approvalOptions: { values },
});

test('buttons, each with the position of its item and its own', () => {
	const { answer, choices, content } = read({ buttons: button('A', 'B', 'C') }, 7);
	expect(answer).toEqual({
		buttons: ['A', 'B', 'C'].map((title, at) => ({ id: `n8n-ask-7-${at}`, title })),
	});
	expect(choices).toEqual(['A', 'B', 'C'].map((title) => ({ id: title, title })));
	expect(content).toEqual({ body: 'Go on?' });
});

test('an approval, as n8n’s human review stores it', () => {
	const { choices } = read({ responseType: 'approval' });
	expect(choices).toEqual([
		{ id: 'approve', title: 'Approve', approved: true },
		{ id: 'decline', title: 'Decline', approved: false },
	]);
	const own = read(approval({ approvalType: 'double', approveLabel: 'Ya', disapproveLabel: 'No' }));
	expect(own.choices.map(({ title }) => title)).toEqual(['Ya', 'No']);
	expect(read(approval({ approvalType: 'single' })).choices).toEqual([
		{ id: 'approve', title: 'Approve', approved: true },
	]);
});

test('a list, whose rows are counted through all its sections', () => {
	const sections = [
		{ title: 'One', rows: [{ title: 'a', id: 'x' }] },
		{ title: 'Two', rows: [{ title: 'b' }, { title: 'c', description: 'd' }] },
	];
	const { answer, choices } = read({
		responseType: 'list',
		buttonText: 'Pick',
		sectionsInput: 'json',
		sectionsJson: JSON.stringify(sections),
	});
	expect(answer).toEqual({
		button: 'Pick',
		sections: [
			{ title: 'One', rows: [{ id: 'n8n-ask-0-0', title: 'a' }] },
			{
				title: 'Two',
				rows: [
					{ id: 'n8n-ask-0-1', title: 'b' },
					{ id: 'n8n-ask-0-2', title: 'c', description: 'd' },
				],
			},
		],
	});
	expect(choices.map(({ id }) => id)).toEqual(['x', 'b', 'c']);
});

test('header and footer from the options', () => {
	const options = { headerText: 'Order', footer: 'Toko Kita' };
	const question = read({ buttons: button('A', 'B'), options });
	expect(question.header).toEqual({ type: 'text', text: 'Order' });
	expect(question.content.footer).toBe('Toko Kita');
	expect(question.preview.text).toBe('Order\n\nGo on?\n\nToko Kita\n\n[A]\n[B]');
});

test.each([
	['no message', { message: ' ', buttons: button('A', 'B') }, "'Message'"],
	['a long message', { message: 'x'.repeat(1_025), buttons: button('A', 'B') }, "'Message'"],
	['one button', { buttons: button('A') }, "'Buttons'"],
	['four buttons', { buttons: button('A', 'B', 'C', 'D') }, "'Buttons'"],
	['the same button twice', { buttons: button('A', 'A') }, "'Buttons'"],
	['a long button', { buttons: button('A', 'x'.repeat(21)) }, "'Title of Button 2'"],
	['an approval without words', approval({ approveLabel: '' }), "'Approve Button Label'"],
	['a long approval', approval({ disapproveLabel: 'x'.repeat(21) }), "'Decline Button Label'"],
	[
		'an approval that says twice the same',
		approval({ approveLabel: 'Ok', disapproveLabel: 'Ok ' }),
		"'Decline Button Label'",
	],
	[
		'a list of nothing',
		{ responseType: 'list', buttonText: 'Pick', sectionsInput: 'json' },
		"'Sections (JSON)'",
	],
])('%s is refused by the name of its field', (_what, form, label) => {
	expect(failureOf(() => read(form)).message).toContain(label);
});

import type { Field, FormOf } from '../operation/field';
import { checkCount, checkText, checkUnique } from '../whatsapp/limits';

/** The buttons of a message, one to three. Read them with {@link readReplyButtons}. */
export const replyButtonsField = {
	displayName: 'Buttons',
	name: 'buttons',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	default: { button: [{ title: '', id: '' }] },
	placeholder: 'Add button',
	description: 'One to three buttons. The customer presses one of them, once.',
	options: [
		{
			displayName: 'Button',
			name: 'button',
			values: [
				{
					displayName: 'Title',
					name: 'title',
					type: 'string',
					default: '',
					placeholder: 'e.g. Very good',
					description: 'What is written on the button, up to 20 characters',
				},
				{
					displayName: 'ID',
					name: 'id',
					type: 'string',
					default: '',
					placeholder: 'e.g. score_5',
					description:
						'What your workflow gets when the button is pressed. Left empty, it is the title.',
				},
			],
		},
	],
} as const satisfies Field;

/** A button that is checked: `id` comes back when the customer presses it. */
export interface ReplyButton {
	id: string;
	title: string;
}

/** The buttons of the form, checked; an empty ID becomes the title. Throws Failure. */
export function readReplyButtons(
	buttons: FormOf<[typeof replyButtonsField]>['buttons'],
): ReplyButton[] {
	const given = (buttons.button ?? []).map(({ id, title }) => ({
		id: id.trim() === '' ? title : id,
		title,
	}));
	checkCount(given.length, 'replyButtons', 'Buttons');
	given.forEach(({ id, title }, index) => {
		checkText(title, 'replyButtonTitle', `Title of Button ${index + 1}`);
		checkText(id, 'replyButtonId', `ID of Button ${index + 1}`);
	});
	checkUnique(
		given.map(({ title }) => title),
		'button title',
		'Buttons',
	);
	checkUnique(
		given.map(({ id }) => id),
		'button ID',
		'Buttons',
	);
	return given;
}

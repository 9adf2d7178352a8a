import { SEND_AND_WAIT_OPERATION, type IDataObject } from 'n8n-workflow';
import type { Field, FormOf } from '../operation/field';
import { checkText } from '../whatsapp/limits';
import { openLink } from './link';
import type { Offered } from './outcome';
import { choicesOf } from './question';
import {
	approvalOptionsField,
	buttonsField,
	messageField,
	responseTypeField,
	sectionFields,
} from './questionFields';

/** The operation that asks so, in the form of any gateway. */
export const linkQuestionOption = {
	name: 'Send and Wait for Response',
	value: SEND_AND_WAIT_OPERATION,
	action: 'Send message and wait for response',
	description: 'Ask with a link to a page with buttons, and go on with what the customer chose',
} as const;

/** The form of a question that is answered on a page, behind a link in the message. */
export const linkQuestionFields = [
	messageField,
	{
		...responseTypeField,
		options: [
			responseTypeField.options[0],
			{ name: 'Buttons', value: 'buttons', description: 'Two or three buttons to press' },
			{ name: 'List', value: 'list', description: 'Up to ten rows to choose from' },
		],
		description: 'What the person finds on the page that the link in the message opens',
	},
	approvalOptionsField,
	buttonsField,
	...sectionFields,
] as const satisfies readonly Field[];

/** What a person gets who is asked by link. */
export interface LinkQuestion {
	/** The message, with its link still open. */
	text: string;
	choices: Offered[];
	/** What the page asks. */
	message: string;
	/** What the person would read. */
	preview: IDataObject;
}

/**
 * The question of the form, with a link behind its text.
 *
 * @param item position of the input item
 * @throws Failure `limitExceeded` or `invalidRequest`, naming the field
 */
export function readLinkQuestion(
	form: FormOf<typeof linkQuestionFields>,
	item: number,
): LinkQuestion {
	const message = form.message.trim();
	checkText(message, 'linkedText', 'Message');
	const choices = choicesOf({ ...form, buttonText: 'Choose' });
	const titles = choices.map(({ title }) => `[${title}]`);
	return {
		text: message + openLink(item),
		choices,
		message,
		preview: { text: [message, 'https://…', ...titles].join('\n\n'), body: message, choices },
	};
}

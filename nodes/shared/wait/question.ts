import type { IDataObject } from 'n8n-workflow';
import { invalid } from '../failure';
import { readReplyButtons, type ReplyButton } from '../message/buttons';
import { previewMessage, readHeaderText, readTexts } from '../message/headerBodyFooter';
import { readList } from '../message/list';
import type { FormOf } from '../operation/field';
import { checkText } from '../whatsapp/limits';
import type { Offered } from './outcome';
import type { approvalOptionsField, questionFields } from './questionFields';
import { openChoice } from './seal';

/** What a form asks. */
export type QuestionForm = FormOf<typeof questionFields> & {
	options: { footer?: string; headerText?: string };
};

/** A question that is checked, ready but for a gateway's way to write it. */
export interface Question {
	header?: { type: 'text'; text: string };
	content: { body?: string; footer?: string };
	/** What there is to choose from, in order. */
	choices: Offered[];
	/** The reply buttons; or the list, in WhatsApp's own form. */
	answer: { buttons: ReplyButton[] } | { button: string; sections: IDataObject[] };
	/** What the person would read. */
	preview: IDataObject;
	warnings: string[];
}

const LEAST_BUTTONS = 2;

function approvalButtons(form: FormOf<[typeof approvalOptionsField]>): Offered[] {
	const {
		approvalType = 'double',
		approveLabel = 'Approve',
		disapproveLabel = 'Decline',
	} = form.approvalOptions.values ?? {};
	checkText(approveLabel, 'replyButtonTitle', 'Approve Button Label');
	const approve = { id: 'approve', title: approveLabel, approved: true };
	if (approvalType === 'single') return [approve];
	checkText(disapproveLabel, 'replyButtonTitle', 'Decline Button Label');
	if (disapproveLabel.trim() === approveLabel.trim()) {
		throw invalid('Decline Button Label', 'is the same as the other one', 'Write something else.');
	}
	return [approve, { id: 'decline', title: disapproveLabel, approved: false }];
}

/** The part of a form that says what there is to choose from. */
type ChoicesForm = Omit<FormOf<typeof questionFields>, 'message'>;

function buttonsOf(form: ChoicesForm): Offered[] {
	if (form.responseType === 'approval') return approvalButtons(form);
	const buttons = readReplyButtons(form.buttons);
	if (buttons.length < LEAST_BUTTONS) {
		throw invalid('Buttons', 'has one button only', 'Add a second one, so that there is a choice.');
	}
	return buttons.map(({ id, title }) => ({ id, title }));
}

const rowsOf = ({ sections }: ReturnType<typeof readList>): Offered[] =>
	sections.flatMap(({ rows }) => rows.map(({ id, title }) => ({ id, title })));

/** What the form offers to choose from. Throws Failure naming the field. */
export const choicesOf = (form: ChoicesForm): Offered[] =>
	form.responseType === 'list' ? rowsOf(readList(form)) : buttonsOf(form);

/**
 * The question of the form.
 *
 * @param item position of the input item
 * @throws Failure `limitExceeded` or `invalidRequest`, naming the field
 */
export function readQuestion(form: QuestionForm, item: number): Question {
	const { message, options, responseType } = form;
	const header = readHeaderText(options.headerText ?? '');
	const isList = responseType === 'list';
	const texts = { body: message, footer: options.footer ?? '' };
	const { content, warnings } = readTexts(texts, isList ? 'listBody' : 'buttonsBody', 'Message');
	const base = { ...(header ? { header } : {}), content, warnings };
	if (!isList) {
		const choices = buttonsOf(form);
		const titles = choices.map(({ title }) => title);
		const buttons = choices.map(({ title }, choice) => ({ id: openChoice(item, choice), title }));
		const preview = { ...previewMessage(header, content, titles), choices };
		return { ...base, choices, answer: { buttons }, preview };
	}
	const list = readList(form);
	const { button, sections } = list;
	const choices = rowsOf(list);
	let choice = 0;
	const open = sections.map((section) => ({
		...section,
		rows: section.rows.map((row) => ({ ...row, id: openChoice(item, choice++) })),
	}));
	return {
		...base,
		choices,
		answer: { button, sections: open as unknown as IDataObject[] },
		preview: { ...previewMessage(header, content, [button]), choices },
	};
}

import type { IDataObject } from 'n8n-workflow';
import type { Field, FormOf } from '../operation/field';
import { readReplyButtons, replyButtonsField, type ReplyButton } from './buttons';
import {
	bodyField,
	footerField,
	headerFields,
	headerTextField,
	previewMessage,
	readHeader,
	readHeaderText,
	readTexts,
	type Header,
	type Texts,
} from './headerBodyFooter';
import { listFields, readList } from './list';

/** The two interactive messages that more than one gateway sends, ready but for its way to write them. */

interface Interactive extends Texts {
	header?: Header;
	/** What the customer would read. */
	preview: IDataObject;
}

/** A message with a list, checked. */
export interface ListMessage extends Interactive {
	header?: Extract<Header, { type: 'text' }>;
	/** What is written on the button that opens the list. */
	button: string;
	/** Sections with their rows, in WhatsApp's own form. */
	sections: IDataObject[];
}

/** A message with reply buttons, checked. */
export interface ButtonsMessage extends Interactive {
	buttons: ReplyButton[];
}

export const listMessageFields = [
	headerTextField,
	bodyField,
	footerField,
	...listFields,
] as const satisfies readonly Field[];

/** The list message of the form. Throws Failure (`limitExceeded`, `invalidRequest`) naming the field. */
export function readListMessage(form: FormOf<typeof listMessageFields>): ListMessage {
	const header = readHeaderText(form.headerText);
	const { content, warnings } = readTexts(form, 'listBody');
	const { button, sections: checked } = readList(form);
	const sections = checked as unknown as IDataObject[];
	const preview = { ...previewMessage(header, content, [button]), sections };
	return { ...(header ? { header } : {}), content, warnings, button, sections, preview };
}

export const buttonsMessageFields = [
	...headerFields,
	bodyField,
	footerField,
	replyButtonsField,
] as const satisfies readonly Field[];

/**
 * The message with reply buttons of the form. Throws Failure (`limitExceeded`, `mediaRejected`,
 * `invalidRequest`) naming the field.
 */
export function readButtonsMessage(form: FormOf<typeof buttonsMessageFields>): ButtonsMessage {
	const header = readHeader(form);
	const { content, warnings } = readTexts(form, 'buttonsBody');
	const buttons = readReplyButtons(form.buttons);
	const titles = buttons.map(({ title }) => title);
	const preview = {
		...previewMessage(header, content, titles),
		buttons: buttons.map(({ id, title }) => ({ type: 'REPLY', text: title, value: id })),
	};
	return { ...(header ? { header } : {}), content, warnings, buttons, preview };
}

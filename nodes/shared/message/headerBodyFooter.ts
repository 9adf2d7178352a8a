import type { Field, FormOf } from '../operation/field';
import { checkText, requireText, type TextLimitName } from '../whatsapp/limits';
import { checkMediaUrl } from '../whatsapp/media';

/** Header, body and footer: what every interactive message is made of. */

export const bodyField = {
	displayName: 'Body',
	name: 'body',
	type: 'string',
	typeOptions: { rows: 4 },
	required: true,
	default: '',
	placeholder: 'e.g. How was your last order?',
	description: 'The text of the message. WhatsApp shows *bold*, _italic_ and ~strikethrough~.',
} as const satisfies Field;

/** Where a message may be without a text of its own. */
export const optionalBodyField = {
	displayName: 'Body',
	name: 'body',
	type: 'string',
	typeOptions: { rows: 4 },
	default: '',
	placeholder: 'e.g. This is new in our shop.',
	description: 'The text of the message, which may be left empty',
} as const satisfies Field;

/** The line below the text, for all kinds of messages. */
export const footerField = {
	displayName: 'Footer',
	name: 'footer',
	type: 'string',
	default: '',
	placeholder: 'e.g. Toko Kita',
	description: 'A small grey line below the text, up to 60 characters',
} as const satisfies Field;

/** Where a header is a text and nothing else. */
export const headerTextField = {
	displayName: 'Header Text',
	name: 'headerText',
	type: 'string',
	default: '',
	placeholder: 'e.g. Your opinion',
	description: 'A bold line above the text, up to 60 characters',
} as const satisfies Field;

/** Where WhatsApp wants a header, and only a text. */
export const requiredHeaderTextField = {
	...headerTextField,
	required: true,
} as const satisfies Field;

/** Which kind of header a message has. */
export const headerTypeField = {
	displayName: 'Header',
	name: 'headerType',
	type: 'options',
	options: [
		{ name: 'Document', value: 'document' },
		{ name: 'Image', value: 'image' },
		{ name: 'None', value: 'none' },
		{ name: 'Text', value: 'text' },
		{ name: 'Video', value: 'video' },
	],
	default: 'none',
	description: 'What stands above the text',
} as const satisfies Field;

/** A header of any kind. Read them with {@link readHeader}. */
export const headerFields = [
	headerTypeField,
	{ ...headerTextField, displayOptions: { show: { headerType: ['text'] } } },
	{
		displayName: 'Header Media URL',
		name: 'headerMediaUrl',
		type: 'string',
		default: '',
		displayOptions: { show: { headerType: ['document', 'image', 'video'] } },
		placeholder: 'e.g. https://example.com/picture.jpg',
		description: 'Public https link to the file itself. WhatsApp fetches it from there.',
	},
	{
		displayName: 'Header File Name',
		name: 'fileName',
		type: 'string',
		default: '',
		displayOptions: { show: { headerType: ['document'] } },
		placeholder: 'e.g. Invoice A-1001.pdf',
		description: 'The name that the customer sees for the document',
	},
] as const satisfies readonly Field[];

/** A header that is checked and ready. */
export type Header =
	| { type: 'text'; text: string }
	| { type: 'image' | 'video' | 'document'; link: string; fileName?: string };

/** The header that the form asks for; `undefined` for none. Throws Failure naming the field. */
export function readHeader(form: FormOf<typeof headerFields>): Header | undefined {
	const { headerType: type, headerText: text, headerMediaUrl, fileName } = form;
	if (type === 'none') return undefined;
	if (type === 'text') {
		requireText(text, 'Header Text');
		return readHeaderText(text);
	}
	const link = checkMediaUrl(headerMediaUrl, type, 'Header Media URL');
	const named = type === 'document' && fileName.trim() !== '';
	return named ? { type, link, fileName: fileName.trim() } : { type, link };
}

/** A header that may only be a text; `undefined` when it is left empty. Throws Failure. */
export function readHeaderText(text: string): Extract<Header, { type: 'text' }> | undefined {
	checkText(text, 'headerText', 'Header Text');
	return text.trim() === '' ? undefined : { type: 'text', text };
}

/** Body and footer as a gateway's body takes them, empty ones left out, with warnings. */
export interface Texts {
	content: { body?: string; footer?: string };
	warnings: string[];
}

/**
 * Checks body and footer. `limit` is the one of the body's kind of message, `label` what the form calls
 * the body. Throws Failure naming the field.
 */
export function readTexts(
	{ body, footer }: { body: string; footer: string },
	limit: TextLimitName,
	label = 'Body',
): Texts {
	const warnings = [...checkText(body, limit, label), ...checkText(footer, 'footer', 'Footer')];
	return {
		content: {
			...(body.trim() === '' ? {} : { body }),
			...(footer.trim() === '' ? {} : { footer }),
		},
		warnings,
	};
}

/** What the customer would see, in lines, and its parts. `actions` are the things to press. */
export function previewMessage(
	header: Header | undefined,
	{ body, footer }: Texts['content'],
	actions: readonly string[],
) {
	const top = header && (header.type === 'text' ? header.text : mediaLine(header));
	const parts = [top, body, footer, actions.map((action) => `[${action}]`).join('\n')];
	return {
		text: parts.filter(Boolean).join('\n\n'),
		...(top ? { header: top } : {}),
		...(body ? { body } : {}),
		...(footer ? { footer } : {}),
	};
}

const KINDS = { image: 'Image', video: 'Video', document: 'Document' } as const;

function mediaLine({ type, link, fileName }: Exclude<Header, { type: 'text' }>): string {
	return `[${KINDS[type]}${fileName ? `: ${fileName}` : ''}] ${link}`;
}

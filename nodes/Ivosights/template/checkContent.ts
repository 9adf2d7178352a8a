import type { IDataObject } from 'n8n-workflow';
import { invalid } from '../../shared/failure';
import {
	checkCount,
	checkRange,
	checkText,
	type TextLimitName,
} from '../../shared/whatsapp/limits';
import { checkEdges, checkVariables } from '../../shared/template/contentRules';
import { checkButtonLink, checkCharacters } from '../../shared/template/partCharacters';
import { wordIn } from '../../shared/template/parts';

/** What the parts of a template are called where the person gave them. */
export interface Labels {
	header: string;
	headerExamples: string;
	body: string;
	bodyExamples: string;
	footer: string;
	buttons: string;
	button(field: 'text' | 'url' | 'phone', place: number): string;
	otp: string;
	codeExpiration: string;
	/** Whether more examples than variables are a mistake. */
	exactExamples: boolean;
}

const FORM_FIELDS = { text: 'Text', url: 'URL', phone: 'Phone Number' };

export const formLabels: Labels = {
	header: 'Header Text',
	headerExamples: 'Header Example',
	body: 'Body',
	bodyExamples: 'Body Examples',
	footer: 'Footer',
	buttons: 'Buttons',
	button: (field, place) => `${FORM_FIELDS[field]} of Button ${place}`,
	otp: 'Copy Button Text',
	codeExpiration: 'Code Expires After (Minutes)',
	exactExamples: true,
};

const inJson = (path: string) => `Content (JSON): ${path}`;
const JSON_FIELDS = { text: 'text', url: 'url', phone: 'phone_number' };

export const jsonLabels: Labels = {
	header: inJson('header.text'),
	headerExamples: inJson('header.examples'),
	body: inJson('body.text'),
	bodyExamples: inJson('body.examples'),
	footer: inJson('footer'),
	buttons: inJson('buttons'),
	button: (field, place) => inJson(`buttons[${place - 1}].${JSON_FIELDS[field]}`),
	otp: inJson('otp[0].text'),
	codeExpiration: inJson('code_expiration_minutes'),
	exactExamples: false,
};

function textOf(value: unknown, label: string): string {
	if (value === undefined || value === null) return '';
	if (typeof value === 'string') return value;
	throw invalid(label, 'is not a text', 'Write it in quotes.');
}

/** A part that is an object; an empty one when it is not there. */
const partOf = (value: unknown): IDataObject =>
	typeof value === 'object' && value !== null ? (value as IDataObject) : {};

function checkExamples(
	{ text, examples }: IDataObject & { text: string },
	label: string,
	examplesLabel: string,
	exact: boolean,
): void {
	const given = Array.isArray(examples) ? examples.length : 0;
	checkVariables({ text, label, examples: given, examplesLabel, exact });
}

function checkHeader(header: IDataObject, labels: Labels): void {
	if (wordIn(header.format) !== 'TEXT') return;
	const text = textOf(header.text, labels.header);
	checkText(text, 'templateHeader', labels.header);
	checkCharacters(text, 'header', labels.header);
	const { examples } = header;
	checkExamples({ text, examples }, labels.header, labels.headerExamples, labels.exactExamples);
}

function checkBody(body: IDataObject, labels: Labels): void {
	const text = textOf(body.text, labels.body);
	checkText(text, 'templateBody', labels.body);
	checkEdges(text, labels.body);
	const { examples } = body;
	checkExamples({ text, examples }, labels.body, labels.bodyExamples, labels.exactExamples);
}

function checkLink(url: string, label: string): void {
	checkText(url, 'templateButtonUrl', label);
	checkButtonLink(url, label);
}

function checkButtons(buttons: unknown, labels: Labels): void {
	if (buttons === undefined) return;
	if (!Array.isArray(buttons)) throw invalid(labels.buttons, 'is not a list', 'Write it in [ ].');
	checkCount(buttons.length, 'templateButtons', labels.buttons);
	buttons.map(partOf).forEach((button, index) => {
		const check = (field: 'text' | 'url' | 'phone', value: unknown, limit: TextLimitName) => {
			const label = labels.button(field, index + 1);
			const text = textOf(value, label);
			if (field === 'url') checkLink(text, label);
			else checkText(text, limit, label);
			if (field === 'text') checkCharacters(text, 'button', label);
		};
		check('text', button.text, 'templateButtonText');
		if (wordIn(button.type) === 'URL') check('url', button.url, 'templateButtonUrl');
		if (wordIn(button.type) === 'PHONE_NUMBER')
			check('phone', button.phone_number, 'templateButtonPhone');
	});
}

function checkOneTimePassword(content: IDataObject, labels: Labels): void {
	const button = partOf(Array.isArray(content.otp) ? content.otp[0] : undefined);
	const text = textOf(button.text, labels.otp);
	checkText(text, 'templateButtonText', labels.otp);
	checkCharacters(text, 'button', labels.otp);
	const { code_expiration_minutes: minutes } = content;
	if (minutes !== undefined) checkRange(Number(minutes), 'codeExpiration', labels.codeExpiration);
}

/**
 * Checks a template's content in Ivosights' own fields against WhatsApp's rules
 * (source: "WhatsApp template rules"). Throws Failure naming the field.
 */
export function checkContent(content: IDataObject, category: string, labels: Labels): void {
	if (category === 'AUTHENTICATION') {
		checkOneTimePassword(content, labels);
		return;
	}
	checkHeader(partOf(content.header), labels);
	checkBody(partOf(content.body), labels);
	const footer = textOf(content.footer, labels.footer);
	checkText(footer, 'templateFooter', labels.footer);
	checkCharacters(footer, 'footer', labels.footer);
	checkButtons(content.buttons, labels);
}

import type { IDataObject } from 'n8n-workflow';
import { Failure } from '../../shared/failure';
import type { FilledButton, FilledHeader, FilledTemplate } from '../../shared/template/fill';
import { nameInLink } from '../../shared/whatsapp/fileNames';

/**
 * The header as the documents write it for image, video and document. For a text with a variable no
 * document has a sample (source: "Qontak direct broadcast"): it goes in the same form.
 */
export function headerParameters(header: FilledHeader): IDataObject {
	switch (header.format) {
		case 'TEXT':
			return {
				format: 'TEXT',
				params: header.parameters.map(({ key, text }) => ({ key, value: text })),
			};
		case 'LOCATION':
			throw new Failure(
				'invalidRequest',
				'Qontak cannot send templates with a location as header',
				{
					field: 'Template',
					description: 'Choose a template with another header.',
				},
			);
		default:
			return {
				format: header.format,
				params: [
					{ key: 'url', value: header.link },
					{ key: 'filename', value: header.fileName ?? nameInLink(header.link) ?? 'file' },
				],
			};
	}
}

const BUTTON_TYPES: Record<FilledButton['kind'], string> = {
	urlSuffix: 'url',
	oneTimeCode: 'url',
	// No document shows these two; the names are WhatsApp's own.
	code: 'copy_code',
	flowToken: 'flow',
};

/** What Qontak takes for the name of a variable (source: "Qontak direct broadcast"). */
const NAME = /^[a-z][a-z0-9_]{1,15}$/;

/**
 * A name for each variable: its own where Qontak takes it, else one that is made up and that no other
 * variable has.
 */
function namesFor(keys: readonly string[]): string[] {
	const taken = new Set(keys.filter((key) => NAME.test(key)));
	return keys.map((key, place) => {
		if (NAME.test(key)) return key;
		let number = place + 1;
		while (taken.has(`var_${number}`)) number += 1;
		taken.add(`var_${number}`);
		return `var_${number}`;
	});
}

/**
 * The variables as a direct broadcast wants them (source: "Qontak direct broadcast"): all texts,
 * told by key.
 */
export function directParameters({ header, body, buttons }: FilledTemplate): IDataObject {
	const names = namesFor(body.map(({ key }) => key));
	return {
		...(header ? { header: headerParameters(header) } : {}),
		body: body.map(({ key, text }, place) => ({
			key,
			value: names[place],
			value_text: text,
		})),
		...(buttons.length > 0 ? { buttons: buttonParameters(buttons) } : {}),
	};
}

/** Buttons by place; only those that have a value. */
export const buttonParameters = (buttons: readonly FilledButton[]): IDataObject[] =>
	buttons.map(({ index, kind, value }) => ({
		index: String(index),
		type: BUTTON_TYPES[kind],
		value,
	}));

/** What differs from the documents' samples and is worth a try first. */
export function undocumented({ header, buttons }: FilledTemplate): string[] {
	const text =
		header?.format === 'TEXT'
			? [
					'Qontak’s documents show no header text with a variable. Try it with your own number first.',
				]
			: [];
	const odd = buttons.some(({ kind }) => kind === 'code' || kind === 'flowToken')
		? ['Qontak’s documents show no button of this kind. Try it with your own number first.']
		: [];
	return [...text, ...odd];
}

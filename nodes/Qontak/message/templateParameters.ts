import type { IDataObject } from 'n8n-workflow';
import { Failure } from '../../shared/failure';
import type { FilledButton, FilledHeader, FilledTemplate } from '../../shared/template/filled';
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
		case 'PRODUCT':
			// The template was refused before (requireCarried).
			return {};
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
		...withButtons(buttons),
	};
}

/** Buttons by place; only those that have a value. Throws Failure for a flow's data, which have no place. */
const buttonParameters = (buttons: readonly FilledButton[]): IDataObject[] =>
	buttons.flatMap((button) => {
		const entry = (type: string, value: string) => [{ index: String(button.index), type, value }];
		switch (button.kind) {
			case 'urlSuffix':
			case 'oneTimeCode':
				return entry('url', button.value);
			// No document shows these two; the names are WhatsApp's own.
			case 'code':
				return entry('copy_code', button.value);
			case 'flow':
				if (button.data) throw flowData(button.index);
				return button.token === undefined ? [] : entry('flow', button.token);
			default:
				return [];
		}
	});

/** `buttons`, where there are any with a value. */
export function withButtons(filled: readonly FilledButton[]): IDataObject {
	const buttons = buttonParameters(filled);
	return buttons.length > 0 ? { buttons } : {};
}

const flowData = (index: number) =>
	new Failure(
		'variableMismatch',
		`Qontak has no place for the data of a flow (Button ${index + 1} Flow Data)`,
		{ field: 'Template Variables', description: 'Leave it empty.' },
	);

/** What differs from the documents' samples and is worth a try first. */
export function undocumented({ header, buttons }: FilledTemplate): string[] {
	const text =
		header?.format === 'TEXT'
			? [
					'Qontak’s documents show no header text with a variable. Try it with your own number first.',
				]
			: [];
	const odd = buttons.some(({ kind }) => kind === 'code' || kind === 'flow')
		? ['Qontak’s documents show no button of this kind. Try it with your own number first.']
		: [];
	return [...text, ...odd];
}

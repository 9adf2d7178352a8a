import type { IDataObject } from 'n8n-workflow';
import { fillTemplate, withValues } from './fill';
import type { FilledHeader, FilledTemplate } from './fill';
import { replacePlaceholders } from './definition';
import type { TemplateDefinition } from './definition';

/** A button as the recipient would see it. */
export interface PreviewButton {
	type: string;
	text: string;
	/** What the button opens, calls or copies. */
	value?: string;
}

/** What the recipient would read. */
export interface TemplatePreview {
	/** All of it in lines: header, body, footer, buttons. */
	text: string;
	header?: string;
	body: string;
	footer?: string;
	buttons: PreviewButton[];
	warnings: string[];
}

const KNOWN_BUTTONS = [
	'URL',
	'PHONE_NUMBER',
	'QUICK_REPLY',
	'COPY_CODE',
	'OTP',
	'FLOW',
	'VOICE_CALL',
];

/** Shows a template with its values in place. Sends nothing. */
export function previewTemplate(
	definition: TemplateDefinition,
	filled: FilledTemplate,
): TemplatePreview {
	const header = headerText(definition, filled.header);
	const { body, warnings: bodyWarnings } = bodyText(definition, filled);
	const { footer } = definition;
	const buttons = previewButtons(definition, filled);
	const lines = buttons.map(({ text, value }) => (value ? `[${text}] ${value}` : `[${text}]`));
	const parts = [header, body, footer, lines.join('\n')].filter((part) => part);
	return {
		text: parts.join('\n\n'),
		...(header && { header }),
		body,
		...(footer && { footer }),
		buttons,
		warnings: [...filled.warnings, ...bodyWarnings, ...buttonWarnings(definition)],
	};
}

function headerText(definition: TemplateDefinition, filled?: FilledHeader): string | undefined {
	const { header } = definition;
	if (!filled) return header?.format === 'TEXT' ? header.text : undefined;
	switch (filled.format) {
		case 'TEXT':
			return withValues(header?.text ?? '', filled.parameters);
		case 'LOCATION': {
			const { name, address, latitude, longitude } = filled;
			return `[Location] ${[name, address, `${latitude}, ${longitude}`].filter(Boolean).join(', ')}`;
		}
		case 'DOCUMENT':
			return `[Document${filled.fileName ? `: ${filled.fileName}` : ''}] ${filled.link}`;
		default:
			return `[${filled.format === 'IMAGE' ? 'Image' : 'Video'}] ${filled.link}`;
	}
}

function bodyText(
	definition: TemplateDefinition,
	filled: FilledTemplate,
): { body: string; warnings: string[] } {
	const text = definition.body?.text ?? '';
	if (text !== '') return { body: withValues(text, filled.body), warnings: [] };
	const values = filled.body.map((parameter) => parameter.text).join(' ');
	return {
		body: values,
		warnings: [
			'The gateway does not tell the text of this template; WhatsApp writes it around the values.',
		],
	};
}

function previewButtons({ buttons }: TemplateDefinition, filled: FilledTemplate): PreviewButton[] {
	return buttons.map(({ type, text, url, phoneNumber }, index) => {
		const given = filled.buttons.find((button) => button.index === index);
		if (given?.kind === 'urlSuffix') {
			const link = url ?? '';
			const value = /\{\{/.test(link)
				? replacePlaceholders(link, () => given.value)
				: `${link}${given.value}`;
			return { type, text, value };
		}
		if (given?.kind === 'code' || given?.kind === 'oneTimeCode') {
			return { type, text, value: given.value };
		}
		const value = type === 'PHONE_NUMBER' ? phoneNumber : url;
		return value ? { type, text, value } : { type, text };
	});
}

function buttonWarnings({ buttons }: TemplateDefinition): string[] {
	return buttons
		.filter(({ type }) => !KNOWN_BUTTONS.includes(type))
		.map(
			({ type, text }) =>
				`The button "${text}" is of a kind (${type}) that may need values this node does not send.`,
		);
}

/** A template with its values, checked, and what the customer would read. */
export interface ReadyTemplate {
	definition: TemplateDefinition;
	filled: FilledTemplate;
	preview: TemplatePreview;
}

/**
 * Fills a template with values by id. `warnings` are what else the person has to know of it. Throws
 * Failure naming the label.
 */
export function fillAndPreview(
	definition: TemplateDefinition,
	values: Record<string, unknown>,
	warnings: readonly string[] = [],
): ReadyTemplate {
	const filled = fillTemplate(definition, values);
	filled.warnings.push(...warnings);
	return { definition, filled, preview: previewTemplate(definition, filled) };
}

/** What the operation Preview gives for a template that the gateway itself described. */
export const previewOutput = ({ definition, preview }: ReadyTemplate): IDataObject => ({
	template: definition.name,
	language: definition.language,
	status: definition.status,
	...(preview as unknown as IDataObject),
});

import type { IDataObject } from 'n8n-workflow';
import { fillTemplate } from './fill';
import { withValues, type FilledContent, type FilledHeader, type FilledTemplate } from './filled';
import { replacePlaceholders } from './definition';
import type { TemplateContent, TemplateDefinition } from './definition';
import type { Given } from './values';

/** The operation that shows a template, as every gateway's form names it. */
export const previewOption = {
	name: 'Preview',
	value: 'preview',
	action: 'Preview template',
	description: 'Show what a customer would read, with the variables filled in. Sends nothing.',
} as const;

/** A button as the recipient would see it. */
export interface PreviewButton {
	type: string;
	text: string;
	/** What the button opens, calls or copies. */
	value?: string;
}

/** What the recipient would read of a template, or of one card of a carousel. */
export interface ContentPreview {
	header?: string;
	body: string;
	buttons: PreviewButton[];
}

/** What the recipient would read. */
export interface TemplatePreview extends ContentPreview {
	/** All of it in lines: header, body, footer, buttons, cards. */
	text: string;
	footer?: string;
	/** The line of a limited-time offer. */
	offer?: string;
	cards?: ContentPreview[];
	warnings: string[];
}

/** Shows a template with its values in place. Sends nothing. */
export function previewTemplate(
	definition: TemplateDefinition,
	filled: FilledTemplate,
): TemplatePreview {
	const { footer } = definition;
	const { header, body, buttons } = previewContent(definition, filled);
	const offer = offerLine(definition, filled);
	const cards = filled.cards?.map((card, place) =>
		previewContent(definition.cards?.[place] ?? definition, card),
	);
	const cardTexts = (cards ?? []).map((card, place) =>
		[`[Card ${place + 1}]`, card.header, card.body, buttonLines(card.buttons)]
			.filter(Boolean)
			.join('\n'),
	);
	const parts = [header, body, offer, footer, buttonLines(buttons), ...cardTexts];
	return {
		text: parts.filter((part) => part).join('\n\n'),
		...(header && { header }),
		body,
		...(offer && { offer }),
		...(footer && { footer }),
		buttons,
		...(cards && { cards }),
		warnings: [...filled.warnings],
	};
}

const buttonLines = (buttons: readonly PreviewButton[]): string =>
	buttons.map(({ text, value }) => (value ? `[${text}] ${value}` : `[${text}]`)).join('\n');

function offerLine({ offer }: TemplateDefinition, { offerEndMs }: FilledTemplate) {
	if (!offer) return undefined;
	const end = offerEndMs === undefined ? '' : new Date(offerEndMs).toISOString();
	return ['[Offer]', offer.text, end && `until ${end}`].filter(Boolean).join(' ');
}

function previewContent(content: TemplateContent, filled: FilledContent): ContentPreview {
	const header = headerText(content, filled.header);
	return {
		...(header && { header }),
		body: bodyText(content, filled),
		buttons: previewButtons(content, filled),
	};
}

function headerText({ header }: TemplateContent, filled?: FilledHeader): string | undefined {
	if (!filled) return header?.format === 'TEXT' ? header.text : undefined;
	switch (filled.format) {
		case 'TEXT':
			return withValues(header?.text ?? '', filled.parameters);
		case 'LOCATION': {
			const { name, address, latitude, longitude } = filled;
			return `[Location] ${[name, address, `${latitude}, ${longitude}`].filter(Boolean).join(', ')}`;
		}
		case 'PRODUCT':
			return `[Product] ${filled.product}`;
		case 'DOCUMENT':
			return `[Document${filled.fileName ? `: ${filled.fileName}` : ''}] ${filled.link}`;
		default:
			return `[${filled.format === 'IMAGE' ? 'Image' : 'Video'}] ${filled.link}`;
	}
}

/** Where the gateway does not tell the text, the values alone. */
function bodyText({ body }: TemplateContent, filled: FilledContent): string {
	const text = body?.text ?? '';
	if (text !== '') return withValues(text, filled.body);
	return filled.body.map((parameter) => parameter.text).join(' ');
}

function previewButtons({ buttons }: TemplateContent, filled: FilledContent): PreviewButton[] {
	return buttons.map(({ type, text, url, phoneNumber }, index) => {
		const given = filled.buttons.find((button) => button.index === index);
		switch (given?.kind) {
			case 'urlSuffix': {
				const link = url ?? '';
				const value = /\{\{/.test(link)
					? replacePlaceholders(link, () => given.value)
					: `${link}${given.value}`;
				return { type, text, value };
			}
			case 'code':
			case 'oneTimeCode':
				return { type, text, value: given.value };
			case 'products': {
				const ids = given.sections.flatMap((section) => section.ids);
				return { type, text, value: ids.join(', ') };
			}
		}
		const value = type === 'PHONE_NUMBER' ? phoneNumber : url;
		return value ? { type, text, value } : { type, text };
	});
}

/** A template with its values, checked, and what the customer would read. */
export interface ReadyTemplate {
	definition: TemplateDefinition;
	filled: FilledTemplate;
	preview: TemplatePreview;
}

/**
 * Fills a template with values by id. `warnings` are what else the person has to know of it, `as` is
 * what the values are. Throws Failure naming the label.
 */
export function fillAndPreview(
	definition: TemplateDefinition,
	values: Record<string, unknown>,
	warnings: readonly string[] = [],
	as: Given = 'values',
): ReadyTemplate {
	const filled = fillTemplate(definition, values, as);
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

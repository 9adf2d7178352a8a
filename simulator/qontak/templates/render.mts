import type { Content, ContentButton, ContentHeader } from '../../core/content.mts';
import type { TemplateValues } from './check.mts';
import { fillIn, type Template, type TemplateButton } from './definition.mts';

/** What the recipient reads: the template with its values filled in. */
export function renderTemplate(template: Template, values: TemplateValues): Content {
	const header = renderHeader(template, values);
	const { id, name, language, category, footer } = template;
	const buttons = template.buttons.map((button, index) =>
		renderButton(button, values.buttons[index]),
	);
	return {
		kind: 'template',
		template: { id, name, language, category },
		...(header && { header }),
		text: fillIn(template.body, values.body),
		...(footer !== null && { footer }),
		...(buttons.length > 0 && { buttons }),
	};
}

function renderHeader({ header }: Template, values: TemplateValues): ContentHeader | undefined {
	if (!header) return undefined;
	if (header.format === 'TEXT') return { type: 'text', text: fillIn(header.text, values.header) };
	const type = header.format.toLowerCase() as 'image' | 'video' | 'document';
	return { type, link: '', ...values.headerMedia };
}

function renderButton(button: TemplateButton, value: string | undefined): ContentButton {
	const { type, text, url = '', phone_number: phone } = button;
	switch (type) {
		case 'URL':
			return { type: 'url', text, url: fillIn(url, { 1: value ?? '' }) };
		case 'PHONE_NUMBER':
			return { type: 'phone', text, phone };
		case 'QUICK_REPLY':
			return { type: 'quickReply', text, id: text };
		case 'COPY_CODE':
			return { type: 'copyCode', text, code: value };
	}
}

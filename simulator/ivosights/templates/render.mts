import type { Content, ContentButton, ContentHeader } from '../../core/content.mts';
import type { TemplateValues } from './check.mts';
import {
	buttonsOf,
	componentOf,
	fillIn,
	type Template,
	type TemplateButton,
} from './definition.mts';

/** What the recipient reads: the template with its values filled in. */
export function renderTemplate(template: Template, values: TemplateValues): Content {
	const body = componentOf(template, 'BODY');
	const footer = componentOf(template, 'FOOTER');
	const header = renderHeader(template, values);
	const buttons = buttonsOf(template).map((button, index) =>
		renderButton(button, values.buttons[index]),
	);
	return {
		kind: 'template',
		template: {
			id: template.id,
			name: template.template_name,
			language: template.language_id,
			category: template.category_id,
		},
		...(header && { header }),
		text: [fillIn(body?.text ?? '', values.body), ...cardTexts(template, values)].join('\n\n'),
		...(footer && { footer: footer.text }),
		...(buttons.length > 0 && { buttons }),
	};
}

/** The phone has no carousel: it shows the cards one below the other. */
function cardTexts(template: Template, { cards = [] }: TemplateValues): string[] {
	const defined = componentOf(template, 'CAROUSEL')?.cards ?? [];
	return cards.map((values, place) => {
		const { text } = renderTemplate({ ...template, ...defined[place] }, values);
		return `${place + 1}. ${values.headerMedia?.link ?? ''} ${text ?? ''}`.trim();
	});
}

function renderHeader(template: Template, values: TemplateValues): ContentHeader | undefined {
	const header = componentOf(template, 'HEADER');
	if (!header) return undefined;
	if (header.format === 'TEXT') return { type: 'text', text: fillIn(header.text, values.header) };
	if (header.format === 'PRODUCT') return { type: 'text', text: 'Product' };
	const type = header.format.toLowerCase() as 'image' | 'video' | 'document';
	return { type, link: '', ...values.headerMedia };
}

function renderButton(button: TemplateButton, value: string | undefined): ContentButton {
	const { text } = button;
	switch (button.type) {
		case 'URL':
			return { type: 'url', text, url: fillIn(button.url ?? '', { 1: value ?? '' }) };
		case 'PHONE_NUMBER':
			return { type: 'phone', text, phone: button.phone_number };
		case 'QUICK_REPLY':
			return { type: 'quickReply', text, id: value ?? text };
		case 'COPY_CODE':
			return { type: 'copyCode', text, code: value };
		case 'CATALOG':
		case 'MPM':
		case 'SPM':
			return { type: 'quickReply', text, id: value || text };
		case 'FLOW':
			return { type: 'flow', text, id: button.flow_id, token: value };
	}
}

import { invalid } from '../answers.mts';
import { fillIn, type Template } from './definition.mts';
import type { TemplateValues } from './check.mts';

/** What is too long once its values are in place, by place (source: "WhatsApp template values"). */
export function tooLong(template: Template, values: TemplateValues): Record<string, string[]> {
	const { header, body, buttons, category } = template;
	const problems: Record<string, string[]> = {};
	const check = (place: string, text: string, most: number) => {
		if ([...text].length > most) {
			problems[`parameters.${place}`] = [`is too long (maximum is ${most} characters)`];
		}
	};
	if (header?.format === 'TEXT') check('header', fillIn(header.text, values.header), 60);
	check('body', fillIn(body, values.body), 1024);
	for (const [index, value] of Object.entries(values.buttons)) {
		const { type, url = '' } = buttons[Number(index)] ?? {};
		const isCode = category === 'AUTHENTICATION' || type === 'COPY_CODE';
		if (isCode) check('buttons', value, 15);
		else check('buttons', fillIn(url, { 1: value }), 2000);
	}
	if (category === 'AUTHENTICATION') {
		for (const code of Object.values(values.body)) check('body', code, 15);
	}
	return problems;
}

/** Throws a Refusal that names what is too long. */
export function requireShort(template: Template, values: TemplateValues): void {
	const problems = tooLong(template, values);
	if (Object.keys(problems).length > 0) throw invalid(problems);
}

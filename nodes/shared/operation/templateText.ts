/**
 * A variable of a template: `{{1}}`, `{{ name }}`. An expression of n8n has more in it: a name with $,
 * a dot, brackets or quotes.
 */
const VARIABLE = /\{\{\s*[\p{L}\p{N}_][\p{L}\p{N}_ -]{0,100}\}\}/gu;

/** What a raw parameter with a template's text is: the text itself, or an expression to work out. */
export type TemplateText = { text: string } | { expression: string };

/**
 * Reads a field with a template's text as the form stored it. n8n turns a pasted text with `{{1}}`
 * into an expression, in which it would become `1` (source: "n8n forms"): here it stays a variable of
 * the template. Where other expressions stand beside it, only those are worked out.
 *
 * @param raw as stored; an expression begins with `=`
 */
export function readTemplateText(raw: string): TemplateText {
	if (!raw.startsWith('=')) return { text: raw };
	const text = raw.slice(1);
	if (!text.replace(VARIABLE, '').includes('{{')) return { text };
	// What is worked out to be the variable, brackets and all.
	const kept = (variable: string) => `{{ '{' + '${variable.slice(1, -1)}' + '}' }}`;
	return { expression: text.replace(VARIABLE, kept) };
}

/**
 * The same for all texts in a parameter, such as the buttons of a template.
 *
 * @param workOut gives the value of an expression, which stands without its `=`
 */
export function withVariablesKept(raw: unknown, workOut: (expression: string) => unknown): unknown {
	if (typeof raw === 'string') {
		const read = readTemplateText(raw);
		return 'text' in read ? read.text : workOut(read.expression);
	}
	if (Array.isArray(raw)) return raw.map((entry) => withVariablesKept(entry, workOut));
	if (typeof raw !== 'object' || raw === null) return raw;
	const kept = Object.entries(raw).map(([name, value]) => [
		name,
		withVariablesKept(value, workOut),
	]);
	return Object.fromEntries(kept) as unknown;
}

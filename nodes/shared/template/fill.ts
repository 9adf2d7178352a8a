import { Failure } from '../failure';
import { checkText, type TextLimitName } from '../whatsapp/limits';
import { slotsOf, type TemplateContent, type TemplateDefinition } from './definition';
import { withValues, type FilledContent, type FilledTemplate } from './filled';
import { nameIn } from './labels';
import { joined, requireKnown } from './parts';
import { placed } from './place';
import { readValue, type Given } from './values';
import { variablesOf, type TemplateVariable } from './variables';

/**
 * Checks the values against the template and puts them in their places. `values` has the ids of
 * {@link variablesOf}. Throws a Failure (`variableMismatch`) that tells everything that does not
 * fit, each with the name of its field; `invalidRequest` for a template with parts that nobody knows.
 *
 * @param as what the values are
 */
export function fillTemplate(
	definition: TemplateDefinition,
	values: Readonly<Record<string, unknown>>,
	as: Given = 'values',
): FilledTemplate {
	requireKnown(definition);
	const variables = variablesOf(definition);
	const given = new Map(Object.entries(values));
	const texts = new Map<string, string>();
	const issues = [...unknownIds(variables, given)];
	const missing: string[] = [];
	for (const { label, ...variable } of variables) {
		const name = nameIn(label);
		const read = readValue(given.get(variable.id), { ...variable, label: name }, definition, as);
		if ('text' in read) texts.set(variable.id, read.text);
		else if ('refused' in read) issues.push(read.refused);
		else if (variable.required) missing.push(`'${name}'`);
	}
	const filled = placed(definition, variables, texts);
	filled.warnings.push(...unseen(definition), ...wordless(definition, filled));
	const wrong = issues.length + missing.length;
	if (wrong === 0 && as === 'values') issues.push(...tooLong(definition, filled));
	if (wrong + issues.length > 0) throw mismatch(definition, variables, issues, missing);
	return filled;
}

/** The limits hold for the texts with their values in place (WhatsApp's 132005). */
function tooLong(definition: TemplateDefinition, filled: FilledTemplate): string[] {
	const { header, footer, buttons, cards } = definition;
	const onlyBody = !header && !footer && buttons.length === 0 && !cards;
	const whole = contentTooLong(
		definition,
		filled,
		onlyBody ? 'templateBodyAlone' : 'templateBody',
		'',
	);
	const each = (filled.cards ?? []).map((card, place) =>
		contentTooLong(cards?.[place] ?? definition, card, 'cardBody', ` of Card ${place + 1}`),
	);
	const all = [whole, ...each];
	filled.warnings.push(...all.flatMap(({ warnings }) => warnings));
	return all.flatMap(({ issues }) => issues);
}

function contentTooLong(
	{ header, body }: TemplateContent,
	filled: FilledContent,
	limit: TextLimitName,
	where: string,
): { issues: string[]; warnings: string[] } {
	const issues: string[] = [];
	const warnings: string[] = [];
	const check = (text: string, name: TextLimitName, label: string) => {
		try {
			warnings.push(...checkText(text, name, label));
		} catch (error) {
			issues.push(error instanceof Failure ? error.message : String(error));
		}
	};
	if (filled.header?.format === 'TEXT') {
		const text = withValues(header?.text ?? '', filled.header.parameters);
		check(text, 'templateHeader', `Header${where} with its variables`);
	}
	if (filled.body.length > 0) {
		const text = withValues(body?.text ?? '', filled.body);
		if (text.trim() !== '') check(text, limit, `Body${where} with its variables`);
	}
	return { issues, warnings };
}

/**
 * Variables that the gateway lists but its text does not show (source: "WhatsApp template rules").
 */
function unseen({ header, body }: TemplateDefinition): string[] {
	const parts = [
		{ name: 'body', part: body },
		{ name: 'header', part: header?.format === 'TEXT' ? header : undefined },
	];
	return parts.flatMap(({ name, part }) => {
		const shown = slotsOf(part?.text ?? '', []).map(({ key }) => key);
		return (part?.variables ?? [])
			.filter(({ key }) => !shown.includes(key))
			.map(
				({ key }) =>
					`The gateway lists the variable {{${key}}} of the ${name}, but shows a text without it: ` +
					'what the recipient reads may differ from the preview.',
			);
	});
}

/** WhatsApp writes the text of some templates itself, around the values. */
function wordless({ body }: TemplateDefinition, filled: FilledTemplate): string[] {
	if ((body?.text ?? '') !== '' || filled.body.length === 0) return [];
	return [
		'The gateway does not tell the text of this template; WhatsApp writes it around the values.',
	];
}

/** A leftover of another form; an object is none, and may not even be a text. */
function isEmpty(value: unknown): boolean {
	if (typeof value === 'object' && value !== null) return Array.isArray(value) && !value.length;
	return String(value ?? '').trim() === '';
}

/** Values nobody asked for. Empty ones are leftovers of another template's form. */
function unknownIds(
	variables: readonly TemplateVariable[],
	given: ReadonlyMap<string, unknown>,
): string[] {
	const known = variables.map(({ id }) => id);
	const unknown = [...given]
		.filter(([id, value]) => !known.includes(id) && !isEmpty(value))
		.map(([id]) => `'${id}'`);
	if (unknown.length === 0) return [];
	const are = unknown.length === 1 ? 'is not a variable' : 'are not variables';
	const takes = known.length === 0 ? 'it has none' : `it has ${known.join(', ')}`;
	return [`${unknown.join(', ')} ${are} of this template: ${takes}`];
}

function mismatch(
	{ name }: TemplateDefinition,
	variables: readonly TemplateVariable[],
	issues: readonly string[],
	missing: readonly string[],
): Failure {
	const are = missing.length === 1 ? 'is' : 'are';
	const sentences = [
		...(missing.length > 0 ? [`${joined(missing)} ${are} missing`] : []),
		...issues.map((issue) => issue.replace(/\.$/, '')),
	];
	const count = issues.length + missing.length;
	const message =
		count === 1 || issues.length === 0
			? sentences[0]
			: `${count} values do not fit the template '${name}': ${sentences.join('; ')}`;
	const ids = variables.map(({ id }) => id).join(', ');
	return new Failure('variableMismatch', message, {
		field: 'Template Variables',
		description:
			variables.length === 0
				? 'This template has no variables. Remove the values, or choose another template.'
				: `Correct the fields named here. In JSON, the variables of the template are: ${ids}.`,
	});
}

import { Failure } from '../failure';
import { checkText } from '../whatsapp/limits';
import type { TextLimitName } from '../whatsapp/limits';
import { isNumbered, replacePlaceholders, slotsOf } from './definition';
import type { MediaFormat, TemplateDefinition } from './definition';
import { readValue } from './values';
import { variablesOf } from './variables';
import type { TemplateVariable } from './variables';

/** A variable of a text with its value. */
export interface FilledVariable {
	/** `1` or `first_name`. */
	key: string;
	text: string;
	/** Whether the variable is told by name, not by its place. */
	named: boolean;
}

/** A header with its values; `link` is where the file is. */
export type FilledHeader =
	| { format: 'TEXT'; parameters: FilledVariable[] }
	| { format: MediaFormat; link: string; fileName?: string }
	| { format: 'LOCATION'; latitude: string; longitude: string; name?: string; address?: string };

/** A button with its value. Buttons without a variable have none. */
export interface FilledButton {
	/** The button's place in the template, from 0. */
	index: number;
	kind: 'urlSuffix' | 'code' | 'oneTimeCode' | 'flowToken';
	value: string;
}

/** A template's values, checked: all that a gateway needs to send it. */
export interface FilledTemplate {
	header?: FilledHeader;
	body: FilledVariable[];
	buttons: FilledButton[];
	/** Worth knowing, but no reason not to send. */
	warnings: string[];
}

/**
 * Checks the values against the template and puts them in their places. `values` has the ids of
 * {@link variablesOf}. Throws a Failure (`variableMismatch`) that tells everything that does not
 * fit, each with the label of its field.
 */
export function fillTemplate(
	definition: TemplateDefinition,
	values: Readonly<Record<string, unknown>>,
): FilledTemplate {
	const variables = variablesOf(definition);
	const given = new Map(Object.entries(values));
	const texts = new Map<string, string>();
	const issues = [...unknownIds(variables, given)];
	for (const variable of variables) {
		const read = readValue(given.get(variable.id), variable, definition);
		if ('text' in read) texts.set(variable.id, read.text);
		else if ('refused' in read) issues.push(read.refused);
		else if (variable.required) issues.push(`'${variable.label}' is missing`);
	}
	const filled = placed(definition, variables, texts);
	if (issues.length === 0) issues.push(...tooLong(definition, filled));
	if (issues.length > 0) throw mismatch(definition, variables, issues);
	return filled;
}

function placed(
	definition: TemplateDefinition,
	variables: readonly TemplateVariable[],
	texts: ReadonlyMap<string, string>,
): FilledTemplate {
	const filled: FilledTemplate = { body: [], buttons: [], warnings: [] };
	const headerTexts: FilledVariable[] = [];
	for (const { id, part, kind, key = '', index = 0 } of variables) {
		const text = texts.get(id);
		if (text === undefined) continue;
		const parameter = { key, text, named: !isNumbered(key) };
		if (kind === 'text') (part === 'body' ? filled.body : headerTexts).push(parameter);
		if (part === 'button' && isButtonKind(kind)) filled.buttons.push({ index, kind, value: text });
		if (kind === 'oneTimeCode' && filled.body.length === 0) {
			filled.body.push({ key: '1', text, named: false });
		}
	}
	const header = filledHeader(definition, headerTexts, texts);
	if (header) filled.header = header;
	filled.warnings.push(...unseen(definition));
	return filled;
}

function filledHeader(
	{ header }: TemplateDefinition,
	parameters: FilledVariable[],
	texts: ReadonlyMap<string, string>,
): FilledHeader | undefined {
	if (!header) return undefined;
	const { format } = header;
	if (format === 'TEXT') return parameters.length > 0 ? { format, parameters } : undefined;
	if (format === 'LOCATION') {
		return {
			format,
			latitude: texts.get('header_latitude') ?? '',
			longitude: texts.get('header_longitude') ?? '',
			name: texts.get('header_name'),
			address: texts.get('header_address'),
		};
	}
	const fileName = texts.get('header_filename');
	const link = texts.get('header_media') ?? '';
	return fileName === undefined ? { format, link } : { format, link, fileName };
}

/** The limits hold for the texts with their values in place (WhatsApp's 132005). */
function tooLong(definition: TemplateDefinition, filled: FilledTemplate): string[] {
	const { header, body, footer, buttons } = definition;
	const onlyBody = !header && !footer && buttons.length === 0;
	const issues: string[] = [];
	const check = (text: string, limit: TextLimitName, label: string) => {
		try {
			filled.warnings.push(...checkText(text, limit, label));
		} catch (error) {
			issues.push(error instanceof Failure ? error.message : String(error));
		}
	};
	if (filled.header?.format === 'TEXT') {
		const text = withValues(header?.text ?? '', filled.header.parameters);
		check(text, 'templateHeader', 'Header with its variables');
	}
	if (filled.body.length > 0) {
		const text = withValues(body?.text ?? '', filled.body);
		const limit = onlyBody ? 'templateBodyAlone' : 'templateBody';
		if (text.trim() !== '') check(text, limit, 'Body with its variables');
	}
	return issues;
}

/** A text with its values in place. */
export function withValues(text: string, parameters: readonly FilledVariable[]): string {
	const values = new Map(parameters.map((parameter) => [parameter.key, parameter.text]));
	return replacePlaceholders(text, (key) => values.get(key));
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

function isButtonKind(kind: TemplateVariable['kind']): kind is FilledButton['kind'] {
	return ['urlSuffix', 'code', 'oneTimeCode', 'flowToken'].includes(kind);
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
): Failure {
	const sentences = issues.map((issue) => issue.replace(/\.$/, ''));
	const message =
		issues.length === 1
			? sentences[0]
			: `${issues.length} values do not fit the template '${name}': ${sentences.join('; ')}`;
	const ids = variables.map(({ id }) => id).join(', ');
	return new Failure('variableMismatch', message, {
		field: 'Template Variables',
		description:
			variables.length === 0
				? 'This template has no variables. Remove the values, or choose another template.'
				: `Correct the fields named here. In JSON, the variables of the template are: ${ids}.`,
	});
}

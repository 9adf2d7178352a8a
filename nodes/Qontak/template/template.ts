import type { IDataObject } from 'n8n-workflow';
import { isDictionary } from '../../shared/json';
import type { FormOf } from '../../shared/operation/field';
import type { Ask, Plan } from '../../shared/operation/operation';
import type { TemplateDefinition } from '../../shared/template/definition';
import { templateIdOf, type ReadVersions, type TemplateChoice } from '../../shared/template/byName';
import { requireCarried, type SpecialPart } from '../../shared/template/parts';
import { fillAndPreview, type ReadyTemplate } from '../../shared/template/preview';
import { templateValues, type templateValueFields } from '../../shared/template/valueFields';
import type { Given } from '../../shared/template/values';
import { listedVariables } from '../../shared/template/variables';
import { readEntries, readOne } from '../reads';
import { toDefinition } from './definition';

const PATH = ['templates', 'whatsapp'];

/** Its requests know a header, a body and buttons with a text (source: "Qontak direct broadcast"). */
const CARRIED: readonly SpecialPart[] = [];

type Query = NonNullable<Ask['query']>;

/** Reads templates, `most` at most (source: "Qontak templates"). */
export function* readTemplates(
	most: number,
	query: Query = {},
	wanted?: (template: IDataObject) => boolean,
): Plan<IDataObject[]> {
	return yield* readEntries(PATH, query, most, wanted);
}

/**
 * Reads one template by its ID (source: "Qontak templates"). Throws Failure (`invalidRequest`) for an
 * empty ID; an unknown one is `templateNotFound`.
 *
 * @param once `run` when all items of a run may share the answer
 */
export function* readTemplate(id: string, once?: Ask['once']): Plan<IDataObject> {
	return yield* readOne((chosen) => ['templates', chosen, 'whatsapp'], id, {
		label: 'Template',
		reason: 'templateNotFound',
		once,
	});
}

/** The templates that have a name, read once a run. */
export const readVersions: ReadVersions = function* (isNamed) {
	const found = yield* readEntries(PATH, {}, Infinity, ({ name }) => isNamed(name), 'run');
	return found.map(toDefinition);
};

/**
 * Reads the chosen template once per run; one chosen by name in the contact's language. Throws Failure
 * `templateNotFound`, or `variableMismatch` for a part that Qontak cannot send.
 */
export function* readChosen(form: TemplateChoice): Plan<TemplateDefinition> {
	const id = yield* templateIdOf(form, readVersions);
	const definition = toDefinition(yield* readTemplate(id, 'run'));
	requireCarried(definition, CARRIED, 'Qontak');
	return definition;
}

/**
 * Reads the chosen template once per run and fills it with the form's values. Throws Failure
 * (`templateNotFound`, or `variableMismatch` when the values do not fit).
 *
 * @param more values that come from elsewhere than the form, e.g. the link of an uploaded file
 * @param as what the form's values are
 */
export function* prepareTemplate(
	form: TemplateChoice & FormOf<typeof templateValueFields>,
	more: (definition: TemplateDefinition) => Record<string, string> = () => ({}),
	as: Given = 'values',
): Plan<ReadyTemplate> {
	const definition = yield* readChosen(form);
	const values = { ...templateValues(form, definition), ...more(definition) };
	return fillAndPreview(definition, values, [], as);
}

/** A new template reduced to what a workflow goes on with; nobody was sent it, so it has no quality. */
export function newTemplate(template: IDataObject): IDataObject {
	const definition = toDefinition(template);
	return {
		id: definition.id,
		name: definition.name,
		language: definition.language,
		category: definition.category,
		status: definition.status,
		body: definition.body?.text ?? '',
		variables: listedVariables(definition),
	};
}

/** The same of one that was there before, the most useful first. */
export const simplifiedTemplate = (template: IDataObject): IDataObject => ({
	...newTemplate(template),
	quality: template.quality_rating_text ?? null,
});

/** What {@link newTemplate} gives. */
export const newTemplateSample = {
	id: 'cf7a16bd-e84f-4f72-8cce-70934edfc585',
	name: 'message',
	language: 'id',
	category: 'UTILITY',
	status: 'approved',
	body: 'Hi {{1}}, Silakan periksa invoice di email anda.',
	variables: [{ id: 'body_1', label: '{{1}} (Hi) – "Hi {{1}}, Silakan periksa…"' }],
};

/** What {@link simplifiedTemplate} gives. */
export const templateSample = { ...newTemplateSample, quality: 'Neutral' };

/**
 * The entries of one of Qontak's plain lists, as name and value. The OpenAPI has `{name, value}`, and
 * `{id, code, language}` for languages; they may be plain texts too (source: "Qontak templates").
 */
export function choicesIn(body: unknown): IDataObject[] {
	const data = isDictionary(body) ? body.data : undefined;
	const entries = Array.isArray(data) ? data : [];
	return entries.flatMap((entry): IDataObject[] => {
		if (typeof entry === 'string') return [{ name: entry, value: entry }];
		if (!isDictionary(entry)) return [];
		const value = entry.code ?? entry.value ?? entry.id ?? entry.name;
		return value === undefined ? [] : [{ name: entry.name ?? entry.language ?? value, value }];
	});
}

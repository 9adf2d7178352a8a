import type { IDataObject } from 'n8n-workflow';
import type { FormOf } from '../../shared/operation/field';
import type { Ask, Plan } from '../../shared/operation/operation';
import type { TemplateDefinition } from '../../shared/template/definition';
import { filledTemplate, type ReadyTemplate } from '../../shared/template/preview';
import { templateValues, type templateValueFields } from '../../shared/template/valueFields';
import { listed, page, type Page } from '../reads';
import { one } from '../read';
import { toDefinition } from './model';

const PATH = ['templates', 'whatsapp'];

type Query = NonNullable<Ask['query']>;

/** Templates, `most` at most (seeds 000, 001, 004). */
export function* templates(
	most: number,
	query: Query = {},
	wanted?: (template: IDataObject) => boolean,
): Plan<IDataObject[]> {
	return yield* listed(PATH, query, most, wanted);
}

/** One page of templates, for the editor's list. */
export function* templatePage(query: Query, cursor?: string): Plan<Page> {
	return yield* page(PATH, query, cursor);
}

/** One template by its id (seed 000, "Detail WhatsApp Template"). Throws Failure `templateNotFound`. */
export function* template(id: string, once?: Ask['once']): Plan<IDataObject> {
	return yield* one((chosen) => ['templates', chosen, 'whatsapp'], id, {
		label: 'Template',
		reason: 'templateNotFound',
		once,
	});
}

/**
 * Reads the chosen template once per run and fills it with the form's values, and with `more` for
 * what comes from elsewhere (the link of an uploaded file). Throws Failure.
 */
export function* readyTemplate(
	form: { template: string } & FormOf<typeof templateValueFields>,
	more: (definition: TemplateDefinition) => Record<string, string> = () => ({}),
): Plan<ReadyTemplate> {
	const definition = toDefinition(yield* template(form.template, 'run'));
	return filledTemplate(definition, { ...templateValues(form, definition), ...more(definition) });
}

import type { IDataObject } from 'n8n-workflow';
import { isDictionary } from '../../shared/json';
import { Failure } from '../../shared/failure';
import type { FormOf } from '../../shared/operation/field';
import { ask, emit, type Ask, type Plan } from '../../shared/operation/operation';
import { templateIdOf, type ReadVersions, type TemplateChoice } from '../../shared/template/byName';
import { unprinted } from '../../shared/template/parts';
import { fillAndPreview, type ReadyTemplate } from '../../shared/template/preview';
import { templateValues, type templateValueFields } from '../../shared/template/valueFields';
import { listedVariables } from '../../shared/template/variables';
import { PRODUCTION } from '../gateway';
import { listIn } from '../reads';
import { toDefinition, type IvosightsTemplate } from './definition';

/** Which templates: the ones of this number, or all of the WhatsApp account. */
export type TemplateSource = 'mine' | 'all';

/** How often in a run something is read, and where. */
type How = Pick<Ask, 'once' | 'base'>;

interface Page {
	meta?: { pagination?: { total_pages?: number } };
}

const MOST_PAGES = 1_000;

/**
 * Reads one page of the list of templates.
 *
 * @param page counted from 1
 * @param how where to read it, if not where the credential says (see PRODUCTION), and how often in a run
 */
export function* readTemplatePage(
	source: TemplateSource,
	page: number,
	how: How = {},
): Plan<{ templates: IvosightsTemplate[]; last: boolean }> {
	const path = source === 'all' ? ['message-templates', 'all-templates'] : ['message-templates'];
	// The printed first page has no query; `page` is Laravel's own name
	// (source: "Ivosights templates").
	const query = page > 1 ? { page } : undefined;
	const answer = yield* ask({ effect: 'read', method: 'GET', path, query, ...how });
	const { meta } = (answer.body ?? {}) as Page;
	const data = listIn(answer) as IvosightsTemplate[];
	const last = data.length === 0 || page >= (meta?.pagination?.total_pages ?? page);
	return { templates: data, last };
}

/**
 * Reads all templates that `wanted` accepts, `most` at most, page after page. Ends where a page brings
 * nothing new: a list that gives the same page for ever would never end.
 */
export function* readTemplates(
	source: TemplateSource,
	wanted: (template: IvosightsTemplate) => boolean,
	most: number,
	how: How = {},
): Plan<IvosightsTemplate[]> {
	const found = new Map<string, IvosightsTemplate>();
	const seen = new Set<string>();
	for (let page = 1; page <= MOST_PAGES; page++) {
		const { templates: onPage, last } = yield* readTemplatePage(source, page, how);
		const fresh = onPage.filter(({ id }) => !seen.has(id));
		for (const template of fresh) {
			seen.add(template.id);
			if (wanted(template)) found.set(template.id, template);
		}
		if (last || fresh.length === 0 || found.size >= most) break;
	}
	return [...found.values()].slice(0, most);
}

/** The chosen template's ID. @throws Failure `templateNotFound` when nothing is chosen */
export function chosenTemplateId(id: string): string {
	const chosen = id.trim();
	if (chosen !== '') return chosen;
	throw new Failure('templateNotFound', "'Template' is empty", {
		field: 'Template',
		description: 'Choose a template from the list, or enter its ID.',
	});
}

/** What it means when Ivosights does not know the template with this ID. */
export const unknownTemplate = (id: string): Ask['missing'] => ({
	reason: 'templateNotFound',
	message: `'Template' has the ID ${id}, which Ivosights does not know`,
	description:
		'Choose the template from the list. Its ID is the one of Ivosights, not the number that Meta shows.',
});

/**
 * Reads one template by its ID (source: "Ivosights templates").
 *
 * @param how how often in a run, and where
 * @throws Failure `templateNotFound` when nothing is chosen, or Ivosights does not know it
 */
export function* readTemplate(id: string, how: How = {}): Plan<IvosightsTemplate> {
	const chosen = chosenTemplateId(id);
	const answer = yield* ask({
		effect: 'read',
		method: 'GET',
		path: ['message-templates', chosen],
		missing: unknownTemplate(chosen),
		...how,
	});
	// The answer has no `data` around it (source: "Ivosights templates"); tolerated in case it gets
	// one.
	const body = (answer.body ?? {}) as { data?: IvosightsTemplate } & IvosightsTemplate;
	const found = body.data ?? body;
	if (found.id !== undefined || found.components !== undefined) return found;
	throw new Failure('gatewayDown', `Ivosights answered nothing about the template ${chosen}`, {
		httpStatus: answer.status,
		description: 'Check the base URL in the credential, or try again later.',
	});
}

/** The templates of this number that have a name, read once a run. */
export const readVersions: ReadVersions = function* (isNamed) {
	const found = yield* readTemplates('mine', ({ template_name: name }) => isNamed(name), Infinity, {
		once: 'run',
		base: PRODUCTION,
	});
	return found.map(toDefinition);
};

/**
 * Reads the chosen template, once per run, and fills it with the form's values.
 *
 * @throws Failure `templateNotFound`, `variableMismatch` or what else is wrong with a value, naming the
 * field
 */
export function* prepareTemplate(
	form: TemplateChoice & FormOf<typeof templateValueFields>,
): Plan<ReadyTemplate> {
	const id = yield* templateIdOf(form, readVersions);
	const definition = toDefinition(yield* readTemplate(id, { once: 'run', base: PRODUCTION }));
	const warnings = unprinted(definition, 'Ivosights');
	return fillAndPreview(definition, templateValues(form, definition), warnings);
}

/** A template as it is handed out with 'Simplify', the most useful fields first. */
export function simplified(template: IvosightsTemplate): IDataObject {
	const definition = toDefinition(template);
	return {
		id: definition.id,
		name: definition.name,
		label: definition.label ?? definition.name,
		language: definition.language,
		category: definition.category,
		status: definition.status,
		body: definition.body?.text ?? '',
		variables: listedVariables(definition),
		updatedAt: template.updated_at ?? null,
	};
}

/** A simplified template, as the samples of the operations show it. */
export const templateSample = {
	id: '60243665e4058d3b4a377bd2',
	name: 'new_project_setup_notification',
	label: 'New Project Setup Notification',
	language: 'id',
	category: 'UTILITY',
	status: 'approved',
	body: 'Halo {{1}}, akun WhatsApp Business Anda sudah siap.',
	variables: [
		{ id: 'body_1', label: '{{1}} Salsabila – "Halo {{1}}, akun…"', example: 'Salsabila' },
	],
	updatedAt: '2021-05-10T05:13:23.843000Z',
};

/**
 * Writes a template and hands out what became of it. No document shows the answer: where it is the
 * template, that is handed out; anything else stands under `response`.
 *
 * @param known what is known without the answer, e.g. the id
 */
export function* writeTemplate(
	request: Pick<Ask, 'method' | 'path' | 'body' | 'missing'>,
	simplify: boolean,
	known: IDataObject,
): Plan {
	const { body } = yield* ask({ effect: 'write', ...request });
	if (!simplify) {
		yield* emit(isDictionary(body) ? body : { response: body as IDataObject });
		return;
	}
	const inner = isDictionary(body) && isDictionary(body.data) ? body.data : body;
	if (isDictionary(inner) && inner.id !== undefined) {
		yield* emit(simplified(inner as IvosightsTemplate));
		return;
	}
	yield* emit({ ...known, response: body as IDataObject });
}

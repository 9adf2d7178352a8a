import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
	INodePropertyOptions,
	ResourceMapperFields,
} from 'n8n-workflow';
import { firstTemplateId } from '../shared/template/byName';
import { readForEditor } from '../shared/transport/runReads';
import { searchInEditor, type Searchable } from '../shared/transport/searchInEditor';
import type { TemplateDefinition } from '../shared/template/definition';
import { fieldsOrWords } from '../shared/template/mapperNotice';
import { templateText } from '../shared/template/textNotice';
import { mapperFields } from '../shared/template/valueFields';
import { readEntries } from './reads';
import { ivosights, PRODUCTION } from './gateway';
import { toDefinition, type IvosightsTemplate } from './template/definition';
import { readTemplate, readTemplatePage, readTemplates, readVersions } from './template/template';

function toListItem(found: IvosightsTemplate): INodeListSearchItems {
	const { id, name, language, category, status } = toDefinition(found);
	return { name: [name, language, category, status].filter(Boolean).join(' · '), value: id };
}

const matches = (found: IvosightsTemplate, words: string) =>
	`${found.template_name} ${found.label} ${found.language_id} ${found.category_id}`
		.toLowerCase()
		.includes(words);

/** The templates of this number, by their number of page. */
async function search(
	context: ILoadOptionsFunctions,
	isWanted: (found: IvosightsTemplate) => boolean,
	filter?: string,
	paginationToken?: unknown,
): Promise<INodeListSearchResult> {
	const list: Searchable<IvosightsTemplate> = {
		*readPage(cursor = '1') {
			const page = Number(cursor);
			const { templates: entries, last } = yield* readTemplatePage('mine', page, {
				base: PRODUCTION,
			});
			return { entries, ...(last ? {} : { next: String(page + 1) }) };
		},
		readAll: (wanted, most) => readTemplates('mine', wanted, most, { base: PRODUCTION }),
		isWanted,
		matches,
		toItem: toListItem,
		byName: true,
	};
	const cursor = paginationToken == null ? undefined : String(paginationToken);
	return await searchInEditor(context, ivosights, list, filter, cursor);
}

/** All templates of this number. */
export async function searchTemplates(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: unknown,
): Promise<INodeListSearchResult> {
	return await search(this, () => true, filter, paginationToken);
}

/** The templates that can be sent. */
export async function searchApprovedTemplates(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: unknown,
): Promise<INodeListSearchResult> {
	const approved = ({ status }: IvosightsTemplate) => status?.toLowerCase() === 'approved';
	return await search(this, approved, filter, paginationToken);
}

/** The chosen template; nothing when none is. */
async function chosenTemplate(
	context: ILoadOptionsFunctions,
): Promise<TemplateDefinition | undefined> {
	const chosen = firstTemplateId(context.getNodeParameter('template', ''), readVersions);
	const id = await readForEditor(context, ivosights, chosen);
	if (id.trim() === '') return undefined;
	return toDefinition(
		await readForEditor(context, ivosights, readTemplate(id, { base: PRODUCTION })),
	);
}

/** A field for each variable of the chosen template. */
export async function getTemplateVariables(
	this: ILoadOptionsFunctions,
): Promise<ResourceMapperFields> {
	return await fieldsOrWords(this, async () => mapperFields(await chosenTemplate(this)));
}

/** What the chosen template says. */
export async function getTemplateText(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	return templateText(await chosenTemplate(this));
}

/** A list of Ivosights as the options of a field. */
async function choices(
	context: ILoadOptionsFunctions,
	path: readonly string[],
): Promise<INodePropertyOptions[]> {
	const found = await readForEditor(context, ivosights, readEntries(path, PRODUCTION));
	return found.map(({ id, name }) => ({ name: String(name ?? id), value: String(id) }));
}

/** The languages a template can be written in. */
export async function getTemplateLanguages(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	return await choices(this, ['template-languages']);
}

/** The webhooks of the account. */
export async function getWebhooks(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await choices(this, ['webhooks']);
}

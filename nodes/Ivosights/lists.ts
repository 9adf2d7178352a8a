import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
	INodePropertyOptions,
	ResourceMapperFields,
} from 'n8n-workflow';
import { readForEditor } from '../shared/transport/runReads';
import { mapperFields } from '../shared/template/valueFields';
import { listed } from './reads';
import { ivosights, PRODUCTION } from './gateway';
import { toDefinition, type IvosightsTemplate } from './template/definition';
import { template, templatePage, templates } from './template/template';

const MOST_FOUND = 200;

/** A list that never ends, as one that gives the same page for ever, is given up. */
const MOST_PAGES_AT_ONCE = 20;

function toListItem(found: IvosightsTemplate): INodeListSearchItems {
	const { id, name, language, category, status } = toDefinition(found);
	return { name: [name, language, category, status].filter(Boolean).join(' · '), value: id };
}

const matches = (found: IvosightsTemplate, filter: string) =>
	`${found.template_name} ${found.label} ${found.language_id} ${found.category_id}`
		.toLowerCase()
		.includes(filter.trim().toLowerCase());

/** Page by page while a person scrolls; through all pages when they search for something. */
async function search(
	context: ILoadOptionsFunctions,
	wanted: (found: IvosightsTemplate) => boolean,
	filter?: string,
	paginationToken?: unknown,
): Promise<INodeListSearchResult> {
	if (filter?.trim()) {
		const found = await readForEditor(
			context,
			ivosights,
			templates('mine', (one) => wanted(one) && matches(one, filter), MOST_FOUND, PRODUCTION),
		);
		return { results: found.map(toListItem) };
	}
	let page = Number(paginationToken ?? 1);
	let found: IvosightsTemplate[] = [];
	let last = false;
	// A page of templates that are all pending would look like the end of the list.
	for (let pages = 0; found.length === 0 && !last && pages < MOST_PAGES_AT_ONCE; pages++) {
		const read = await readForEditor(context, ivosights, templatePage('mine', page, PRODUCTION));
		found = read.templates.filter(wanted);
		last = read.last;
		page += 1;
	}
	return { results: found.map(toListItem), ...(last ? {} : { paginationToken: String(page) }) };
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

/** A field for each variable of the chosen template. */
export async function getTemplateVariables(
	this: ILoadOptionsFunctions,
): Promise<ResourceMapperFields> {
	const id = this.getNodeParameter('template', '', { extractValue: true }) as string;
	if (id.trim() === '') {
		return { fields: [], emptyFieldsNotice: 'Choose a template to see its variables.' };
	}
	const found = await readForEditor(this, ivosights, template(id, { base: PRODUCTION }));
	return mapperFields(toDefinition(found));
}

/** A list of Ivosights as the options of a field. */
async function choices(
	context: ILoadOptionsFunctions,
	path: readonly string[],
): Promise<INodePropertyOptions[]> {
	const found = await readForEditor(context, ivosights, listed(path, PRODUCTION));
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

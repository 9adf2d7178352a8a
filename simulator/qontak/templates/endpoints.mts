import { z } from 'zod';
import type { Answer } from '../../core/answer.mts';
import { pause } from '../../core/clock.mts';
import type { Account } from '../account.mts';
import { invalid, notFound, success } from '../answers.mts';
import type { Endpoint, Request } from '../endpoint.mts';
import { choice, page, PAGING } from '../paging.mts';
import { words } from '../rules.mts';
import { validate } from '../validate.mts';
import { roomTemplateBody, templateBody, type TemplateBody, toReadModel } from './create.mts';
import { type Template, TEMPLATE_STATUSES } from './definition.mts';
import { CATEGORIES, LANGUAGES } from './lists.mts';

/** Lists, list, detail, create, delete. */
export function templateEndpoints(account: Account): Endpoint[] {
	const area = 'templates';
	const path = '/templates/whatsapp';
	return [
		{
			method: 'GET',
			path: '/templates/category',
			area,
			handle: () => success(CATEGORIES.map((value) => ({ name: value, value }))),
		},
		{
			method: 'GET',
			path: '/templates/language',
			area,
			handle: () => success(LANGUAGES.map(({ name, code }) => ({ name, value: code }))),
		},
		{
			method: 'GET',
			path: '/templates/languages',
			area,
			query: [...PAGING, 'query'],
			handle: ({ query }) => searchLanguages(query, account.settings),
		},
		{
			method: 'GET',
			path,
			area,
			query: [
				...PAGING,
				...['query', 'status', 'statuses[]', 'category[]', 'excluded_category[]', 'hsm_chat'],
			],
			handle: (request) => list(account, request),
		},
		{
			method: 'POST',
			path,
			area,
			handle: ({ body }) => create(account, 'campaign', validate(templateBody, body)),
		},
		{
			method: 'POST',
			path: `${path}/hsm_chat`,
			area,
			handle: ({ body }) => create(account, 'hsm_chat', validate(roomTemplateBody, body)),
		},
		{
			method: 'DELETE',
			path,
			area,
			query: ['id', 'name'],
			takes: ['json', 'nothing'],
			handle: (request) => remove(account, request),
		},
		{
			method: 'GET',
			path: '/templates/:id/whatsapp',
			area,
			handle: ({ params }) => {
				const template = account.templates.get(params.id);
				if (!template) throw notFound('Message template');
				return success(template);
			},
		},
	];
}

/** The same list, with a search and in pages. */
function searchLanguages(query: URLSearchParams, settings: Account['settings']): Answer {
	const wanted = (query.get('query') ?? '').toLowerCase();
	const found = LANGUAGES.filter(({ name }) => name.toLowerCase().includes(wanted));
	const listed = found.map(({ name, code }) => ({ id: code, created_at: '', name, code }));
	return page(listed, query, settings, {
		print: ({ id, name, code }) => ({ id, code, language: name }),
		cursor: 'null',
	});
}

function list({ templates, settings }: Account, { query }: Request): Answer {
	if (query.has('status')) choice(query, 'status', TEMPLATE_STATUSES);
	const statuses = [...query.getAll('statuses[]'), ...query.getAll('status')];
	const strange = statuses.find((one) => !(TEMPLATE_STATUSES as readonly string[]).includes(one));
	if (strange !== undefined) {
		throw invalid({ statuses: [`must be one of: ${TEMPLATE_STATUSES.join(', ')}`] });
	}
	const categories = query.getAll('category[]');
	const excluded = query.getAll('excluded_category[]');
	const wanted = (query.get('query') ?? '').toLowerCase();
	const chat = query.has('hsm_chat') ? choice(query, 'hsm_chat', ['false', 'true']) : undefined;
	const found = templates
		.listed()
		.filter(
			({ template }) =>
				(chat === undefined || (template.type === 'hsm_chat') === (chat === 'true')) &&
				template.name.includes(wanted) &&
				(statuses.length === 0 || statuses.includes(template.status)) &&
				(categories.length === 0 || categories.includes(template.category)) &&
				!excluded.includes(template.category),
		);
	return page(found, query, settings, {
		print: ({ template }) => template,
		cursor: 'null',
	});
}

/**
 * A template for each language. The answer is a list in an envelope of its own; those for rooms get
 * another name (source: "Qontak templates").
 */
function create(
	{ templates, settings, outbox }: Account,
	type: Template['type'],
	{ name: given, category, attributes }: TemplateBody,
): Answer {
	const name = type === 'hsm_chat' ? `${given}_hsm_chat_expired` : given;
	const taken = attributes.find(({ language }) => templates.byName(name, language));
	if (taken) throw invalid({ name: [`has already been taken in ${taken.language}`] });
	const made = attributes.map(({ language, components }) =>
		templates.add({
			name,
			category,
			language,
			status: 'PENDING',
			type,
			quality_rating_text: null,
			...toReadModel(category, components),
		}),
	);
	if (settings.reviewMs !== undefined) {
		outbox.follow(
			pause(settings.reviewMs, outbox.signal).then(() => {
				for (const { id, status } of made) {
					if (status === 'PENDING' && templates.get(id)) templates.review(id, 'APPROVED');
				}
			}),
		);
	}
	return success({ status: 'success', data: made }, 201);
}

const which = z.object({ id: words(100).optional(), name: words(512).optional() }).strict();

/**
 * The documents tell only that this call exists, not its field (source: "Qontak templates"). Name
 * and id are taken, in the body or in the query, but one must be there. A name means all its
 * languages.
 */
function remove({ templates }: Account, { body, query }: Request): Answer {
	const given = validate(which, body ?? Object.fromEntries(query));
	if ((given.id === undefined) === (given.name === undefined)) {
		throw invalid({ id: ['or name must be given'] });
	}
	const found = templates
		.all()
		.filter(({ id, name }) => (given.id === undefined ? name === given.name : id === given.id));
	if (found.length === 0) throw notFound('Message template');
	for (const { id } of found) templates.remove(id);
	return success({ id: found[0].id, name: found[0].name });
}

import { type Answer, jsonAnswer, type Json, Refusal } from '../../core/answer.mts';
import { pause } from '../../core/clock.mts';
import type { Call, Route } from '../../core/listener.mts';
import type { Account } from '../account.mts';
import { invalid, message, notFound } from '../refusals.mts';
import { validate } from '../validate.mts';
import { templateBody, toComponents } from './create.mts';
import type { Template } from './definition.mts';
import { slug } from './store.mts';

const PATH = '/api/v1/message-templates';
const PER_PAGE = 15;

/** List, show, create, update, propose. */
export function templateRoutes(account: Account): Route[] {
	const { templates } = account;
	return [
		{
			method: 'GET',
			path: PATH,
			query: ['page'],
			handle: (call) => page(templates.mine(), call),
		},
		{
			method: 'GET',
			path: `${PATH}/all-templates`,
			query: ['page'],
			handle: (call) => page(templates.all(), call),
		},
		{ method: 'POST', path: PATH, handle: (call) => create(account, call) },
		{
			method: 'GET',
			path: `${PATH}/:id`,
			handle: (call) => printed(find(account, call)),
		},
		{ method: 'PUT', path: `${PATH}/:id`, handle: (call) => update(account, call) },
		{
			method: 'POST',
			path: `${PATH}/:id/propose`,
			bodyless: true,
			handle: (call) => propose(account, find(account, call)),
		},
	];
}

/** A template without a wrapper, as "Show template" prints it. */
function printed(template: Template): Answer {
	return jsonAnswer(200, template as unknown as Json);
}

/** One page in the printed form; `?page=N` is Laravel's default (source: "Ivosights templates"). */
function page(list: readonly Template[], { query, path, headers }: Call): Answer {
	const asked = new URLSearchParams(query).get('page') ?? '1';
	if (!/^[1-9]\d{0,8}$/.test(asked)) throw invalid({ page: ['The page must be an integer.'] });
	const current = Number(asked);
	const pages = Math.max(1, Math.ceil(list.length / PER_PAGE));
	const data = list.slice((current - 1) * PER_PAGE, current * PER_PAGE);
	const link = (number: number) => `http://${headers.host}${path}?page=${number}`;
	return jsonAnswer(200, {
		data: data as unknown as Json,
		meta: {
			pagination: {
				total: list.length,
				count: data.length,
				per_page: PER_PAGE,
				current_page: current,
				total_pages: pages,
				links: {
					...(current > 1 && { previous: link(current - 1) }),
					...(current < pages && { next: link(current + 1) }),
				},
			},
		},
	});
}

function find({ templates }: Account, { params }: Call): Template {
	const template = templates.get(params.id);
	if (!template) throw notFound('Message template not found');
	return template;
}

/** No document shows the answer of create, update and propose: the template itself. */
function create(account: Account, call: Call): Answer {
	const body = validate(templateBody, call.body);
	const template = account.templates.add({
		label: body.label,
		template_name: freeName(account, slug(body.label), body.language_id),
		status: 'draft',
		category_id: body.category_id,
		language_id: body.language_id,
		components: toComponents(body),
	});
	return body.is_propose ? propose(account, template) : printed(template);
}

function update(account: Account, call: Call): Answer {
	const template = find(account, call);
	if (template.status === 'pending') {
		throw new Refusal(message(422, 'A message template in review can not be changed'));
	}
	const body = validate(templateBody, call.body);
	account.templates.set(template.id, {
		label: body.label,
		status: 'draft',
		category_id: body.category_id,
		language_id: body.language_id,
		components: toComponents(body),
	});
	return body.is_propose ? propose(account, template) : printed(template);
}

/** Hands a template to Meta for review. */
function propose({ templates, settings, webhooks, outbox }: Account, template: Template): Answer {
	if (template.status === 'pending' || template.status === 'approved') {
		throw new Refusal(message(422, `Message template is already ${template.status}`));
	}
	templates.set(template.id, { status: 'pending' });
	const { reviewMs } = settings;
	if (reviewMs !== undefined) {
		outbox.follow(
			pause(reviewMs, webhooks.signal).then(() => {
				if (template.status === 'pending') templates.review(template.id, 'approved');
			}),
		);
	}
	return printed(template);
}

/** Names are unique per language; the document creates the same label several times. */
function freeName({ templates }: Account, name: string, language: string): string {
	for (let count = 1; ; count++) {
		const candidate = count === 1 ? name : `${name}_${count}`;
		if (!templates.byName(candidate, language)) return candidate;
	}
}

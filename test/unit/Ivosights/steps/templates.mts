import type { Ask } from '../../../../nodes/shared/operation/operation';
import type { StepCase } from '../../support/step.mts';

const template = {
	id: 't1',
	label: 'Welcome',
	template_name: 'welcome',
	template_id: 408466377096510,
	status: 'approved',
	category_id: 'UTILITY',
	language_id: 'id',
	components: [
		{ type: 'BODY', text: 'Halo {{1}}!', examples: ['Budi'], parameters: { '{{1}}': null } },
	],
	updated_at: '2026-01-01T00:00:00.000000Z',
};
const simplified = {
	id: 't1',
	name: 'welcome',
	label: 'Welcome',
	language: 'id',
	category: 'UTILITY',
	status: 'approved',
	body: 'Halo {{1}}!',
	variables: [{ id: 'body_1', label: expect.stringContaining('{{1}} Budi'), example: 'Budi' }],
	updatedAt: '2026-01-01T00:00:00.000000Z',
} as never;

const chosen = { __rl: true, mode: 'list', value: 't1' };
const unknown = expect.objectContaining({ reason: 'templateNotFound' }) as never;
const read = (more: Partial<Ask> = {}): Ask => ({
	effect: 'read',
	method: 'GET',
	path: ['message-templates', 't1'],
	missing: unknown,
	...more,
});
const page = (data: object[], current: number, pages: number) => ({
	body: { data, meta: { pagination: { current_page: current, total_pages: pages } } },
});
const form = {
	label: ' Welcome ',
	language: 'id',
	body: 'Halo {{1}}!',
	bodyExamples: 'Budi',
	propose: true,
};
const written = {
	label: 'Welcome',
	category_id: 'UTILITY',
	language_id: 'id',
	is_propose: true,
	body: { text: 'Halo {{1}}!', examples: ['Budi'] },
};

export const templateSteps: readonly StepCase[] = [
	{
		// The same page comes twice: no template is handed out twice, and the reading ends.
		name: 'template.getMany',
		form: { source: 'all', returnAll: true },
		asks: [
			{
				effect: 'read',
				method: 'GET',
				path: ['message-templates', 'all-templates'],
				query: undefined,
				base: undefined,
			},
			{
				effect: 'read',
				method: 'GET',
				path: ['message-templates', 'all-templates'],
				query: { page: 2 },
				base: undefined,
			},
		],
		answers: [page([template], 1, 5), page([template], 1, 5)],
		outputs: [simplified],
	},
	{
		name: 'template.get',
		form: { template: chosen },
		asks: [read()],
		answers: [{ body: template }],
		outputs: [simplified],
	},
	{
		name: 'template.preview',
		form: {
			template: chosen,
			templateInput: 'json',
			templateVariablesJson: '{"body_1": "Budi"}',
		},
		asks: [read({ once: 'run', base: 'production' })],
		answers: [{ body: template }],
		outputs: [
			{
				template: 'welcome',
				language: 'id',
				status: 'approved',
				text: 'Halo Budi!',
				body: 'Halo Budi!',
				buttons: [],
				warnings: [],
			},
		],
	},
	{
		name: 'template.create',
		form,
		asks: [{ effect: 'write', method: 'POST', path: ['message-templates'], body: written }],
		answers: [{ body: template }],
		outputs: [simplified],
	},
	{
		// An answer that is no template is handed out as it is.
		name: 'template.update',
		form: { ...form, template: chosen },
		asks: [
			{
				effect: 'write',
				method: 'PUT',
				path: ['message-templates', 't1'],
				body: written,
				missing: unknown,
			},
		],
		answers: [{ body: { message: 'Updated' } }],
		outputs: [{ id: 't1', label: 'Welcome', response: { message: 'Updated' } }],
	},
	{
		name: 'template.propose',
		form: { template: chosen },
		asks: [
			{
				effect: 'write',
				method: 'POST',
				path: ['message-templates', 't1', 'propose'],
				missing: unknown,
			},
		],
		answers: [{ body: null }],
		outputs: [{ id: 't1', response: null }],
	},
	{
		name: 'template.getCategories',
		asks: [{ effect: 'read', method: 'GET', path: ['template-categories'], base: undefined }],
		answers: [{ body: { data: [{ id: 'UTILITY', name: 'Transactional' }] } }],
		outputs: [{ id: 'UTILITY', name: 'Transactional' }],
	},
	{
		name: 'template.getLanguages',
		asks: [{ effect: 'read', method: 'GET', path: ['template-languages'], base: undefined }],
		answers: [
			{
				body: [
					{ id: 'id', name: 'Indonesian' },
					{ id: 'it', name: 'Italian' },
				],
			},
		],
		outputs: [
			{ id: 'id', name: 'Indonesian' },
			{ id: 'it', name: 'Italian' },
		],
	},
];

import type { IDataObject } from 'n8n-workflow';
import * as build from '../../../simulator/ivosights/templates/build.mts';
import { simulatorForEach } from '../../unit/support/simulator.mts';
import { editorOf } from '../support/editor.mts';
import { credentialsFor } from './support/node.mts';

/** What the editor asks the node for while a person fills in the form. */

const simulator = simulatorForEach({ ivosights: { receipts: 'manual' } });
const gateway = () => simulator.ivosights;
const asked = () =>
	gateway().requests.map(({ path, query }) => (query ? `${path}?${query}` : path));

beforeEach(() => {
	gateway().templates.clear();
});

const editor = async (parameters: object = {}, credential: IDataObject = {}) =>
	await editorOf('ivosights', parameters, credentialsFor(gateway(), credential));

/** More templates than fit on a page; the first page has none that is approved. */
function fillPages(): void {
	for (let n = 0; n < 35; n++) {
		gateway().templates.add({
			id: `t${n}`,
			label: `Template ${n}`,
			status: n < 20 ? 'pending' : 'approved',
			components: [build.body('Halo.')],
		});
	}
}

describe('choices', () => {
	test('languages, also with a sandbox credential', async () => {
		const { options } = await editor({}, { environment: 'sandbox' });
		expect(await options('getTemplateLanguages')).toContainEqual({
			name: 'Indonesian',
			value: 'id',
		});
		expect(asked()).toEqual(['/api/v1/template-languages']);
	});

	test('webhooks by name', async () => {
		gateway().webhooks.add({ id: 'w1', name: 'n8n', url: 'http://127.0.0.1:9/' });
		const { options } = await editor();
		expect(await options('getWebhooks')).toEqual([{ name: 'n8n', value: 'w1' }]);
	});

	test('a wrong key is told in the words of the gateway', async () => {
		const { options } = await editor({}, { apiKey: 'wrong-key-0123' });
		await expect(options('getWebhooks')).rejects.toThrow('Unauthenticated');
	});
});

describe('the template picker', () => {
	test('shows all pages by name', async () => {
		fillPages();
		gateway().templates.add({ id: 'a', label: 'Alamat', components: [build.body('Halo.')] });
		const { search } = await editor();
		const { results, paginationToken } = await search('searchApprovedTemplates');
		expect(paginationToken).toBeUndefined();
		expect(results.map(({ value }) => value)).toEqual([
			'a',
			...Array.from({ length: 15 }, (_, n) => `t${n + 20}`),
		]);
	});

	test('goes on by pages where an account has more templates than a person looks through', async () => {
		for (let n = 0; n < 305; n++) {
			gateway().templates.add({ id: `t${n}`, label: `T ${n}`, components: [build.body('Halo.')] });
		}
		const { search } = await editor();
		const first = await search('searchTemplates');
		expect(first.results).toHaveLength(300);
		const rest = await search('searchTemplates', undefined, first.paginationToken as string);
		expect(rest.results).toHaveLength(5);
		expect(rest.paginationToken).toBeUndefined();
	});

	test('looks through all pages for a word, and shows what a template is', async () => {
		fillPages();
		const { search } = await editor();
		expect(await search('searchTemplates', ' TEMPLATE 19 ')).toEqual({
			results: [{ name: 'template_19 · id · UTILITY · pending', value: 't19' }],
		});
		expect((await search('searchApprovedTemplates', 'template 19')).results).toEqual([]);
	});
});

describe('the variables of a template', () => {
	test('are a field each', async () => {
		gateway().templates.add({ id: 't1', components: [build.body('Halo {{1}}, {{2}}!')] });
		const { variables } = await editor({
			resource: 'message',
			operation: 'sendTemplate',
			template: { __rl: true, mode: 'list', value: 't1' },
		});
		const { fields } = await variables();
		expect(fields.map(({ id, required }) => [id, required])).toEqual([
			['body_1', false],
			['body_2', false],
		]);
	});

	test('are none before one is chosen', async () => {
		const { variables } = await editor({ resource: 'message', operation: 'sendTemplate' });
		expect(await variables()).toEqual({
			fields: [],
			emptyFieldsNotice: 'Choose a template to see its variables.',
		});
	});
});

describe('a list that is not as it should be', () => {
	test('one that gives the same page for ever is given up', async () => {
		const pending = { id: 'a', status: 'pending', template_name: 'a' };
		const body = { data: [pending], meta: { pagination: { total_pages: 9_999 } } };
		gateway().faults.next({ kind: 'status', status: 200, body, times: 9_999 });
		const { search } = await editor();
		const { results } = await search('searchApprovedTemplates');
		expect(results).toEqual([]);
		expect(gateway().requests).toHaveLength(20);
	});

	test('one without data is empty', async () => {
		gateway().faults.next({ kind: 'status', status: 200, body: { data: null } });
		const { search } = await editor();
		expect(await search('searchTemplates')).toEqual({ results: [] });
	});
});

describe('the chosen template', () => {
	const chosen = (id: string) => ({ template: { __rl: true, mode: 'id', value: id } });
	const add = (words: string) =>
		gateway().templates.add({
			id: 't',
			label: 'Order',
			status: 'approved',
			components: [build.body(words)],
		});

	test('is shown whole', async () => {
		add('Halo, pesanan Anda sudah dikirim.');
		const { variables } = await editor(chosen('t'));
		expect(await variables('getTemplateText')).toEqual({
			fields: [],
			emptyFieldsNotice: '<b>order · id</b><br><br>Halo, pesanan Anda sudah dikirim.',
		});
	});

	test('without variables says so, and nothing is an error', async () => {
		add('Halo.');
		const { variables } = await editor(chosen('t'));
		expect(await variables()).toEqual({
			fields: [],
			emptyFieldsNotice: 'This template has no variables: there is nothing to fill in.',
		});
	});

	test('that cannot be read is told in the words of the gateway', async () => {
		const { variables } = await editor(chosen('t'), { apiKey: 'wrong-key-0123' });
		const { fields, emptyFieldsNotice } = await variables();
		expect(fields).toEqual([]);
		expect(emptyFieldsNotice).toMatch(
			/^<b>The template could not be read\.<\/b> Ivosights answered “Unauthenticated\.” .*the key/,
		);
	});

	test('that cannot be read leaves the fields that are there alone', async () => {
		const templateVariables = { mappingMode: 'defineBelow', value: {}, schema: [{ id: 'body_1' }] };
		const form = { ...chosen('t'), templateVariables };
		const { variables } = await editor(form, { apiKey: 'wrong-key-0123' });
		await expect(variables()).rejects.toThrow('Unauthenticated');
	});
});

import type { INodeType } from 'n8n-workflow';
import { simulatorForEach } from '../../unit/support/simulator.mts';
import { byId, CUSTOMER, importedList, WA_CLOUD } from './cases.mts';
import { editorOf } from '../support/editor.mts';
import { loadedPackage } from '../support/engine.mts';
import { credentialsFor, templateNamed } from './support/node.mts';

/** What the editor asks the Qontak node for while a person fills in the form. */

const simulator = simulatorForEach();
const gateway = () => simulator.qontak;

const editor = async (parameters: object = {}) =>
	await editorOf('qontak', { authentication: 'hmac', ...parameters }, credentialsFor(gateway()));

const namesOf = ({ results }: { results: Array<{ name: string }> }) =>
	results.map(({ name }) => name);

test('every method that a field names is there', async () => {
	const loader = await loadedPackage();
	const { description, methods } = loader.getNode('qontak').type as INodeType;
	const text = JSON.stringify(description.properties);
	const searches = new Set([...text.matchAll(/"searchListMethod":"(\w+)"/g)].map(([, m]) => m));
	const mappers = new Set([...text.matchAll(/"resourceMapperMethod":"(\w+)"/g)].map(([, m]) => m));
	const loaders = new Set([...text.matchAll(/"loadOptionsMethod":"(\w+)"/g)].map(([, m]) => m));
	expect([...loaders].sort()).toEqual(Object.keys(methods?.loadOptions ?? {}).sort());
	expect([...searches].sort()).toEqual(Object.keys(methods?.listSearch ?? {}).sort());
	expect([...mappers].sort()).toEqual(Object.keys(methods?.resourceMapping ?? {}).sort());
});

describe('pickers', () => {
	test('channels: WhatsApp of both kinds, not those that are off', async () => {
		const { search } = await editor();
		expect(namesOf(await search('searchChannels'))).toEqual([
			'Toko Nusantara · 6281100002222 · wa_cloud',
			'Qontak · 6288233262100 · wa',
		]);
		expect(namesOf(await search('searchChannels', 'nusantara'))).toHaveLength(1);
	});

	test('templates: all, or those that can be sent', async () => {
		const { search } = await editor();
		const all = await search('searchTemplates');
		const approved = await search('searchApprovedTemplates');
		expect(namesOf(all)).toContain('ditolak · id · MARKETING · rejected');
		expect(namesOf(approved)).not.toContain('ditolak · id · MARKETING · rejected');
		expect(namesOf(approved).length).toBeLessThan(namesOf(all).length);
	});

	test('page by page while scrolling, all pages while searching', async () => {
		for (let n = 0; n < 150; n++) {
			gateway().contactLists.begin({
				...{ name: `List ${n}`, source_type: 'spreadsheet', source_id: '' },
			});
		}
		const { search } = await editor();
		const first = await search('searchContactLists');
		expect(first.results).toHaveLength(100);
		expect(first.results[0].name).toMatch(/^List \d+ · 0 contacts · processing$/);
		const rest = await search('searchContactLists', undefined, String(first.paginationToken));
		expect(rest.results).toHaveLength(50);
		expect(rest.paginationToken).toBeUndefined();
		expect(namesOf(await search('searchContactLists', 'list 7'))).toHaveLength(11);
	});

	test('agents', async () => {
		const { search } = await editor();
		expect(namesOf(await search('searchAgents', 'sari'))).toEqual([
			'Sari Melati · agent · sari@toko.example',
		]);
	});

	test('agents who can be given the room that the form names', async () => {
		const { room } = await gateway().customer(CUSTOMER).says('helo');
		const chosen = { resource: 'room', operation: 'assignAgent', roomId: room.id };
		const { search } = await editor(chosen);
		expect(namesOf(await search('searchAgents')).map((name) => name.split(' · ')[0])).toEqual([
			'Yoga Prasetyo',
			'Sari Melati',
		]);
		expect(gateway().requests.at(-1)?.path).toContain(`/rooms/${room.id}/agents/assignable`);
	});

	test.each([
		[{ operation: 'assignAgent', roomId: '' }],
		[{ operation: 'assignAgent', roomId: '={{ $json.roomId }}' }],
		[{ operation: 'unassignAgent', roomId: 'r1' }],
	])('agents of the whole account with %j', async (parameters) => {
		const { search } = await editor({ resource: 'room', ...parameters });
		expect(namesOf(await search('searchAgents', 'ratna'))).toHaveLength(1);
		expect(gateway().requests.at(-1)?.path).toContain('/users');
	});

	test('languages of templates', async () => {
		const { options } = await editor({ resource: 'template', operation: 'create' });
		const found = await options('getTemplateLanguages');
		expect(found).toContainEqual({ name: 'Indonesian · id', value: 'id' });
		expect(new Set(found.map(({ value }) => value)).size).toBe(found.length);
	});

	test('a refusal is told in the field', async () => {
		const { search } = await editor();
		gateway().settings.mekariClientSecret = 'changed';
		await expect(search('searchTemplates')).rejects.toThrow('Qontak answered “Unauthorized”');
	});

	test('with another way in', async () => {
		const { search } = await editor({ authentication: 'token' });
		await search('searchChannels');
		expect(gateway().requests[0].headers.authorization).toBe(
			`Bearer ${gateway().settings.userToken}`,
		);
	});
});

const CREATE = { resource: 'broadcast', operation: 'create' };

describe('variables', () => {
	test('a field for each of the chosen template', async () => {
		const template = byId(templateNamed(gateway(), 'pesanan_dikirim').id);
		const { variables } = await editor({ template });
		const { fields } = await variables('getTemplateVariables');
		expect(fields.map(({ id, required }) => [id, required])).toEqual([
			['header_1', false],
			['body_1', false],
			['body_2', false],
			['body_3', false],
			['button_0_url', false],
		]);
	});

	test('beside them its whole text', async () => {
		const template = byId(templateNamed(gateway(), 'lagu_favorit').id);
		const { variables } = await editor({ template });
		const { fields, emptyFieldsNotice } = await variables('getTemplateText');
		expect(fields).toEqual([]);
		expect(emptyFieldsNotice).toMatch(/^<b>lagu_favorit · id<\/b><br><br>.*\{\{1\}\}/);
	});

	test('without a template: what to do first', async () => {
		const { variables } = await editor({ template: byId('') });
		expect(await variables('getTemplateVariables')).toEqual({
			fields: [],
			emptyFieldsNotice: 'Choose a template to see its variables.',
		});
	});

	test('of a broadcast: the columns of the list to choose from', async () => {
		const parameters = {
			...CREATE,
			channel: byId(WA_CLOUD),
			template: byId(templateNamed(gateway(), 'lagu_favorit').id),
			contactList: byId(await importedList(gateway())),
		};
		const { variables } = await editor(parameters);
		const { fields } = await variables('getBroadcastVariables');
		expect(fields.map(({ id, type }) => [id, type])).toEqual([
			['body_1', 'options'],
			['body_2', 'options'],
		]);
		expect(fields[0].options).toEqual(
			['phone_number', 'full_name', 'song'].map((name) => ({ name, value: name })),
		);
	});

	test('of a broadcast without a list', async () => {
		const template = byId(templateNamed(gateway(), 'lagu_favorit').id);
		const { variables } = await editor({ ...CREATE, template, contactList: byId('') });
		expect(await variables('getBroadcastVariables')).toEqual({
			fields: [],
			emptyFieldsNotice: 'Choose a contact list and a template first.',
		});
	});
});

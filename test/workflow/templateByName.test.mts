import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { body } from '../../simulator/ivosights/templates/build.mts';
import { simulatorForEach } from '../unit/support/simulator.mts';
import { credentialsFor as ivosightsCredentials, runIvosights } from './ivosights/support/node.mts';
import { byId, CUSTOMER, importedList, WA_CLOUD } from './qontak/cases.mts';
import { credentialsFor as qontakCredentials, runQontak } from './qontak/support/node.mts';
import { editorOf } from './support/editor.mts';

/** A template chosen by name: each contact gets it in their language. */

const simulator = simulatorForEach({ ivosights: { receipts: 'manual' } });

const TEXTS = { id: 'Halo {{1}}, selamat datang!', en_US: 'Hi {{1}}, welcome!' };
const CONTACTS = [
	{ phone: '08111111111', name: 'Budi', language: 'id-ID' },
	{ phone: '08111111112', name: 'Amy', language: 'en_us' },
	{ phone: '08111111113', name: 'Lek', language: 'th' },
	{ phone: '08111111114', name: 'Ann', language: null },
];
const BY_NAME = {
	template: { __rl: true, mode: 'name', value: 'greeting' },
	templateLanguage: '={{ $json.language }}',
	templateFallbackLanguage: 'en_US',
};
const sending = (more: IDataObject = {}) =>
	({
		...{ resource: 'message', operation: 'sendTemplate', recipient: '={{ $json.phone }}' },
		...BY_NAME,
		templateVariables: { mappingMode: 'defineBelow', value: { body_1: '={{ $json.name }}' } },
		...more,
	}) as unknown as INodeParameters;
const throughQontak = (more: IDataObject = {}) =>
	sending({ authentication: 'hmac', channel: byId(WA_CLOUD), ...more });

beforeEach(() => {
	for (const [language, text] of Object.entries(TEXTS)) {
		simulator.ivosights.templates.add({
			id: `i-${language}`,
			template_name: 'greeting',
			language_id: language,
			components: [body(text)],
		});
		simulator.qontak.templates.add({
			...{ name: 'greeting', language, body: text },
		});
	}
});

const listed = (
	requests: ReadonlyArray<{ method: string; path: string; query: string }>,
	ending: RegExp,
) => requests.filter(({ method, path }) => method === 'GET' && ending.test(path));

const READS = [
	'Halo Budi, selamat datang!',
	'Hi Amy, welcome!',
	'Hi Lek, welcome!',
	'Hi Ann, welcome!',
];

const shown = (items: IDataObject[]) => items.map(({ preview }) => (preview as IDataObject).text);

const qontakLanguage = (sent: unknown) =>
	simulator.qontak.templates.get(String((sent as IDataObject).message_template_id))?.language;

const gateways = [
	{
		name: 'Ivosights',
		run: async (more: IDataObject = {}, own = {}) =>
			await runIvosights(simulator.ivosights, sending(more), CONTACTS, own),
		sent: () => simulator.ivosights.requests.filter(({ method }) => method === 'POST'),
		languageOf: (sent: unknown) =>
			simulator.ivosights.templates.get(String((sent as IDataObject).template_id))?.language_id,
		lists: () => listed([...simulator.ivosights.requests], /\/message-templates$/),
	},
	{
		name: 'Qontak',
		run: async (more: IDataObject = {}, own = {}) =>
			await runQontak(simulator.qontak, throughQontak(more), CONTACTS, own),
		sent: () => simulator.qontak.requests.filter(({ method }) => method === 'POST'),
		languageOf: qontakLanguage,
		lists: () => listed([...simulator.qontak.requests], /\/templates\/whatsapp$/),
	},
];

describe.each(gateways)('$name', ({ name, run, sent, languageOf, lists }) => {
	test('each contact gets it in their language, else in the fallback; the list is read once', async () => {
		const { json, error } = await run();
		expect(error).toBeUndefined();
		expect(json(name).map(({ status }) => status)).toEqual(Array(4).fill('accepted'));
		const languages = sent().map(({ body: given }) => languageOf(given));
		expect(languages.sort()).toEqual(['en_US', 'en_US', 'en_US', 'id']);
		const pages = lists().map(({ path, query }) => `${path}?${query}`);
		expect(pages.length).toBeGreaterThan(0);
		expect(new Set(pages).size).toBe(pages.length);
	});

	test('what each would read', async () => {
		const { json } = await run({ options: { dryRun: true } });
		expect(shown(json(name))).toEqual(READS);
	});

	test('whose language there is not, fails alone and says which there are', async () => {
		const failing = { onError: 'continueErrorOutput' as const };
		const { json } = await run({ templateFallbackLanguage: '' }, failing);
		expect(json(name)).toHaveLength(2);
		const message = (words: string) => ({ error: { message: expect.stringContaining(words) } });
		expect(json(name, 1)).toMatchObject([
			message(
				"The template 'greeting' exists in en_US, id: 'Template Language' is th, and 'Template Fallback Language' is empty",
			),
			message("'Template Language' is empty"),
		]);
	});

	test('a name that no template has is refused before anything is sent', async () => {
		const { error } = await run({ template: { __rl: true, mode: 'name', value: 'greetings' } });
		expect(error?.message).toBe('4 of 4 items are not ready');
		expect(error?.description).toContain(
			"'Template' has the name greetings, which no template has",
		);
		expect(sent()).toEqual([]);
	});
});

test('one that is not approved says so', async () => {
	simulator.ivosights.templates.add({
		...{ template_name: 'winter', status: 'rejected', components: [body('Hi {{1}}!')] },
	});
	const winter = sending({ template: { __rl: true, mode: 'name', value: 'winter' } });
	const { error } = await runIvosights(simulator.ivosights, winter, CONTACTS.slice(0, 1));
	expect(error?.message).toContain('was rejected by WhatsApp');
});

test('the previews of the templates know names, too', async () => {
	const preview = { resource: 'template', operation: 'preview' };
	const ivosights = await runIvosights(simulator.ivosights, sending(preview), CONTACTS);
	expect(ivosights.json('Ivosights').map(({ text }) => text)).toEqual(READS);
	const qontak = await runQontak(simulator.qontak, throughQontak(preview), CONTACTS);
	expect(qontak.json('Qontak').map(({ text }) => text)).toEqual(READS);
});

test('in a room of Qontak', async () => {
	const { templates } = simulator.qontak;
	templates.add({ name: 'thanks', language: 'id', body: 'Terima kasih!' });
	templates.add({ name: 'thanks', language: 'en', body: 'Thank you!' });
	const { room } = await simulator.qontak.customer(CUSTOMER).says('helo');
	const parameters = throughQontak({
		...{ operation: 'sendRoomTemplate', sendTo: 'room', roomId: room.id },
		template: { __rl: true, mode: 'name', value: 'thanks' },
		templateLanguage: 'en-GB',
		options: { dryRun: true },
	});
	const { json } = await runQontak(simulator.qontak, parameters);
	expect(shown(json('Qontak'))).toEqual(['Thank you!']);
});

test('a broadcast of Qontak, in one language for the whole list', async () => {
	const list = await importedList(simulator.qontak);
	const parameters = throughQontak({
		...{ resource: 'broadcast', operation: 'create', broadcastName: 'Hello' },
		contactList: byId(list),
		templateLanguage: 'id',
		templateVariables: { mappingMode: 'defineBelow', value: { body_1: 'full_name' } },
	});
	const { error } = await runQontak(simulator.qontak, parameters);
	expect(error).toBeUndefined();
	expect(qontakLanguage(simulator.qontak.requests.at(-1)?.body)).toBe('id');
});

describe('the fields for its variables', () => {
	const editors = {
		ivosights: async (more: object = {}) =>
			await editorOf(
				'ivosights',
				{ ...sending(), ...more },
				ivosightsCredentials(simulator.ivosights),
			),
		qontak: async (more: object = {}) =>
			await editorOf(
				'qontak',
				{ ...throughQontak(), ...more },
				qontakCredentials(simulator.qontak),
			),
	};

	test.each(['ivosights', 'qontak'] as const)(
		'of %s are those of its first version',
		async (name) => {
			const { variables } = await editors[name]();
			expect((await variables()).fields.map(({ id }) => id)).toEqual(['body_1']);
		},
	);

	test.each(['ivosights', 'qontak'] as const)('of %s: a name that there is not', async (name) => {
		const { variables } = await editors[name]({
			template: { __rl: true, mode: 'name', value: 'nothing' },
		});
		expect(await variables()).toMatchObject({
			fields: [],
			emptyFieldsNotice: expect.stringContaining('which no template has'),
		});
	});
});

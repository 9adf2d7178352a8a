import type { Page } from 'playwright-core';
import { startSimulator, type Simulator } from '../../simulator/server.mts';
import { openNode, pasteInto } from '../host/editor.mts';
import { startN8n, type N8n } from '../host/n8n.mts';
import { packTarball } from '../host/pack.mts';
import { until } from '../host/until.mts';
import { closeNode, openForPasting } from './support/pasting.mts';
import { inARow, ours } from './support/workflows.mts';

/** A template's text is pasted into every field that takes one, and arrives as it was pasted. */

let simulator: Simulator;
let n8n: N8n;
let page: Page;

const PASTED = {
	headerText: 'Pesanan {{1}}',
	headerExample: 'INV-2041',
	body: 'Halo {{1}}, pesanan {{2}} sudah dikirim hari ini.',
	bodyExamples: 'Budi\nA-1001',
	footer: 'Balas STOP untuk berhenti',
	text: 'Lacak pesanan',
	url: 'https://toko.example/lacak/{{1}}',
	urlExample: 'https://toko.example/lacak/INV-2041',
};

/** What the form of the stand-in's templates begins with: everything but texts. */
const shape = {
	resource: 'template',
	operation: 'create',
	language: 'id',
	headerType: 'text',
	buttons: { button: [{ type: 'URL', text: '', url: '' }] },
};
const whole = { body: { text: 'Halo {{1}}.', examples: ['Budi'] } };

beforeAll(async () => {
	simulator = await startSimulator();
	n8n = await startN8n({ packageTarball: await packTarball() });
	const { ivosights, qontak, decisionTelecom } = simulator;
	const { client } = n8n;
	const credentials = await Promise.all([
		client.createCredential('ivosightsApi', 'Ivosights', {
			apiKey: ivosights.apiKey,
			baseUrl: ivosights.url,
		}),
		client.createCredential('qontakTokenApi', 'Qontak', {
			kind: 'user',
			token: qontak.settings.userToken,
			baseUrl: `${qontak.url}/api/open/v1`,
		}),
		client.createCredential('decisionTelecomApi', 'DecisionTelecom', {
			apiKey: decisionTelecom.apiKey,
			baseUrl: decisionTelecom.baseUrl,
		}),
	]);
	const token = { authentication: 'token' };
	const file = inARow(
		'Pasting',
		ours('Ivosights', 'ivosights', ['ivosightsApi'], { ...shape, label: 'Pasted order' }),
		ours('Ivosights JSON', 'ivosights', ['ivosightsApi'], {
			...shape,
			label: 'Pasted whole',
			contentInput: 'json',
		}),
		ours('Qontak', 'qontak', ['qontakTokenApi'], {
			...shape,
			...token,
			templateName: 'pasted_order',
		}),
		ours('DecisionTelecom', 'decisionTelecom', ['decisionTelecomApi'], {
			resource: 'template',
			operation: 'preview',
			templateName: 'order',
			templateLanguage: 'id',
			templateHeader: 'text',
		}),
	);
	page = await openForPasting(n8n, file, credentials);
});
afterEach(async () => await closeNode(page));
afterAll(async () => {
	await page?.close();
	await n8n?.stop();
	await simulator?.close();
});

async function pasteAll(node: string, texts: Readonly<Record<string, string>>): Promise<void> {
	await openNode(page, node);
	for (const [field, words] of Object.entries(texts)) await pasteInto(page, field, words);
}

async function execute(): Promise<void> {
	await page.getByTestId('node-execute-button').first().click();
}

const within = (what: string) => ({ what, timeout: 120_000, every: 300 });

/** All texts of a template's components, in whatever shape the gateway keeps them. */
const expectWhole = (created: unknown) => {
	const stored = JSON.stringify(created);
	const texts = Object.values(PASTED).flatMap((words) => words.split('\n'));
	expect(texts.filter((words) => !stored.includes(words))).toEqual([]);
};

test('Ivosights: header, body, footer, button, link and examples', async () => {
	await pasteAll('Ivosights', PASTED);
	await execute();
	const { templates } = simulator.ivosights;
	expectWhole(
		await until(
			async () => templates.all().find(({ label }) => label === 'Pasted order'),
			within('the template at Ivosights'),
		),
	);
});

test('Ivosights: the components as JSON', async () => {
	await pasteAll('Ivosights JSON', { contentJson: JSON.stringify(whole) });
	await execute();
	const { templates } = simulator.ivosights;
	const created = await until(
		async () => templates.all().find(({ label }) => label === 'Pasted whole'),
		within('the template at Ivosights'),
	);
	expect(JSON.stringify(created)).toContain('Halo {{1}}.');
});

test('Qontak: header, body, footer, button, link and examples', async () => {
	await pasteAll('Qontak', PASTED);
	await execute();
	const { templates } = simulator.qontak;
	await until(
		async () => templates.all().find(({ name }) => name === 'pasted_order'),
		within('the template at Qontak'),
	);
	// Of a template that it keeps, Qontak tells no examples.
	expectWhole(simulator.qontak.requests.filter(({ method }) => method === 'POST'));
});

test('DecisionTelecom: header and text make a field for each of their variables', async () => {
	const { headerText: templateHeaderText, body: templateText } = PASTED;
	await pasteAll('DecisionTelecom', { templateHeaderText, templateText });
	const mapper = page.getByTestId('mapping-fields-container');
	const labels = ['Header {{1}} (Pesanan)', '{{1}} (Halo)', '{{2}} (pesanan)'];
	for (const label of labels) await mapper.getByText(label).first().waitFor();
	expect(await mapper.locator('label').count()).toBeGreaterThanOrEqual(labels.length);
});

import type { Page } from 'playwright-core';
import { startSimulator, type Simulator } from '../../simulator/server.mts';
import { openNode, pasteInto } from '../host/editor.mts';
import { startN8n, type N8n } from '../host/n8n.mts';
import { packTarball } from '../host/pack.mts';
import { until } from '../host/until.mts';
import { closeNode, openForPasting } from './support/pasting.mts';
import { inARow, ours } from './support/workflows.mts';

/** Texts as people have them in a document, with all that a clipboard can carry, arrive as they were pasted. */

let simulator: Simulator;
let n8n: N8n;
let page: Page;

const TEXT = `Halo {{1}} 👩🏽‍🦱, pesanan “{{2}}” sudah *dikirim*.
It's on its way: "JNE", 'reguler' & <besok>; 50% \\ {diskon}.

Terima kasih 🙏`;

const ALONE = { resource: 'template', language: 'id' };

beforeAll(async () => {
	simulator = await startSimulator();
	n8n = await startN8n({ packageTarball: await packTarball() });
	const { ivosights, qontak } = simulator;
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
	]);
	const written = ivosights.templates.all().find(({ status }) => status !== 'pending');
	const template = { __rl: true, mode: 'id', value: written?.id };
	const file = inARow(
		'Pasting texts',
		ours('Update', 'ivosights', ['ivosightsApi'], {
			...ALONE,
			operation: 'update',
			template,
			label: 'Pasted anew',
		}),
		ours('Propose', 'ivosights', ['ivosightsApi'], {
			...ALONE,
			operation: 'create',
			label: 'Pasted and proposed',
			propose: true,
		}),
		ours('Components', 'qontak', ['qontakTokenApi'], {
			...ALONE,
			operation: 'create',
			authentication: 'token',
			templateName: 'pasted_components',
			contentInput: 'json',
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

async function pasteAndExecute(node: string, texts: Readonly<Record<string, string>>) {
	await openNode(page, node);
	for (const [field, words] of Object.entries(texts)) await pasteInto(page, field, words);
	await page.getByTestId('node-execute-button').first().click();
}

const within = (what: string) => ({ what, timeout: 120_000, every: 300 });

const bodyOf = (template: { components: readonly object[] } | undefined) =>
	template?.components
		.map((component) => component as { type?: string; text?: string })
		.find(({ type }) => type?.toLowerCase() === 'body')?.text;

const EXAMPLES = "Budi “B.” O'Neil\nA-1001 📦";

test.each([
	['Update', 'Pasted anew'],
	['Propose', 'Pasted and proposed'],
])('Ivosights, Template: %s', async (node, label) => {
	await pasteAndExecute(node, { body: TEXT, bodyExamples: EXAMPLES });
	const template = await until(
		async () => simulator.ivosights.templates.all().find((one) => one.label === label),
		within(label),
	);
	expect(bodyOf(template as never)).toBe(TEXT);
	for (const example of EXAMPLES.split('\n')) {
		expect(JSON.stringify(template)).toContain(JSON.stringify(example).slice(1, -1));
	}
});

test('Qontak, Template: Create with components as JSON', async () => {
	const components = [
		{ type: 'BODY', text: TEXT, example: { body_text: EXAMPLES.split('\n') } },
		{ type: 'FOOTER', text: 'Balas “STOP” untuk berhenti' },
	];
	await pasteAndExecute('Components', { componentsJson: JSON.stringify(components, null, 2) });
	const template = await until(
		async () => simulator.qontak.templates.all().find(({ name }) => name === 'pasted_components'),
		within('the template at Qontak'),
	);
	expect(JSON.stringify(template)).toContain(JSON.stringify(TEXT).slice(1, -1));
});

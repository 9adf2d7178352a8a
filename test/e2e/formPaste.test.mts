import type { Page } from 'playwright-core';
import { startSimulator, type Simulator } from '../../simulator/server.mts';
import { closeNode, nodeOnCanvas, openEditor, openNode, pasteInto } from '../host/editor.mts';
import { startN8n, type N8n } from '../host/n8n.mts';
import { packTarball } from '../host/pack.mts';
import { until } from '../host/until.mts';
import { inARow, ours } from './support/workflows.mts';

/** What costs money when a form misleads, as a person does it. `SCREENSHOTS=folder` keeps pictures. */

let simulator: Simulator;
let n8n: N8n;
let page: Page;

const template = {
	resource: 'template',
	operation: 'create',
	label: 'Pasted order',
	language: 'id',
};
const text = {
	resource: 'message',
	operation: 'sendText',
	recipient: '0812-3456-7890',
	text: 'Halo.',
};

beforeAll(async () => {
	simulator = await startSimulator();
	n8n = await startN8n({ packageTarball: await packTarball() });
	const { apiKey, url } = simulator.ivosights;
	const data = { apiKey, baseUrl: url };
	const credential = await n8n.client.createCredential('ivosightsApi', 'Ivosights', data);
	const workflow = await n8n.client.importWorkflow(
		inARow(
			'Forms',
			ours('Create', 'ivosights', ['ivosightsApi'], template),
			ours('Text', 'ivosights', ['ivosightsApi'], text),
			ours('Fresh', 'ivosights', ['ivosightsApi']),
		),
		[credential],
	);
	page = await openEditor(n8n, workflow.id);
	page.setDefaultTimeout(20_000);
	await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
});
afterAll(async () => {
	await page?.close();
	await n8n?.stop();
	await simulator?.close();
});

const picture = async (name: string) => {
	const folder = process.env.SCREENSHOTS;
	if (folder) await page.screenshot({ path: `${folder}/${name}.png` });
};

test('a pasted template is handed in with its variables', async () => {
	await openNode(page, 'Create');
	await pasteInto(page, 'body', 'Halo {{1}}, pesanan {{2}} sudah dikirim hari ini.');
	await pasteInto(page, 'bodyExamples', 'Budi\nA-1001');
	await picture('pasted');
	await page.getByTestId('node-execute-button').first().click();
	const created = await until(
		async () => simulator.ivosights.templates.all().find(({ label }) => label === 'Pasted order'),
		{ what: 'the new template', timeout: 60_000, every: 200 },
	);
	expect(JSON.stringify(created)).toContain('Halo {{1}}, pesanan {{2}} sudah dikirim hari ini.');
	await picture('handedIn');
	await closeNode(page);
});

test('a dry run is on as soon as it is added, and is told on the canvas and at the output', async () => {
	const panel = await openNode(page, 'Text');
	await panel.getByPlaceholder('Add option').first().click();
	await page.getByRole('option', { name: 'Dry Run' }).first().click();
	await page.getByTestId('node-execute-button').first().click();
	await page.getByText('Dry run: nothing was sent').first().waitFor();
	await picture('dryRun');
	expect(simulator.ivosights.messages).toHaveLength(0);
	await closeNode(page);
	await nodeOnCanvas(page, 'Text').getByText('dry run').waitFor();
	await picture('dryRunOnCanvas');
});

test('a fresh Send Template asks for a template, and says nothing of its variables', async () => {
	const panel = await openNode(page, 'Fresh');
	await panel.getByPlaceholder('Choose a template').first().waitFor();
	await picture('fresh');
	expect(await panel.getByText('This template has no variables').count()).toBe(0);
	expect(await panel.getByText('Template Variables').count()).toBe(0);
	await closeNode(page);
});

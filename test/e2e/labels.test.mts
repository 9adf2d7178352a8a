import type { Page } from 'playwright-core';
import { startSimulator, type Simulator } from '../../simulator/server.mts';
import { nodeOnCanvas, openEditor, openNode } from '../host/editor.mts';
import { startN8n, type N8n } from '../host/n8n.mts';
import { packTarball } from '../host/pack.mts';
import { until } from '../host/until.mts';
import { EDITOR_LABELS } from '../unit/docs/editorLabels.mts';
import { inARow, ours } from './support/workflows.mts';

/**
 * n8n's own labels, as our texts quote them, are those of the running editor. That our texts quote no
 * others is tested without it: `test/unit/docs/labels.test.mts`.
 */

let simulator: Simulator;
let n8n: N8n;
let page: Page;
let canvas: string;

beforeAll(async () => {
	simulator = await startSimulator();
	n8n = await startN8n({ packageTarball: await packTarball() });
	const { apiKey, url, templates } = simulator.ivosights;
	const data = { apiKey, baseUrl: url };
	const credential = await n8n.client.createCredential('ivosightsApi', 'Ivosights', data);
	const template = { __rl: true, mode: 'id', value: templates.byName('order_shipped')?.id };
	const file = inARow(
		'Labels',
		ours('Send', 'ivosights', ['ivosightsApi'], { recipient: '0812-3456-7890', template }),
	);
	file.nodes.push(
		ours('Trigger', 'ivosightsTrigger', ['ivosightsApi'], {}, { position: [0, 240] }),
	);
	const workflow = await n8n.client.importWorkflow(file, [credential]);
	canvas = `${n8n.url}/workflow/${workflow.id}`;
	page = await openEditor(n8n, workflow.id);
	page.setDefaultTimeout(30_000);
});
afterAll(async () => {
	await page?.close();
	await n8n?.stop();
	await simulator?.close();
});

// Whatever a test left open is gone.
beforeEach(async () => {
	await page.goto(canvas);
	await nodeOnCanvas(page, 'Send').waitFor();
});

/** All that the page says, in texts, titles and fields. */
const words = async (): Promise<string[]> =>
	await page.evaluate(() =>
		Array.from(document.querySelectorAll('body *')).flatMap((element) => {
			const own = Array.from(element.childNodes).filter(({ nodeType }) => nodeType === 3);
			const { value, placeholder } = element as HTMLInputElement;
			return (
				[
					...own.map(({ textContent }) => textContent),
					element.getAttribute('title'),
					value,
					placeholder,
				]
					.filter((text): text is string => typeof text === 'string')
					.map((text) => text.replace(/\s+/g, ' ').trim())
					// “Actions (31)”
					.map((text) => text.replace(/ \(\d+\)$/, ''))
					.filter(Boolean)
			);
		}),
	);

async function expectShown(place: keyof typeof EDITOR_LABELS): Promise<void> {
	const wanted: readonly string[] = EDITOR_LABELS[place];
	let missing = wanted;
	await until(
		async () => {
			const shown = new Set(await words());
			missing = wanted.filter((label) => !shown.has(label));
			return missing.length === 0 ? true : undefined;
		},
		{ what: `${place}: ${wanted.join(', ')}`, timeout: 30_000, every: 300 },
	);
	expect(missing).toEqual([]);
}

test('behind +, and in a new workflow up to the actions of a node', async () => {
	await page.getByTestId('universal-add').click();
	await expectShown('the menu behind +');
	await page.getByRole('menuitem', { name: 'New workflow' }).first().click();
	await expectShown('a new workflow');
	await page.getByTestId('canvas-add-button').click();
	await page.getByTestId('node-creator-search-bar').fill('ivosights');
	const found = page.getByTestId('node-creator-item-name');
	await found.filter({ hasText: 'Ivosights WhatsApp' }).first().click();
	await expectShown('what a node can do');
});

test('on the canvas, and in the menu of a workflow', async () => {
	await expectShown('the canvas');
	await page.getByTestId('workflow-menu').click();
	await page.getByText('Import', { exact: true }).first().hover();
	await expectShown('the menu of a workflow');
});

test('in a node, its settings and the menu of its variables', async () => {
	const panel = await openNode(page, 'Send');
	await expectShown('an open node');
	const mapper = panel.getByTestId('mapping-fields-container');
	await mapper.getByTestId('action-toggle').first().click();
	await expectShown("the menu of a template's variables");
	await panel.getByText('Settings', { exact: true }).first().click();
	await expectShown("a node's settings");
	await panel.getByTestId('parameter-input-onError').first().click();
	await expectShown('what a node does on an error');
});

test('in a trigger', async () => {
	const panel = await openNode(page, 'Trigger');
	await panel.getByText('Webhook URLs').first().click();
	await expectShown('an open trigger');
});

test('in a credential', async () => {
	await page.goto(`${n8n.url}/home/credentials`);
	await page.getByText('Ivosights', { exact: true }).first().click();
	await expectShown('a credential');
});

test('where a package is installed', async () => {
	await page.goto(`${n8n.url}/settings/community-nodes`);
	await expectShown('the settings');
	await expectShown('the page of community nodes');
	await page.getByText('Install a community node').first().click();
	await expectShown('the window for a community node');
});

import type { Locator, Page } from 'playwright-core';
import { startSimulator, type Simulator } from '../../simulator/server.mts';
import { toDefinition } from '../../nodes/Ivosights/template/definition';
import { variablesOf } from '../../nodes/shared/template/variables';
import { openEditor, openNode } from '../host/editor.mts';
import { startN8n, type N8n } from '../host/n8n.mts';
import { packTarball } from '../host/pack.mts';
import { until } from '../host/until.mts';
import { inARow, ours } from './support/workflows.mts';

/** What a person sees in n8n's editor. `SCREENSHOTS=folder` keeps pictures of it. */

let simulator: Simulator;
let n8n: N8n;
let page: Page;
let panel: Locator;

beforeAll(async () => {
	simulator = await startSimulator();
	n8n = await startN8n({ packageTarball: await packTarball() });
	const { apiKey, url } = simulator.ivosights;
	const data = { apiKey, baseUrl: url };
	const credential = await n8n.client.createCredential('ivosightsApi', 'Ivosights', data);
	const workflow = await n8n.client.importWorkflow(
		inARow('First steps', ours('Send', 'ivosights', ['ivosightsApi'])),
		[credential],
	);
	page = await openEditor(n8n, workflow.id);
	panel = await openNode(page, 'Send');
});
afterAll(async () => {
	await page?.close();
	await n8n?.stop();
	await simulator?.close();
});

const labelsOf = async (panel: Locator) =>
	(await panel.locator('[data-test-id="resource-mapper-container"] label').allTextContents())
		.map((label) => label.replace(/\s*FixedExpression\s*$/, '').trim())
		.filter((label) => label !== 'Mapping Column Mode' && label !== 'Template Variables');

const labelsOfTemplate = (name: string) => {
	const template = simulator.ivosights.templates.byName(name);
	return variablesOf(toDefinition(template as never)).map(({ label }) => label);
};

test.each(['order_shipped', 'monthly_invoice', 'login_code', 'birthday_voucher'])(
	"with '%s' chosen, the inputs shown are the template's variables",
	async (name) => {
		await panel.getByTestId('rlc-input').first().click();
		await page.getByTestId('rlc-search').fill(name);
		await page.getByTestId('rlc-item').filter({ hasText: name }).first().click();
		const expected = labelsOfTemplate(name);
		expect(expected.length).toBeGreaterThan(0);
		await until(
			async () => {
				const shown = await labelsOf(panel);
				return JSON.stringify(shown) === JSON.stringify(expected) ? true : undefined;
			},
			{ what: `the inputs ${expected.join(' | ')}`, timeout: 30_000, every: 200 },
		);
		const folder = process.env.SCREENSHOTS;
		if (folder) await page.screenshot({ path: `${folder}/${name}.png` });
	},
);

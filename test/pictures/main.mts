import type { Locator, Page } from 'playwright-core';
import { closeNode, nodeOnCanvas, openEditor, openNode } from '../host/editor.mts';
import { examplePictures, questionPictures } from './questions.mts';
import { keep } from './shot.mts';
import { setStage } from './stage.mts';

/**
 * `npm run pictures`: makes the pictures of n8n's editor in docs/images anew; with names behind it, those
 * alone: `forms`, `campaign`, `questions`, `examples`.
 */
const PICTURES: Record<string, () => Promise<void>> = {
	forms: formPictures,
	campaign: campaignPictures,
	questions: async () => await questionPictures(stage),
	examples: async () => await examplePictures(stage),
};
const chosen = process.argv.slice(2);

const stage = await setStage();

async function open(workflowId: string, height = 3_400): Promise<Page> {
	const page = await openEditor(stage.n8n, workflowId);
	await page.setViewportSize({ width: 1440, height });
	return page;
}

/** Room for a table with words in it. */
const WIDE = { width: 1_900, height: 640 };

/** A field of the open node, or an option with all its fields. */
const field = (page: Page, name: string) =>
	page
		.getByTestId('parameter-item')
		.filter({ has: page.getByTestId(`parameter-input-${name}`) })
		.last();

/** An option that has fields of its own. */
const group = (page: Page, name: string) =>
	page
		.getByTestId('parameter-item')
		.filter({ has: page.getByTestId(`fixed-collection-${name}`) })
		.nth(1);

const textOfTemplate = (page: Page) => page.getByTestId('empty-fields-notice').first();

const outputOf = (panel: Locator) => panel.getByTestId(/^(ndv-)?output-panel$/).first();

async function run(page: Page): Promise<void> {
	await page.getByTestId('execute-workflow-button').first().click();
	await nodeOnCanvas(page, 'Refused')
		.locator('[data-test-id="canvas-node-status-success"]')
		.waitFor();
}

async function formPictures(): Promise<void> {
	const page = await open(stage.forms);
	await openNode(page, 'Options');
	await textOfTemplate(page).waitFor();
	await page.getByTestId('mapping-fields-container').waitFor();
	const mapper = page.getByTestId('mapping-fields-container');
	await keep(page, 'template-form', field(page, 'recipient'), mapper);
	await keep(page, 'options-quiet-hours', field(page, 'doNotSend'), group(page, 'quietHours'));
	await keep(page, 'options-send-once', field(page, 'repeatedRecipients'), group(page, 'sendOnce'));
	await keep(page, 'options-speed', group(page, 'speed'), group(page, 'stopWhen'));
	await page.getByTestId('credential-edit-button').first().click();
	const credential = page.getByTestId('editCredential-modal');
	await credential.getByText('Connection tested successfully').waitFor();
	await keep(page, 'credential', credential);
	await page.keyboard.press('Escape');
	await closeNode(page);
	await openNode(page, 'List');
	await keep(page, 'free-message', field(page, 'operation'), field(page, 'recipient'));
	await page.close();
}

async function campaignPictures(): Promise<void> {
	const page = await open(stage.campaign, 900);
	await run(page);
	await page.getByTestId('zoom-to-fit').click();
	const shown = ['Start', 'Accepted', 'Refused'].map((name) => nodeOnCanvas(page, name));
	await keep(page, 'campaign-canvas', ...shown, nodeOnCanvas(page, 'Refused').getByText('Refused'));
	await page.setViewportSize(WIDE);
	const panel = await openNode(page, 'Send Template');
	await panel.getByTestId('branches').last().getByText('Error').first().click();
	await keep(page, 'error-branch', outputOf(panel));
	await page.close();
	const dry = await open(stage.dryRun, 900);
	await run(dry);
	await dry.setViewportSize(WIDE);
	const output = outputOf(await openNode(dry, 'Send Template'));
	await output.getByText('Dry run: nothing was sent').first().waitFor();
	await keep(dry, 'dry-run', output);
	await dry.close();
}

try {
	for (const [name, make] of Object.entries(PICTURES)) {
		if (chosen.length === 0 || chosen.includes(name)) await make();
	}
} finally {
	await stage.close();
}

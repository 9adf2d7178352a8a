import type { Page } from 'playwright-core';
import { closeNode, nodeOnCanvas, openEditor, openNode } from '../host/editor.mts';
import { keep } from './shot.mts';
import { setStage } from './stage.mts';

/** `npm run pictures`: makes the pictures of n8n's editor in docs/images anew. */

const stage = await setStage();

async function open(workflowId: string, height = 2_600): Promise<Page> {
	const page = await openEditor(stage.n8n, workflowId);
	await page.setViewportSize({ width: 1440, height });
	return page;
}

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
	await page.getByTestId('fit-to-view').click();
	await keep(page, 'campaign-canvas', nodeOnCanvas(page, 'Start'), nodeOnCanvas(page, 'Refused'));
	const panel = await openNode(page, 'Send Template');
	await panel.getByText('Error Branch').first().click();
	await keep(page, 'error-branch', panel.getByTestId('ndv-output-panel'));
	await page.close();
	const dry = await open(stage.dryRun, 900);
	await run(dry);
	const output = (await openNode(dry, 'Send Template')).getByTestId('ndv-output-panel');
	await output.getByText('Dry run: nothing was sent').first().waitFor();
	await keep(dry, 'dry-run', output);
	await dry.close();
}

try {
	await formPictures();
	await campaignPictures();
} finally {
	await stage.close();
}

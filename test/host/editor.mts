import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { chromium, selectors, type Locator, type Page } from 'playwright-core';

import type { N8n } from './n8n.mts';
import { browserId } from './session.mts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Nothing of the browser's own asks anybody outside; no sandbox, as tests may run as root. */
const FLAGS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--disable-dev-shm-usage',
];

// n8n's own name for it.
selectors.setTestIdAttribute('data-test-id');

const SHOWN_WITHIN = 60_000;

/** The browser to use: `CHROMIUM_PATH`, else a Chromium or Chrome found in `PATH`. */
export function findChromium(): string {
	const { CHROMIUM_PATH, PATH = '' } = process.env;
	if (CHROMIUM_PATH) return CHROMIUM_PATH;
	const found = PATH.split(path.delimiter)
		.flatMap((folder) => NAMES.map((name) => path.join(folder, name)))
		.find(isExecutable);
	if (found) return found;
	throw new Error(
		'No Chromium found. Install it (Debian: apt-get install chromium) or set CHROMIUM_PATH.',
	);
}

function isExecutable(file: string): boolean {
	try {
		accessSync(file, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

/** An empty page in a browser of its own, which ends with `page.close()`. */
export async function startBrowser(): Promise<Page> {
	const browser = await chromium.launch({ executablePath: findChromium(), args: FLAGS });
	try {
		const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
		context.setDefaultTimeout(SHOWN_WITHIN);
		const page = await context.newPage();
		page.once('close', () => void browser.close());
		return page;
	} catch (error) {
		await browser.close();
		throw error;
	}
}

/**
 * Opens a workflow in n8n's editor as the owner and gives the page when the canvas is shown, after
 * about six seconds. `page.close()` ends the browser too.
 */
export async function openEditor(n8n: N8n, workflowId: string): Promise<Page> {
	const page = await startBrowser();
	try {
		const context = page.context();
		const login = { name: 'n8n-auth', value: n8n.client.loginCookie, url: n8n.url };
		await context.addCookies([{ ...login, httpOnly: true, sameSite: 'Lax' }]);
		await context.addInitScript((id) => localStorage.setItem('n8n-browserId', id), browserId);
		await page.goto(`${n8n.url}/workflow/${workflowId}`);
		await page.locator('[data-test-id="canvas-node"]').first().waitFor();
		return page;
	} catch (error) {
		await page.close();
		throw error;
	}
}

/** A node on the canvas, by the name it has in the workflow. */
export const nodeOnCanvas = (page: Page, name: string): Locator =>
	page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`);

/** Opens a node and gives its panel when it is shown. */
export async function openNode(page: Page, name: string): Promise<Locator> {
	await nodeOnCanvas(page, name).dblclick();
	const panel = page.getByTestId('ndv');
	await panel.waitFor();
	return panel;
}

/** Closes the open node's panel. */
export async function closeNode(page: Page): Promise<void> {
	await page.keyboard.press('Escape');
	await page.getByTestId('ndv').waitFor({ state: 'hidden' });
}

/**
 * Puts words into a field of the open node as a person does: copies them, clicks into the field, and
 * pastes over what is there. The page has to be allowed to write to the clipboard.
 */
export async function pasteInto(page: Page, field: string, words: string): Promise<void> {
	await page.evaluate(async (copied) => await navigator.clipboard.writeText(copied), words);
	const input = page.getByTestId(`parameter-input-${field}`).last();
	await input.locator('textarea, input, [contenteditable="true"]').first().click();
	await page.keyboard.press('Control+A');
	await page.keyboard.press('Control+V');
}

import type { Locator, Page } from 'playwright-core';
import { owner } from './session.mts';

/** n8n's editor used by its labels, with mouse, keyboard and clipboard, as a person does who sees it. */

const exactly = (label: string) => label.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&');

/** Logs in on n8n's own page. */
export async function signIn(page: Page, url: string): Promise<void> {
	await page.goto(url);
	await page.getByLabel('Email').fill(owner.email);
	await page.getByLabel('Password').fill(owner.password);
	await page.getByRole('button', { name: 'Sign in' }).click();
	await page.getByTestId('universal-add').waitFor();
}

/** Presses + at the top left, and one of what it offers. */
async function press(page: Page, what: 'New credential' | 'New workflow'): Promise<void> {
	await page.getByTestId('universal-add').click();
	await page.getByRole('menuitem', { name: what }).first().click();
}

/** The field behind a label, or behind one that begins so: n8n cuts long ones. */
export function fieldOf(page: Page, label: string, whole = true): Locator {
	const end = whole ? '(\\s*\\*)?\\s*(Fixed|$)' : '';
	return page
		.locator('label')
		.filter({ hasText: new RegExp(`^\\s*${exactly(label)}${end}`) })
		.last()
		.locator('xpath=following::*[@data-parameter-path][1]');
}

const input = (field: Locator) => field.locator('input, textarea').first();

/** Types into a field, over what is there. */
export async function typeInto(page: Page, field: Locator, words: string): Promise<void> {
	await input(field).click();
	await page.keyboard.press('Control+A');
	await page.keyboard.type(words);
}

/** Copies words and pastes them into a field. */
export async function pasteOver(page: Page, field: Locator, words: string): Promise<void> {
	await page.evaluate(async (copied) => await navigator.clipboard.writeText(copied), words);
	await input(field).click();
	await page.keyboard.press('Control+A');
	await page.keyboard.press('Control+V');
}

/** Chooses from a list that the gateway gives, by the words of the entry. */
export async function choose(page: Page, label: string, words: string): Promise<void> {
	const locator = fieldOf(page, label).getByTestId('rlc-input');
	await locator.click();
	await page.getByTestId('rlc-search').fill(words);
	await page.getByTestId('rlc-item').filter({ hasText: words }).first().click();
}

/**
 * Makes a credential, pastes its values into the fields with these labels, and saves it; returns when
 * n8n's test of it succeeded.
 */
export async function makeCredential(
	page: Page,
	type: string,
	values: ReadonlyArray<readonly [label: string, value: string]>,
): Promise<void> {
	await press(page, 'New credential');
	await page.getByTestId('new-credential-type-select').click();
	await page.keyboard.type(type);
	await page.getByTestId('new-credential-type-select-option').filter({ hasText: type }).click();
	await page.getByTestId('new-credential-type-button').click();
	const form = page.getByTestId('editCredential-modal');
	await form.waitFor();
	for (const [label, value] of values) await pasteOver(page, fieldOf(page, label), value);
	await form.getByRole('button', { name: 'Save' }).click();
	await form.getByText('Connection tested successfully').waitFor();
	await page.keyboard.press('Escape');
	await form.waitFor({ state: 'hidden' });
}

/** Makes a workflow whose first step is this action of this node; its form is open then. */
export async function startWith(page: Page, node: string, action: string): Promise<void> {
	await press(page, 'New workflow');
	await page.getByTestId('canvas-add-button').filter({ hasText: 'Add first step…' }).click();
	const search = page.getByTestId('node-creator-search-bar');
	await search.click();
	await search.fill(node.split(' ')[0].toLowerCase());
	await page.getByTestId('node-creator-item-name').filter({ hasText: node }).first().click();
	await page.getByText(/^Actions \(\d+\)/).click();
	await page.getByText(action, { exact: true }).first().click();
	await page.getByTestId('ndv').waitFor();
}

/** Adds an option by its name. */
export async function addOption(page: Page, name: string): Promise<void> {
	await page.getByTestId('ndv').getByPlaceholder('Add option').first().click();
	await page.getByRole('option', { name, exact: true }).first().click();
}

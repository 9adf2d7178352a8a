import { startHook, type Hook } from '../unit/simulator/hook.mts';
import { browser, NUMBER, stage, usePhonesStage } from './support/phonesStage.mts';

/** On the phones page in Chromium: a visitor connects the webhook of a workflow of their own. */

usePhonesStage();

let mine: Hook;
beforeEach(async () => {
	mine = await startHook();
});
afterEach(async () => await mine.close());

const dialog = () => stage.page.getByRole('dialog', { name: 'Webhooks' });
const field = (name: string) => dialog().getByRole('textbox', { name });

async function say(words: string): Promise<void> {
	await stage.page.getByRole('textbox', { name: 'Message as the customer' }).fill(words);
	await stage.page.keyboard.press('Enter');
}

test('a webhook that is connected gets what customers do, and the page says who took it', async () => {
	await stage.page.getByRole('button', { name: 'Webhooks' }).click();
	await dialog().getByText(stage.hook.url).waitFor();
	expect(await field('Production URL').evaluate((input) => input === document.activeElement)).toBe(
		true,
	);
	await field('Production URL').fill(mine.url.replace('http://', 'http://budi:rahasia@'));
	await field('Name of the workflow').fill('Answer customers');
	await stage.page.keyboard.press('Enter');
	await dialog().getByText('Answer customers is connected.').waitFor();
	await dialog().getByRole('listitem').filter({ hasText: mine.url }).waitFor();
	expect(await dialog().innerText()).not.toContain('rahasia');
	await stage.page.keyboard.press('Escape');
	await dialog().waitFor({ state: 'detached' });

	await stage.promo(NUMBER);
	await stage.open(NUMBER);
	await say('Halo');
	await stage.page.getByText('Answer customers and another webhook took it: 200').waitFor();
	expect(JSON.parse(mine.posts[0].body).messages[0].text.body).toBe('Halo');
	expect(mine.posts[0].headers.authorization).toBe(
		`Basic ${Buffer.from('budi:rahasia').toString('base64')}`,
	);
	expect(stage.heard()).toEqual(JSON.parse(mine.posts[0].body));
});

test('what is no address is refused in words, and nothing is connected', async () => {
	const before = stage.simulator.ivosights.webhooks.list.length;
	await stage.page.getByRole('button', { name: 'Webhooks' }).click();
	await field('Production URL').fill('ftp://example.com/hook');
	await stage.page.keyboard.press('Enter');
	await dialog().getByText('This is no web address.').waitFor();
	expect(stage.simulator.ivosights.webhooks.list).toHaveLength(before);
	await dialog().getByRole('button', { name: 'Close' }).click();
	// The refusal is what the browser complains about.
	browser.complaints.splice(0);
});

test('Qontak knows one address: it is registered for what customers write', async () => {
	await stage.page.getByRole('button', { name: 'Webhooks' }).click();
	await dialog().getByRole('combobox', { name: 'Gateway' }).selectOption('Qontak');
	await field('Production URL').fill(mine.url);
	await field('Name of the workflow').fill('Qontak bot');
	await dialog().getByRole('button', { name: 'Connect' }).click();
	await dialog().getByText('Qontak bot is connected.').waitFor();
	await dialog().getByText('a new one takes its place').waitFor();
	await dialog().getByRole('button', { name: 'Close' }).click();
	const posted = await stage.simulator.qontak.customer(NUMBER).says('Halo');
	expect(mine.posts).toHaveLength(1);
	expect(posted).toBeTruthy();
});

import type { Page } from 'playwright-core';
import { accountsOf } from '../../simulator/accounts.mts';
import { startSimulator, type Simulator } from '../../simulator/server.mts';
import { startBrowser } from '../host/editor.mts';
import { startN8n, type N8n } from '../host/n8n.mts';
import { packTarball } from '../host/pack.mts';
import {
	addOption,
	choose,
	fieldOf,
	makeCredential,
	pasteOver,
	signIn,
	startWith,
	typeInto,
} from '../host/person.mts';
import { openPhone } from './support/phonesStage.mts';

/**
 * What README says under “In five minutes with your own account”, done in n8n's editor by somebody who
 * just installed the package: credential, template, dry run, and the message on the phone.
 */

jest.setTimeout(600_000);

const PHONE = '6281234567890';

let simulator: Simulator;
let n8n: N8n;
let page: Page;
const account = (gateway: string) => accountsOf(simulator).find((one) => one.gateway === gateway)!;

beforeAll(async () => {
	simulator = await startSimulator();
	n8n = await startN8n({ packageTarball: await packTarball() });
	page = await startBrowser();
	await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
	await signIn(page, n8n.url);
});
afterEach(async () => {
	await page.goto(`${n8n.url}/home/workflows`);
});
afterAll(async () => {
	await page?.close();
	await n8n?.stop();
	await simulator?.close();
});

/** Each variable, by what its label begins with. */
async function fillIn(values: Readonly<Record<string, string>>): Promise<void> {
	for (const [label, value] of Object.entries(values)) {
		await typeInto(page, fieldOf(page, label, false), value);
	}
}

const executeStep = async () =>
	await page.getByTestId('ndv').getByRole('button', { name: 'Execute step' }).first().click();

/** A dry run, then the real one; the message is looked for on the page of the phones. */
async function tryThenSend(gateway: string, words: string): Promise<void> {
	const sent = () => simulator.phones.phone(PHONE).bubbles.filter((one) => one.gateway === gateway);
	await addOption(page, 'Dry Run');
	await executeStep();
	await page.getByText('Dry run: nothing was sent').first().waitFor();
	await page.getByText(words).first().waitFor();
	expect(sent()).toHaveLength(0);
	await fieldOf(page, 'Dry Run').locator('.el-switch').click();
	await executeStep();
	const phones = await page.context().newPage();
	await phones.goto(simulator.page.url);
	await openPhone(phones, PHONE);
	const bubble = phones.locator('.device [data-id]').filter({ hasText: words }).first();
	await bubble.getByRole('img', { name: /^(Delivered|Read)$/ }).waitFor();
	await phones.close();
	expect(sent()).toHaveLength(1);
}

test('Ivosights', async () => {
	const { label, shown } = account('ivosights');
	await makeCredential(page, label, shown);
	await startWith(page, 'Ivosights WhatsApp', 'Send template message');
	await typeInto(page, fieldOf(page, 'Recipient'), '0812-3456-7890');
	await choose(page, 'Template', 'order_shipped');
	await fillIn({
		'Header {{1}}': 'INV-7',
		'{{1}}': 'Ayu',
		'{{2}}': 'JNE',
		'{{3}}': 'Jumat',
		'Button 1 End of Link': 'INV-7',
	});
	await tryThenSend('ivosights', 'Halo Ayu, pesanan Anda sudah dikirim dengan JNE');
});

test('Qontak', async () => {
	const { label, shown } = account('qontak');
	await makeCredential(page, label, shown);
	await startWith(page, 'Qontak WhatsApp', 'Send template message');
	await typeInto(page, fieldOf(page, 'Recipient'), '+62 812 3456 7890');
	await choose(page, 'Channel', 'Toko');
	await choose(page, 'Template', 'pesanan_dikirim');
	await fillIn({
		'Header {{1}}': 'INV-8',
		'{{1}}': 'Budi',
		'{{2}}': 'JNE',
		'{{3}}': 'Jumat',
		'Button 1 End of Link': 'INV-8',
	});
	await tryThenSend('qontak', 'Halo Budi, pesanan Anda sudah dikirim dengan JNE');
});

test('DecisionTelecom', async () => {
	const { label, shown, template = [] } = account('decisionTelecom');
	await makeCredential(page, label, shown);
	await startWith(page, 'DecisionTelecom WhatsApp', 'Send template message');
	await typeInto(page, fieldOf(page, 'Recipient'), '+62 812 3456 7890');
	for (const [name, value] of template) await pasteOver(page, fieldOf(page, name), value);
	// The fields of the pasted text, not those that stood there before and are emptied when these come.
	await fillIn({ '{{1}} (Halo)': 'Citra', '{{2}} (pesanan)': 'A-1001' });
	await tryThenSend('decisionTelecom', 'Halo Citra, pesanan A-1001 sudah kami terima.');
});

test('a base URL at which nothing answers is told in words, whatever the gateway', async () => {
	const { client } = n8n;
	for (const { type, data } of accountsOf(simulator)) {
		const baseUrl = 'http://127.0.0.1:1/v1';
		const { status, message } = await client.testCredential(type, { ...data, baseUrl });
		expect([type, status, message]).toEqual([
			type,
			'Error',
			expect.stringContaining("Nothing answers at 127.0.0.1:1. Check the 'Base URL'"),
		]);
	}
});

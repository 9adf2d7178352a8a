import axios from 'axios';
import type { Page } from 'playwright-core';

import { setStage, type Stage } from '../../examples/demo/stage.mts';
import { autoReply, campaign, contactsFile } from '../../examples/demo/workflows.mts';
import { jsonOf } from '../host/execution.mts';
import {
	counted,
	counts,
	type PhonesBrowser,
	phonesOnWall,
	startPhonesBrowser,
} from './support/phonesBrowser.mts';
import { openPhone } from './support/phonesStage.mts';

/** The phones page beside a real n8n, as the demo shows it. */

let stage: Stage;
let browser: PhonesBrowser;
let page: Page;

beforeAll(async () => {
	browser = await startPhonesBrowser();
	stage = await setStage();
	page = await browser.open(stage.simulator.page.url);
});
afterAll(async () => {
	await browser?.close();
	await stage?.close();
});

test('a campaign of 200 contacts arrives while one looks: 197 phones, all read in the end', async () => {
	const { n8n, campaign: workflow, simulator } = stage;
	const id = await n8n.client.submitFile(workflow, campaign.form, contactsFile);
	await counted(page, 'sent', 1);
	expect((await counts(page)).read).toBeLessThan(197);
	const execution = await n8n.client.waitForExecution(id);
	expect(jsonOf(execution, campaign.accepted)).toHaveLength(197);
	await counted(page, 'read', 197);
	expect(await counts(page)).toEqual({
		sent: 197,
		delivered: 197,
		read: 197,
		failed: 0,
		replies: 0,
	});
	const recipients = simulator.ivosights.messages.map(({ to }) => to);
	expect((await phonesOnWall(page, 197)).sort()).toEqual(recipients.sort());
});

test('a button that is pressed on a phone starts a workflow, whose answer arrives there', async () => {
	const { url, apiKey, messages } = stage.simulator.ivosights;
	await stage.connect(stage.autoReply, autoReply.trigger);
	const { to } = messages[0];
	await axios.post(
		`${url}/api/v1/messages/send-reply-button-message`,
		{ wa_id: to, body: 'Sudah puas?', action: { buttons: [{ id: 'yes', title: 'Puas' }] } },
		{ headers: { 'X-API-KEY': apiKey }, proxy: false },
	);
	await page.getByRole('searchbox').fill(to);
	await openPhone(page, to);
	const device = page.locator('.device');
	await device.getByRole('button', { name: 'Puas' }).click();
	await device.locator('.mine', { hasText: 'Puas' }).waitFor();
	await device.locator('.theirs', { hasText: 'terima kasih sudah menghubungi kami' }).waitFor();
	const [execution] = await stage.n8n.client.waitForExecutions(stage.autoReply.id, 1);
	expect(execution.status).toBe('success');
	expect(browser.complaints).toEqual([]);
});

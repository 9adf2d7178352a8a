import axios, { type AxiosInstance } from 'axios';
import type { Locator, Page } from 'playwright-core';

import { type Simulator, startSimulator } from '../../../simulator/server.mts';
import { type Hook, startHook } from '../../unit/simulator/hook.mts';
import { type PhonesBrowser, startPhonesBrowser } from './phonesBrowser.mts';

export const NUMBER = '628123456789';

/** Different numbers, in their order. */
export const numberOf = (index: number) => `62812${String(3_000_000 + index)}`;

/** A simulator with a webhook that listens, and the phones page open in a browser. */
export class PhonesStage {
	private constructor(
		readonly simulator: Simulator,
		readonly hook: Hook,
		readonly page: Page,
		private readonly client: AxiosInstance,
	) {}

	static async start(browser: PhonesBrowser): Promise<PhonesStage> {
		const simulator = await startSimulator({ ivosights: { receipts: 'manual' } });
		const { url, apiKey, webhooks } = simulator.ivosights;
		const client = axios.create({ baseURL: url, headers: { 'X-API-KEY': apiKey }, proxy: false });
		const hook = await startHook();
		webhooks.add({ url: hook.url });
		return new PhonesStage(simulator, hook, await browser.open(simulator.page.url), client);
	}

	/** Sends as the business does; gives the message's id. */
	async send(to: string, kind: string, body: object): Promise<string> {
		const path = `/api/v1/messages/send-${kind}-message`;
		const { data } = await this.client.post(path, { wa_id: to, ...body });
		return data.messages[0].id as string;
	}

	/** Sends a template with a picture and two quick replies. */
	async promo(to: string): Promise<string> {
		const image = { link: 'https://toko.example/kopi.jpg' };
		return await this.send(to, 'template', {
			template_id: '64f0c2a91b3d5e7f90a1b2c2',
			components: [
				{ type: 'header', parameters: [{ type: 'image', image }] },
				{ type: 'body', parameters: ['Ayu', '20%'].map((text) => ({ type: 'text', text })) },
			],
		});
	}

	/** Opens a phone of the wall. */
	async open(number: string): Promise<void> {
		await openPhone(this.page, number);
	}

	/** A message on the open phone. */
	bubble(id: string): Locator {
		return this.page.locator(`.device [data-id="${id}"]`);
	}

	/** What the webhook was told last. */
	heard() {
		return JSON.parse(this.hook.posts.at(-1)?.body ?? 'null');
	}

	async close(): Promise<void> {
		await this.page.context().close();
		await this.simulator.close();
		await this.hook.close();
	}
}

/** Opens a phone of the wall. */
export async function openPhone(page: Page, number: string): Promise<void> {
	await page.locator(`.tile[data-number="${number}"]`).getByRole('button').click();
	await page.locator(`.device[data-number="${number}"]`).waitFor();
}

/** The browser and the stage of the running test. */
export let browser: PhonesBrowser;
export let stage: PhonesStage;

/** Has a browser ready for the tests of the file and a stage for each, in which nothing may go wrong. */
export function usePhonesStage(): void {
	beforeAll(async () => {
		browser = await startPhonesBrowser();
	});
	afterAll(async () => await browser.close());
	beforeEach(async () => {
		browser.complaints.splice(0);
		stage = await PhonesStage.start(browser);
	});
	afterEach(async () => {
		await stage.close();
		expect(browser.complaints).toEqual([]);
	});
}

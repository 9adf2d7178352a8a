import axios, { type AxiosInstance } from 'axios';
import fc from 'fast-check';
import type { Page } from 'playwright-core';

import { startPhonesPage } from '../../simulator/phones/index.mts';
import { type Simulator, startSimulator } from '../../simulator/server.mts';
import { type Hook, startHook } from '../unit/simulator/ivosights-client.mts';
import {
	counted,
	counts,
	type PhonesBrowser,
	phonesOnWall,
	startPhonesBrowser,
} from './support/phonesBrowser.mts';

/** The simulator's phones page in Chromium, with a gateway that axios sends to. */

let browser: PhonesBrowser;
let simulator: Simulator;
let client: AxiosInstance;
let hook: Hook;
let page: Page;

beforeAll(async () => {
	browser = await startPhonesBrowser();
});
afterAll(async () => await browser.close());

beforeEach(async () => {
	browser.complaints.splice(0);
	simulator = await startSimulator({ ivosights: { receipts: 'manual' } });
	const { url, apiKey } = simulator.ivosights;
	client = axios.create({ baseURL: url, headers: { 'X-API-KEY': apiKey }, proxy: false });
	hook = await startHook();
	simulator.ivosights.webhooks.add({ url: hook.url });
	page = await browser.open(simulator.page.url);
});
afterEach(async () => {
	await page.context().close();
	await simulator.close();
	await hook.close();
	expect(browser.complaints).toEqual([]);
});

const NUMBER = '628123456789';
const numberOf = (index: number) => `62812${String(3_000_000 + index)}`;

async function send(to: string, kind: string, body: object): Promise<string> {
	const path = `/api/v1/messages/send-${kind}-message`;
	const { data } = await client.post(path, { wa_id: to, ...body });
	return data.messages[0].id as string;
}
const promo = async (to: string) =>
	await send(to, 'template', {
		template_id: '64f0c2a91b3d5e7f90a1b2c2',
		components: [
			{
				type: 'header',
				parameters: [{ type: 'image', image: { link: 'https://toko.example/kopi.jpg' } }],
			},
			{ type: 'body', parameters: ['Ayu', '20%'].map((text) => ({ type: 'text', text })) },
		],
	});
const open = async (number: string) => {
	await page.locator(`.tile[data-number="${number}"]`).getByRole('button').click();
	await page.locator(`.device[data-number="${number}"]`).waitFor();
};
const bubble = (id: string) => page.locator(`.device [data-id="${id}"]`);
const heard = () => JSON.parse(hook.posts.at(-1)?.body ?? 'null');

describe('a campaign', () => {
	test('all 200 phones arrive, and their ticks move while one looks', async () => {
		const numbers = Array.from({ length: 200 }, (_, index) => numberOf(index));
		await Promise.all(numbers.map(promo));
		await page.getByText('200 phones, live').waitFor();
		expect((await phonesOnWall(page)).sort()).toEqual(numbers);
		expect(await counts(page)).toMatchObject({ sent: 0, delivered: 0, read: 0, failed: 0 });

		const { messages } = simulator.ivosights;
		const last = numbers[199];
		await open(last);
		const watched = messages.find(({ to }) => to === last)!;
		const ticks = bubble(watched.id).locator('.ticks');
		expect(await ticks.getAttribute('aria-label')).toBe('On its way');
		for (const [status, words] of [
			['sent', 'Sent'],
			['delivered', 'Delivered'],
			['read', 'Read'],
		] as const) {
			await watched.advance(status);
			await bubble(watched.id).getByRole('img', { name: words, exact: true }).waitFor();
			const small = page.locator(`.tile[data-number="${last}"] .state .ticks`);
			expect(await small.getAttribute('aria-label')).toBe(words);
		}

		const others = messages.filter(({ to }) => to !== last);
		await Promise.all(others.slice(0, 190).map((message) => message.advance('delivered')));
		await Promise.all(others.slice(190).map((message) => message.advance('failed')));
		await counted(page, 'delivered', 191);
		await counted(page, 'failed', 9);
		expect(await counts(page)).toEqual({
			sent: 191,
			delivered: 191,
			read: 1,
			failed: 9,
			replies: 0,
		});
	});

	test('500 phones with five messages each: only those that are seen are drawn', async () => {
		for (let round = 0; round < 5; round += 1) {
			for (let index = 0; index < 500; index += 1) {
				simulator.phones.add({
					id: `${index}-${round}`,
					gateway: 'ivosights',
					environment: 'production',
					phone: numberOf(index),
					direction: round % 2 === 0 ? 'out' : 'in',
					content: { kind: 'text', text: `Message ${round}` },
					status: round % 2 === 0 ? 'sent' : 'received',
				});
			}
		}
		await page.getByText('500 phones, live').waitFor();
		await counted(page, 'replies', 1000);
		expect(await counts(page)).toMatchObject({ sent: 1500, replies: 1000 });
		expect(await page.locator('.tile').count()).toBeLessThan(60);
		expect(await phonesOnWall(page)).toHaveLength(500);
		expect(await page.locator('.tile').count()).toBeLessThan(60);
	});

	test('nobody changes places under the hand; a press on the news brings them first', async () => {
		for (let index = 0; index < 30; index += 1) await promo(numberOf(index));
		const first = page.locator('.tile[aria-posinset="1"]');
		await page.locator(`.tile[aria-posinset="1"][data-number="${numberOf(29)}"]`).waitFor();
		await first.hover();
		await simulator.ivosights.customer(numberOf(0)).says('Halo');
		const news = page.getByRole('button', { name: '1 with news' });
		await news.waitFor();
		expect(await first.getAttribute('data-number')).toBe(numberOf(29));
		await news.click();
		await page.locator(`.tile[aria-posinset="1"][data-number="${numberOf(0)}"]`).waitFor();
		await news.waitFor({ state: 'hidden' });
	});

	test('finds a phone by its name, its number or words of a message', async () => {
		for (let index = 0; index < 20; index += 1) await promo(numberOf(index));
		simulator.phones.phone(numberOf(20)).name = 'Zubaidah';
		await simulator.ivosights.customer(numberOf(20)).says('Masih ada *durian*?');
		await page.getByText('21 phones, live').waitFor();
		const search = page.getByRole('searchbox');
		for (const words of ['zubai', '0812 3000-020', 'durian']) {
			await search.fill(words);
			await page.locator('.tile[aria-setsize="1"]').waitFor();
			expect(await page.locator('.tile').getAttribute('data-number')).toBe(numberOf(20));
		}
		await search.fill('nobody has this');
		await page.getByText('Nobody found').waitFor();
	});

	test('the wall is walked with the arrow keys', async () => {
		for (let index = 0; index < 30; index += 1) await promo(numberOf(index));
		await page.locator(`.tile[aria-posinset="1"][data-number="${numberOf(29)}"]`).waitFor();
		await page.locator('.tile[aria-posinset="1"] button').focus();
		await page.keyboard.press('ArrowRight');
		await page.keyboard.press('ArrowDown');
		await page.keyboard.press('ArrowUp');
		await page.keyboard.press('Enter');
		const device = page.locator('.device');
		expect(await device.getAttribute('data-number')).toBe(numberOf(28));
		await page.keyboard.press('Escape');
		await device.waitFor({ state: 'detached' });
	});
});

describe('the visitor as the customer', () => {
	test('writes, and is heard', async () => {
		await promo(NUMBER);
		await open(NUMBER);
		await page.getByRole('textbox', { name: 'Message as the customer' }).fill('Halo\nkak');
		await page.keyboard.press('Enter');
		await page.getByText('The webhook took it: 200').waitFor();
		expect(heard().messages[0]).toMatchObject({ from: NUMBER, text: { body: 'Halo\nkak' } });
		await page.locator('.device .mine', { hasText: 'Halo' }).waitFor();
		await counted(page, 'replies', 1);
	});

	test('presses a button: the webhook fires, about that message', async () => {
		const first = await promo(NUMBER);
		await promo(NUMBER);
		await open(NUMBER);
		await bubble(first).getByRole('button', { name: 'Saya tertarik' }).click();
		await page.getByText('The webhook took it: 200').waitFor();
		expect(heard().messages[0]).toMatchObject({
			context: { id: first },
			button: { text: 'Saya tertarik' },
		});
		await page.locator('.device .mine .quote', { hasText: 'Toko Nusantara' }).waitFor();
	});

	test('picks a row of a list, and fills in a form', async () => {
		const rows = [
			{ id: 'a', title: 'Pagi', description: '09.00' },
			{ id: 'b', title: 'Sore' },
		];
		await send(NUMBER, 'list', {
			body: 'Kapan?',
			action: { button: 'Pilih', sections: [{ rows }] },
		});
		await open(NUMBER);
		await page.locator('.device').getByRole('button', { name: 'Pilih' }).click();
		const sheet = page.getByRole('dialog', { name: 'Pilih' });
		await sheet.getByRole('radio', { name: 'Pagi' }).check();
		await sheet.getByRole('button', { name: 'Send' }).click();
		await page.locator('.device .mine', { hasText: 'Pagi' }).waitFor();
		await page.getByText('The webhook took it: 200').waitFor();
		expect(heard().messages[0].interactive.list_reply).toEqual(rows[0]);

		await send(NUMBER, 'flow', {
			body: 'Daftar',
			action: {
				parameters: {
					flow_message_version: '3',
					flow_id: '1',
					flow_cta: 'Isi',
					flow_action: 'data_exchange',
				},
			},
		});
		await page.locator('.device').getByRole('button', { name: 'Isi' }).click();
		const form = page.getByRole('dialog', { name: 'Isi' });
		await form.getByRole('textbox', { name: 'Answer' }).last().fill('ya');
		await form.getByRole('button', { name: 'Send' }).click();
		await page.locator('.device .answers', { hasText: 'ya' }).waitFor();
	});

	test('reacts, reads, and sends a picture', async () => {
		const id = await promo(NUMBER);
		await open(NUMBER);
		await bubble(id).hover();
		await bubble(id).getByRole('button', { name: 'React' }).click();
		await page
			.getByRole('group', { name: 'Reactions' })
			.getByRole('button', { name: '❤️' })
			.click();
		await bubble(id).locator('.reactions', { hasText: '❤️' }).waitFor();

		await page.getByRole('button', { name: 'Mark read' }).click();
		await bubble(id).getByRole('img', { name: 'Read', exact: true }).waitFor();

		const pixel =
			'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
		await page.locator('.device input[type=file]').setInputFiles({
			name: 'photo.png',
			mimeType: 'image/png',
			buffer: Buffer.from(pixel, 'base64'),
		});
		const photo = page.locator('.device .mine img.photo');
		await photo.waitFor();
		await photo.evaluate(async (image: HTMLImageElement) => await image.decode());
		expect(await photo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1);
	});
});

describe('words are words', () => {
	const WILD =
		'<img src=x onerror="window.ran=1"><script>window.ran=1</script>"\'&amp; {{x}} javascript:alert(1)';

	test('markup of a customer or a business is shown, not run', async () => {
		simulator.phones.phone(NUMBER).name = WILD;
		const add = (id: string, content: object) =>
			simulator.phones.add({
				id: `${id} "><b>`,
				gateway: 'ivosights',
				environment: 'production',
				phone: NUMBER,
				direction: id === 'in' ? 'in' : 'out',
				content: { kind: 'text', text: WILD, ...content },
				status: 'accepted',
			});
		add('in', {});
		add('template', {
			kind: 'template',
			header: { type: 'text', text: WILD },
			footer: WILD,
			buttons: [{ type: 'url', text: WILD, url: 'javascript:window.ran=1' }],
		});
		add('image', { kind: 'image', media: { link: `javascript:window.ran=1//${WILD}` } });
		add('document', { kind: 'document', media: { link: WILD, filename: WILD } });
		add('list', { kind: 'list', list: { button: WILD, sections: [{ title: WILD, rows: [] }] } });
		add('place', { kind: 'location', location: { latitude: 1, longitude: 2, name: WILD } });
		add('contact', { kind: 'contacts', contacts: [{ name: WILD, phones: [WILD] }] });
		add('reply', {
			kind: 'reply',
			inReplyTo: 'in "><b>',
			reply: { kind: 'flow', data: { [WILD]: WILD } },
		});
		add('system', { kind: 'system' });
		const failed = add('failed', {});
		simulator.phones.mark(failed, 'failed', { code: 1, title: WILD, details: WILD });
		await page.locator('.tile').waitFor();
		await open(NUMBER);
		await page.locator('.device .reason').waitFor();
		expect(await page.locator('.device .bubble, .device .notice:not(.day)').count()).toBe(10);
		const written = page.locator('.device .mine .words');
		await written.scrollIntoViewIfNeeded();
		expect(await written.innerText()).toContain(WILD);
		await page.locator('.device').getByRole('button', { name: 'window.ran' }).first().click();
		await page.getByText('Opens javascript:window.ran=1').waitFor();
		expect(await page.evaluate(() => (window as { ran?: number }).ran)).toBeUndefined();
		expect(await page.locator('.device img, .device script, .device a, .tile img').count()).toBe(0);
	});

	test('WhatsApp’s marks are shown; any other text comes through whole', async () => {
		const read = async (texts: string[]) =>
			await page.evaluate((given) => {
				const { formatted } = window as unknown as { formatted(text: string): Element[] };
				return given.map((text) => {
					const holder = document.createElement('div');
					holder.append(...formatted(text));
					const elements = Array.from(holder.querySelectorAll('*'));
					return {
						html: Array.from(holder.children, ({ innerHTML }) => innerHTML).join('|'),
						text: holder.textContent,
						names: [...new Set(elements.map(({ tagName }) => tagName))],
						attributes: elements.flatMap((element) => element.getAttributeNames()),
					};
				});
			}, texts);
		await page.evaluate(
			"import('/phones/page/format.js').then((file) => Object.assign(window, file))",
		);

		const marked: [string, string][] = [
			['*bold* _italic_ ~gone~', '<strong>bold</strong> <em>italic</em> <s>gone</s>'],
			['*_both_*', '<strong><em>both</em></strong>'],
			['2*3*4 snake_case_name a~b~c', '2*3*4 snake_case_name a~b~c'],
			['* spaced * and **', '<span class="label">•</span><span>spaced * and **</span>'],
			['```a *b*```', 'a *b*'],
			['`x *y*`', '<code>x *y*</code>'],
			['1. one\n> two', '<span class="label">1.</span><span>one</span>|two'],
			['see https://a.example/x_y_z.', 'see <span class="link">https://a.example/x_y_z</span>.'],
			['<b>&amp;</b>', '&lt;b&gt;&amp;amp;&lt;/b&gt;'],
		];
		const shown = await read(marked.map(([text]) => text));
		expect(shown.map(({ html }) => html)).toEqual(marked.map(([, html]) => html));

		const piece = fc.oneof(
			fc.constantFrom(
				'*',
				'_',
				'~',
				'`',
				'```',
				'\n',
				' ',
				'> ',
				'- ',
				'1. ',
				'https://a.example/_',
			),
			fc.string({ unit: 'grapheme', maxLength: 6 }),
		);
		const texts = fc.sample(
			fc.array(piece, { maxLength: 24 }).map((parts) => parts.join('')),
			600,
		);
		const letters = (text: string) => text.replace(/[\s*_~`>•\u200b-]|\d{1,3}\./gu, '');
		for (const [index, { text, names, attributes }] of (await read(texts)).entries()) {
			expect(letters(text ?? '')).toBe(letters(texts[index]));
			expect(['DIV', 'SPAN', 'STRONG', 'EM', 'S', 'CODE']).toEqual(expect.arrayContaining(names));
			expect(attributes.every((name) => name === 'class')).toBe(true);
		}
	});
});

test('a simulator that starts anew is found again, with what is on its phones', async () => {
	await promo(NUMBER);
	const port = Number(new URL(simulator.page.url).port);
	await page.locator('.tile').waitFor();
	await simulator.page.close();
	await page.getByText('Waiting for the simulator').waitFor();
	await promo(numberOf(1));
	const again = await startPhonesPage(simulator.phones, { ivosights: simulator.ivosights }, port);
	await page.getByText('2 phones, live').waitFor();
	expect((await phonesOnWall(page)).sort()).toEqual([NUMBER, numberOf(1)].sort());
	await page.context().close();
	await again.close();
	// That the line was lost is what the browser complains about.
	browser.complaints.splice(0);
});

test('on a narrow screen the open phone is the screen, and can be left', async () => {
	await promo(NUMBER);
	const narrow = await browser.open(simulator.page.url, {
		viewport: { width: 390, height: 844 },
		colorScheme: 'dark',
		hasTouch: true,
		reducedMotion: 'reduce',
	});
	await narrow.locator('.tile').getByRole('button').tap();
	const box = await narrow.locator('.device').boundingBox();
	expect(box).toEqual({ x: 0, y: 0, width: 390, height: 844 });
	await narrow.getByRole('button', { name: 'Close this phone' }).tap();
	await narrow.locator('.device').waitFor({ state: 'detached' });
	const overflow = await narrow.evaluate(() => document.documentElement.scrollWidth > innerWidth);
	expect(overflow).toBe(false);
	await narrow.context().close();
});

test('an empty wall says what to do, and a new customer can write first', async () => {
	await page.getByText('The phones are quiet').waitFor();
	await page.getByRole('button', { name: 'A new customer writes' }).click();
	await page.getByRole('textbox', { name: 'Message as the customer' }).fill('Permisi');
	await page.keyboard.press('Enter');
	await page.locator('.tile').waitFor();
	await page.getByText('The webhook took it: 200').waitFor();
	expect(heard().messages[0].text.body).toBe('Permisi');
});

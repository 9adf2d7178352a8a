import { startPhonesPage } from '../../simulator/phones/index.mts';
import { counted, counts, phonesOnWall } from './support/phonesBrowser.mts';
import { NUMBER, numberOf, browser, stage, usePhonesStage } from './support/phonesStage.mts';

/** The simulator's phones page in Chromium, with a gateway that axios sends to. */

usePhonesStage();

describe('a campaign', () => {
	test('all 200 phones arrive, and their ticks move while one looks', async () => {
		const numbers = Array.from({ length: 200 }, (_, index) => numberOf(index));
		await Promise.all(numbers.map(async (number) => await stage.promo(number)));
		await stage.page.getByText('200 phones, live').waitFor();
		expect((await phonesOnWall(stage.page, 200)).sort()).toEqual(numbers);
		expect(await counts(stage.page)).toMatchObject({ sent: 0, delivered: 0, read: 0, failed: 0 });

		const { messages } = stage.simulator.ivosights;
		const last = numbers[199];
		await stage.open(last);
		const watched = messages.find(({ to }) => to === last)!;
		const ticks = stage.bubble(watched.id).locator('.ticks');
		expect(await ticks.getAttribute('aria-label')).toBe('On its way');
		for (const [status, words] of [
			['sent', 'Sent'],
			['delivered', 'Delivered'],
			['read', 'Read'],
		] as const) {
			await watched.advance(status);
			await stage.bubble(watched.id).getByRole('img', { name: words, exact: true }).waitFor();
			const small = stage.page.locator(`.tile[data-number="${last}"] .state .ticks`);
			expect(await small.getAttribute('aria-label')).toBe(words);
		}

		const others = messages.filter(({ to }) => to !== last);
		await Promise.all(others.slice(0, 190).map((message) => message.advance('delivered')));
		await Promise.all(others.slice(190).map((message) => message.advance('failed')));
		await counted(stage.page, 'delivered', 191);
		await counted(stage.page, 'failed', 9);
		expect(await counts(stage.page)).toEqual({
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
				stage.simulator.phones.add({
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
		await stage.page.getByText('500 phones, live').waitFor();
		await counted(stage.page, 'replies', 1000);
		expect(await counts(stage.page)).toMatchObject({ sent: 1500, replies: 1000 });
		expect(await stage.page.locator('.tile').count()).toBeLessThan(60);
		expect(await phonesOnWall(stage.page, 500)).toHaveLength(500);
		expect(await stage.page.locator('.tile').count()).toBeLessThan(60);
	});

	test('nobody changes places under the hand; a press on the news brings them first', async () => {
		for (let index = 0; index < 30; index += 1) await stage.promo(numberOf(index));
		const first = stage.page.locator('.tile[aria-posinset="1"]');
		await stage.page.locator(`.tile[aria-posinset="1"][data-number="${numberOf(29)}"]`).waitFor();
		await first.hover();
		await stage.simulator.ivosights.customer(numberOf(0)).says('Halo');
		const news = stage.page.getByRole('button', { name: '1 with news' });
		await news.waitFor();
		expect(await first.getAttribute('data-number')).toBe(numberOf(29));
		await news.click();
		await stage.page.locator(`.tile[aria-posinset="1"][data-number="${numberOf(0)}"]`).waitFor();
		await news.waitFor({ state: 'hidden' });
	});

	test('finds a phone by its name, its number or words of a message', async () => {
		for (let index = 0; index < 20; index += 1) await stage.promo(numberOf(index));
		stage.simulator.phones.phone(numberOf(20)).name = 'Zubaidah';
		await stage.simulator.ivosights.customer(numberOf(20)).says('Masih ada *durian*?');
		await stage.page.getByText('21 phones, live').waitFor();
		const search = stage.page.getByRole('searchbox');
		for (const words of ['zubai', '0812 3000-020', 'durian']) {
			await search.fill(words);
			await stage.page.locator('.tile[aria-setsize="1"]').waitFor();
			expect(await stage.page.locator('.tile').getAttribute('data-number')).toBe(numberOf(20));
		}
		await search.fill('nobody has this');
		await stage.page.getByText('Nobody found').waitFor();
	});

	test('shows only who replied', async () => {
		for (let index = 0; index < 5; index += 1) await stage.promo(numberOf(index));
		await stage.page.getByText('5 phones, live').waitFor();
		const replied = stage.page.getByRole('button', { name: 'Replied' });
		await replied.click();
		await stage.page.getByText('Nobody has replied yet.').waitFor();
		await stage.simulator.ivosights.customer(numberOf(3)).says('Halo');
		await stage.page.locator('.tile[aria-setsize="1"]').waitFor();
		expect(await stage.page.locator('.tile').getAttribute('data-number')).toBe(numberOf(3));
		await stage.page.getByText('5 phones, live · 1 webhook post delivered').waitFor();
		await replied.click();
		await stage.page.locator('.tile[aria-setsize="5"]').first().waitFor();
	});

	test('the wall is walked with the arrow keys', async () => {
		for (let index = 0; index < 30; index += 1) await stage.promo(numberOf(index));
		await stage.page.locator(`.tile[aria-posinset="1"][data-number="${numberOf(29)}"]`).waitFor();
		await stage.page.locator('.tile[aria-posinset="1"] button').focus();
		await stage.page.keyboard.press('ArrowRight');
		await stage.page.keyboard.press('ArrowDown');
		await stage.page.keyboard.press('ArrowUp');
		await stage.page.keyboard.press('Enter');
		const device = stage.page.locator('.device');
		expect(await device.getAttribute('data-number')).toBe(numberOf(28));
		await stage.page.keyboard.press('Escape');
		await device.waitFor({ state: 'detached' });
	});
});

test('a simulator that starts anew is found again, with what is on its phones', async () => {
	await stage.promo(NUMBER);
	const port = Number(new URL(stage.simulator.page.url).port);
	await stage.page.locator('.tile').waitFor();
	await stage.simulator.page.close();
	await stage.page.getByText('Waiting for the simulator').waitFor();
	await stage.promo(numberOf(1));
	const again = await startPhonesPage(
		stage.simulator.phones,
		{ ivosights: stage.simulator.ivosights },
		port,
	);
	await stage.page.getByText('2 phones, live').waitFor();
	expect((await phonesOnWall(stage.page, 2)).sort()).toEqual([NUMBER, numberOf(1)].sort());
	await stage.page.context().close();
	await again.close();
	// That the line was lost is what the browser complains about.
	browser.complaints.splice(0);
});

test('on a narrow screen the open phone is the screen, and can be left', async () => {
	await stage.promo(NUMBER);
	const narrow = await browser.open(stage.simulator.page.url, {
		viewport: { width: 390, height: 844 },
		colorScheme: 'dark',
		hasTouch: true,
		reducedMotion: 'reduce',
	});
	await narrow.locator('.tile').getByRole('button').tap();
	const { name } = stage.simulator.phones.phone(NUMBER);
	await narrow.locator('.device .owner', { hasText: name }).waitFor();
	await narrow.locator('.device .owner', { hasText: '+62' }).waitFor();
	const box = await narrow.locator('.device').boundingBox();
	expect(box).toEqual({ x: 0, y: 0, width: 390, height: 844 });
	await narrow.getByRole('button', { name: 'Close this phone' }).tap();
	await narrow.locator('.device').waitFor({ state: 'detached' });
	const overflow = await narrow.evaluate(() => document.documentElement.scrollWidth > innerWidth);
	expect(overflow).toBe(false);
	await narrow.context().close();
});

test.each([1920, 1440, 1280, 1024, 640, 390, 360])(
	'at %i pixels everything on top lies beside each other',
	async (width) => {
		for (let index = 0; index < 200; index += 1) await stage.promo(numberOf(index));
		await stage.page.setViewportSize({ width, height: 800 });
		await stage.page.getByText('200 phones, live').waitFor({ state: 'attached' });
		const laps = await stage.page.evaluate(() => {
			const parts = ['brand', 'counters', 'search', 'replied', 'zoom', 'hooks-open', 'new'];
			const shown = parts.flatMap((name) => {
				const { width, ...box } = document
					.querySelector(`.top .${name}`)!
					.getBoundingClientRect()
					.toJSON();
				return width > 0 ? [{ name, ...(box as DOMRect) }] : [];
			});
			return shown.flatMap((a, place) =>
				shown
					.slice(place + 1)
					.filter(
						(b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom,
					)
					.map((b) => `${a.name} and ${b.name}`),
			);
		});
		expect(laps).toEqual([]);
	},
);

test('an empty wall says what to do, and a new customer can write first', async () => {
	await stage.page.getByText('The phones are quiet').waitFor();
	await stage.page.getByRole('button', { name: 'A new customer writes' }).click();
	await stage.page.getByRole('textbox', { name: 'Message as the customer' }).fill('Permisi');
	await stage.page.keyboard.press('Enter');
	await stage.page.locator('.tile').waitFor();
	await stage.page.getByText('The webhook took it: 200').waitFor();
	expect(stage.heard().messages[0].text.body).toBe('Permisi');
});

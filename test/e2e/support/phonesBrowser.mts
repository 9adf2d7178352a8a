import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

import { findChromium } from '../../host/editor.mts';

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-quic'];

/** A browser on the phones page, and what went wrong in it. */
export interface PhonesBrowser {
	open(url: string, options?: BrowserContextOptions): Promise<Page>;
	/** Errors of the page's scripts and of the browser, and addresses outside the page's own host. */
	complaints: string[];
	close(): Promise<void>;
}

export async function startPhonesBrowser(): Promise<PhonesBrowser> {
	const browser: Browser = await chromium.launch({ executablePath: findChromium(), args: FLAGS });
	const complaints: string[] = [];
	return {
		complaints,
		close: async () => await browser.close(),
		open: async (url, options) => {
			const size = { width: 1440, height: 900 };
			const context = await browser.newContext({ viewport: size, ...options });
			context.setDefaultTimeout(60_000);
			const page = await context.newPage();
			const { hostname } = new URL(url);
			page.on('pageerror', (error) => complaints.push(String(error.stack)));
			page.on('console', (message) => {
				if (message.type() === 'error') complaints.push(message.text());
			});
			page.on('request', (request) => {
				if (new URL(request.url()).hostname !== hostname) complaints.push(request.url());
			});
			await page.goto(url);
			return page;
		},
	};
}

/** The numbers on top of the page. */
export async function counts(page: Page): Promise<Record<string, number>> {
	return await page.evaluate(() =>
		Object.fromEntries(
			Array.from(document.querySelectorAll<HTMLElement>('[data-count]'), (element) => [
				String(element.dataset.count),
				Number(element.textContent?.replace(/\D/g, '')),
			]),
		),
	);
}

/** Waits until a number on top is at least this. */
export async function counted(page: Page, name: string, least: number): Promise<void> {
	await page.waitForFunction(
		([count, wanted]) => {
			const text = document.querySelector(`[data-count="${count}"]`)?.textContent ?? '';
			return Number(text.replace(/\D/g, '')) >= Number(wanted);
		},
		[name, String(least)] as const,
	);
}

/**
 * Scrolls through the whole wall, once it has room for this many phones; gives the number of each
 * phone that was seen on it, once.
 */
export async function phonesOnWall(page: Page, phones: number): Promise<string[]> {
	// The heading counts phones a moment before the wall makes room for them, and until then the
	// wall ends early.
	await page.locator(`#wall .tile[aria-setsize="${phones}"]`).first().waitFor();
	return await page.evaluate(async () => {
		const wall = document.getElementById('wall')!;
		const seen = new Set<string>();
		const frame = async () => await new Promise((resolve) => requestAnimationFrame(resolve));
		wall.scrollTop = 0;
		for (let before = -1; before !== wall.scrollTop; ) {
			await frame();
			await frame();
			wall
				.querySelectorAll<HTMLElement>('.tile')
				.forEach((tile) => seen.add(String(tile.dataset.number)));
			before = wall.scrollTop;
			wall.scrollTop += wall.clientHeight / 2;
		}
		wall.scrollTop = 0;
		return [...seen];
	});
}

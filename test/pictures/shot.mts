import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { root } from '../host/paths.mts';

const folder = path.join(root, 'docs/images');

/** Around what is shown, in pixels. */
const MARGIN = 10;

async function boxOf(place: Locator) {
	const box = await place.boundingBox();
	if (!box) throw new Error(`Not shown: ${place.toString()}`);
	return box;
}

/** Keeps a picture of all from the first place to the last one, which lie below each other. */
export async function keep(page: Page, name: string, first: Locator, last = first): Promise<void> {
	const [from, to] = [await boxOf(first), await boxOf(last)];
	const x = Math.min(from.x, to.x) - MARGIN;
	const y = from.y - MARGIN;
	const width = Math.max(from.x + from.width, to.x + to.width) + MARGIN - x;
	const height = to.y + to.height + MARGIN - y;
	await mkdir(folder, { recursive: true });
	const file = path.join(folder, `${name}.png`);
	await page.screenshot({ path: file, clip: { x, y, width, height }, animations: 'disabled' });
	process.stdout.write(`${path.relative(root, file)}\n`);
}

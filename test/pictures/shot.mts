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

/** Keeps a picture of these places and all between them. */
export async function keep(page: Page, name: string, ...places: Locator[]): Promise<void> {
	// A field under the mouse shows its buttons.
	await page.mouse.move(0, 0);
	const boxes = await Promise.all(places.map(boxOf));
	const x = Math.min(...boxes.map((box) => box.x)) - MARGIN;
	const y = Math.min(...boxes.map((box) => box.y)) - MARGIN;
	const right = Math.max(...boxes.map((box) => box.x + box.width)) + MARGIN;
	const bottom = Math.max(...boxes.map((box) => box.y + box.height)) + MARGIN;
	await mkdir(folder, { recursive: true });
	const file = path.join(folder, `${name}.png`);
	const clip = { x, y, width: right - x, height: bottom - y };
	await page.screenshot({ path: file, clip, animations: 'disabled' });
	process.stdout.write(`${path.relative(root, file)}\n`);
}

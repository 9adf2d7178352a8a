import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { filesBelow, root, textOf } from './sources.mts';

/** The gateways' documents are copies: nobody mends them, and a stranger is told what each is. */

const FOLDER = 'test/seeds';
const documents = filesBelow(FOLDER, /\.(txt|json)$/).map((file) => path.basename(file));

test('each document is the one that was published', () => {
	const sums = documents.map((name) => {
		const sum = createHash('sha256').update(readFileSync(path.join(root, FOLDER, name)));
		return `${sum.digest('hex')}  ${name}\n`;
	});
	expect(sums.join('')).toBe(textOf(`${FOLDER}/SHA256SUMS`));
});

test('the README has a section for each, and no other', () => {
	const sections = [...textOf(`${FOLDER}/README.md`).matchAll(/^## (.+)$/gm)];
	expect(sections.map(([, name]) => name)).toEqual(documents);
});

test('the files that the README says read them are there', () => {
	const named = [...textOf(`${FOLDER}/README.md`).matchAll(/`(test\/[^`]+)`/g)];
	const there = filesBelow('test', /./);
	const isThere = (one: string) => there.some((file) => file === one || file.startsWith(one));
	expect(named.length).toBeGreaterThan(5);
	expect(named.map(([, file]) => file).filter((file) => !isThere(file))).toEqual([]);
});

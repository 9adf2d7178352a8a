import { existsSync } from 'node:fs';
import path from 'node:path';
import { citationsIn, headingsOf, outsideCitationsIn, pathsIn } from './citations.mts';
import { filesBelow, root, textOf } from './sources.mts';

const PAGE = 'docs/sources.md';

const CODE = ['nodes', 'credentials', 'simulator', 'examples', 'test', 'tools']
	.flatMap((folder) => filesBelow(folder, /\.(ts|mts|js|cjs|md)$/))
	.filter((file) => !file.startsWith('test/seeds/') && !file.endsWith('citations.test.mts'));
const PAGES = ['README.md', 'gulpfile.js', ...filesBelow('docs', /\.md$/)];

/** Where each of the found texts stands: `nodes/x.ts: "Name"`. */
const placesOf = (files: string[], find: (text: string) => string[]) =>
	files.flatMap((file) => find(textOf(file)).map((found) => `${file}: ${found}`));

describe('what is cited', () => {
	const headings = headingsOf(textOf(PAGE));
	const rules: string[] = textOf('docs/architecture.md').match(/^\d+(?=\. )/gm) ?? [];

	test('no heading stands twice', () => {
		expect(headings.filter((name, at) => headings.indexOf(name) !== at)).toEqual([]);
	});

	test('every source is a heading of docs/sources.md', () => {
		const unknown = (text: string) =>
			citationsIn(text).sources.filter((name) => !headings.includes(name));
		expect(placesOf(CODE, unknown)).toEqual([]);
	});

	test('every rule is one of docs/architecture.md', () => {
		const unknown = (text: string) => citationsIn(text).rules.filter((n) => !rules.includes(n));
		expect(placesOf([...CODE, ...PAGES], unknown)).toEqual([]);
	});

	test('every path that a page names is there', () => {
		const isMissing = (file: string) => !existsSync(path.join(root, file));
		expect(placesOf(PAGES, (text) => pathsIn(text).filter(isMissing))).toEqual([]);
		expect(pathsIn(textOf('docs/architecture.md')).length).toBeGreaterThan(40);
	});

	test('no page outside of the repository', () => {
		expect(placesOf([...CODE, ...PAGES], outsideCitationsIn)).toEqual([]);
	});
});

describe('the citations that are found', () => {
	test('in brackets, one or several, also over the end of a line', () => {
		const text = [
			'/**',
			' * A limit (source: "Qontak rate limits"), and more (sources: "WhatsApp media",',
			' * "WhatsApp template',
			' * rules"); see docs/sources.md, "n8n forms", and docs/architecture.md, rule 3.',
			' */',
		].join('\n');
		expect(citationsIn(text)).toEqual({
			sources: ['Qontak rate limits', 'WhatsApp media', 'WhatsApp template rules', 'n8n forms'],
			rules: ['3'],
		});
	});

	test.each([
		'// Source: Qontak rate limits',
		'// (source: Qontak rate limits)',
		'// (reference 1.4)',
		'// (reference n8n 2.8)',
		'// seed 003, "Send list message"',
		'// seeds 000 and 001',
		'// (interface.md, "Names")',
		'// see architecture rule 3',
		'// design/architecture.md',
		'// gateways.md, section 1.8',
		'// n8n.md 2.7',
	])('refused: %s', (text) => {
		expect(outsideCitationsIn(text)).not.toEqual([]);
	});

	test.each([
		'/** (source: "Qontak rate limits") */',
		'/** Where the source: of a thing is. */',
		"const source: TriggerSource = { seed: 003 }; import '../seeds/003-ivosights-ivowba.txt';",
		'// docs/gateways.md tells, docs/architecture.md too.',
		'// (docs/architecture.md, rule 3)',
		'// for reference, 3 of them',
	])('accepted: %s', (text) => {
		expect(outsideCitationsIn(text)).toEqual([]);
	});
});

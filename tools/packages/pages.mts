import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { changelogOf } from './changelog.mts';
import { type Example, tableOf } from './examples.mts';
import { type Gateway, GATEWAYS } from './gateways.mts';
import { relinked } from './links.mts';
import type { Manifest } from './manifest.mts';

/** Pages that go along as they are, but for their links: what the README and the comments cite. */
const PASSED_ON = [
	'SECURITY.md',
	'docs/architecture.md',
	'docs/events.md',
	'docs/reliability.md',
	'docs/sources.md',
];

const TEMPLATES = 'tools/packages/template';

/** What the pages of a package are made from. */
export interface PageSources {
	root: string;
	whole: Manifest;
	own: Manifest;
	gateway: Gateway;
	examples: readonly Example[];
	/** The other files of the package. */
	files: readonly string[];
}

/** The pages of a gateway's own package: their text by their place in it. */
export async function pagesOf(from: PageSources): Promise<Map<string, string>> {
	const { root, whole, own, gateway, examples, files } = from;
	const read = async (file: string) => await readFile(path.join(root, file), 'utf8');
	const names = new Set([
		...files,
		...PASSED_ON,
		'README.md',
		'CHANGELOG.md',
		'examples/README.md',
	]);
	const repository = whole.bugs.url.replace(/\/issues$/, '');
	const link = (text: string, from: string, to: string) =>
		relinked(text, {
			from,
			to,
			moved: { [gateway.page]: 'README.md' },
			has: (file) => names.has(file),
			repository,
		});

	const others = GATEWAYS.filter((one) => one !== gateway).map(({ folder }) => folder);
	const examplesPage = 'examples/README.md';
	const table = tableOf(await read(examplesPage), examples);
	const words = {
		name: own.name,
		whole: whole.name,
		description: own.description,
		node: `${gateway.folder} WhatsApp`,
		repository,
		page: link(bodyOf(await read(gateway.page)), gateway.page, 'README.md'),
		tested: link(sectionOf(await read('README.md'), 'Tested with'), 'README.md', 'README.md'),
		examples: link(table, examplesPage, 'README.md'),
		exampleTable: link(table, examplesPage, examplesPage),
	};
	const pages = new Map<string, string>();
	for (const page of PASSED_ON) pages.set(page, link(await read(page), page, page));
	const changelog = changelogOf(await read('CHANGELOG.md'), gateway, others);
	pages.set('CHANGELOG.md', link(changelog, 'CHANGELOG.md', 'CHANGELOG.md'));
	pages.set('README.md', filledIn(await read(`${TEMPLATES}/README.md`), words));
	pages.set(examplesPage, filledIn(await read(`${TEMPLATES}/examples.md`), words));
	return pages;
}

/** A page without its title. */
const bodyOf = (page: string) => page.replace(/^# .*\n+/, '').trimEnd();

/** What stands under a heading of the second level. Throws when there is none. */
export function sectionOf(page: string, heading: string): string {
	const [, after] = page.split(`\n## ${heading}\n`);
	if (after === undefined) throw new Error(`There is no section "${heading}"`);
	return after.split('\n## ')[0].trim();
}

/** A template with the words in place of `%name%`. Throws for a word that is not given. */
export function filledIn(template: string, words: Readonly<Record<string, string>>): string {
	return template.replace(/%(\w+)%/g, (_, name: string) => {
		if (!(name in words)) throw new Error(`The template wants %${name}%, which nobody gives`);
		return words[name];
	});
}

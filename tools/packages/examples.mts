import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Gateway, packageName } from './gateways.mts';

/** An example of the repository in the words of a gateway's own package. */
export interface Example {
	/** Its name in `examples/`. */
	name: string;
	text: string;
}

interface Workflow {
	nodes: Array<{ type: string }>;
}

/**
 * A workflow with its nodes taken from a gateway's own package. Nothing else in the text changes.
 *
 * @param wholeName the name of the package that has all gateways
 */
export function movedWorkflow(text: string, wholeName: string, gateway: Gateway): string {
	const node = `${gateway.folder[0].toLowerCase()}${gateway.folder.slice(1)}`;
	return text.replaceAll(
		new RegExp(`("type": ?")${wholeName}\\.(${node}\\w*")`, 'g'),
		`$1${packageName(gateway)}.$2`,
	);
}

/** The workflows of `examples/` whose WhatsApp nodes are all this gateway's. */
export function examplesOf(root: string, wholeName: string, gateway: Gateway): Example[] {
	const folder = path.join(root, 'examples');
	return readdirSync(folder)
		.filter((name) => name.endsWith('.json'))
		.sort()
		.map((name) => ({ name, text: readFileSync(path.join(folder, name), 'utf8') }))
		.filter(({ text }) => text.includes(`"${wholeName}.`))
		.map(({ name, text }) => ({ name, text: movedWorkflow(text, wholeName, gateway) }))
		.filter(({ text }) =>
			(JSON.parse(text) as Workflow).nodes.every(({ type }) => !type.startsWith(`${wholeName}.`)),
		);
}

/** What a row of the table says of an example that is another gateway's in the words of the first one. */
const THE_SAME = /\| The same campaign for [^|]*\|/;

/**
 * The lines of the table in `examples/README.md` that tell of these examples, under the table's head. A
 * row that calls its example the same as one that is not among them says in full what it does.
 */
export function tableOf(page: string, examples: readonly Example[]): string {
	const lines = page.split('\n').filter((line) => line.startsWith('|'));
	const [head, rule, ...rows] = lines;
	const isOwn = (row: string) => examples.some(({ name }) => row.includes(`](${name})`));
	const [first = ''] = rows;
	const inFull = first.split('|')[2]?.replace(/ For \w+\./, '') ?? '';
	const own = rows
		.filter(isOwn)
		.map((row) => (isOwn(first) ? row : row.replace(THE_SAME, `|${inFull}|`)));
	return [head, rule, ...own].join('\n');
}

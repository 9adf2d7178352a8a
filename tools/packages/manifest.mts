import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { branchName, type Gateway, packageName } from './gateways.mts';

/** What of a package.json is read or written here; everything else is passed on. */
export interface Manifest {
	name: string;
	version: string;
	description: string;
	keywords: string[];
	homepage: string;
	bugs: { url: string };
	repository: { type: string; url: string };
	scripts: Record<string, string>;
	n8n: { nodes: string[]; credentials: string[] };
	devDependencies: Record<string, string>;
	[name: string]: unknown;
}

/** The words that lead to the whole package and to each gateway's own. */
const KEYWORDS = ['n8n-community-node-package', 'n8n', 'whatsapp', 'whatsapp-business'];

/** What building, linting and publishing wants; a gateway's libraries come on top. */
const TOOLS = [
	'@n8n/node-cli',
	// n8n's scanner; it also brings the parser that the lint expects beside it.
	'@n8n/scan-community-package',
	'@types/node',
	'esbuild',
	'eslint',
	'gulp',
	'n8n-workflow',
	'prettier',
	'release-it',
	'typescript',
];

const SCRIPTS = ['build', 'dev', 'format', 'release', 'prepublishOnly'];

/** The package.json of a repository. */
export const readManifest = async (root: string): Promise<Manifest> =>
	JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as Manifest;

/** The files of n8n's list that are this gateway's, such as `dist/nodes/Qontak/Qontak.node.js`. */
export function registeredFiles({ n8n }: Manifest, { folder }: Gateway): Manifest['n8n'] {
	const isOwn = (file: string) => path.posix.basename(file).startsWith(folder);
	return {
		...n8n,
		nodes: n8n.nodes.filter(isOwn),
		credentials: n8n.credentials.filter(isOwn),
	};
}

/**
 * The package.json of a gateway's own package: one service, and of the tools and libraries what it needs,
 * in the same versions.
 *
 * @param libraries what its code imports from packages
 */
export function manifestOf(
	whole: Manifest,
	gateway: Gateway,
	libraries: readonly string[],
): Manifest {
	const needed = new Set([...TOOLS, ...libraries]);
	const pick = (from: Record<string, string>, isWanted: (name: string) => boolean) =>
		Object.fromEntries(Object.entries(from).filter(([name]) => isWanted(name)));
	const source = whole.bugs.url.replace(/\/issues$/, '');
	return {
		...whole,
		name: packageName(gateway),
		description: `WhatsApp Business for n8n through ${gateway.title}: templates, campaigns, receipts and replies`,
		keywords: [...KEYWORDS, ...gateway.keywords],
		homepage: `${source}/tree/${branchName(gateway)}#readme`,
		scripts: {
			...pick(whole.scripts, (name) => SCRIPTS.includes(name)),
			lint: 'n8n-node lint && npm run typecheck',
			typecheck: 'tsc --noEmit',
		},
		n8n: registeredFiles(whole, gateway),
		devDependencies: pick(whole.devDependencies, (name) => needed.has(name)),
	};
}

import path from 'node:path';
import type { Manifest } from '../../../tools/packages/manifest.mts';

/** What stands at the top of each package's source. */
export const FOLDERS_OF_SHAPE = [
	'.github',
	'.gitignore',
	'.npmrc',
	'.prettierrc.js',
	'CHANGELOG.md',
	'LICENSE.md',
	'README.md',
	'SECURITY.md',
	'credentials',
	'docs',
	'eslint.config.mjs',
	'examples',
	'gulpfile.js',
	'icons',
	'nodes',
	'package.json',
	'tools',
	'tsconfig.json',
];

/** The node types of a package as workflows name them, in order. */
export const nodeNames = ({ name, n8n }: Manifest): string[] =>
	n8n.nodes
		.map((file) => path.posix.basename(file).split('.')[0])
		.map((node) => `${name}.${node[0].toLowerCase()}${node.slice(1)}`)
		.sort();

const fs = require('node:fs/promises');
const path = require('node:path');
const esbuild = require('esbuild');
const { DIST, filesIn, ROOT, wayTo } = require('./dist.js');

/** All code of the package. */
const BUNDLE = path.join(DIST, 'package.js');

/**
 * n8n loads every node of a package when it starts, and hundreds of small files take it longer than
 * their code does. So all code becomes one readable file; what n8n looks for, a file for each node and
 * credential, hands out its class. One file for all: what nodes and credentials remember together, such
 * as the pace of an account, is there once. Libraries stay apart, for `vendor`.
 */
async function bundle() {
	const { n8n } = JSON.parse(await fs.readFile(path.join(ROOT, 'package.json'), 'utf8'));
	const files = [...n8n.credentials, ...n8n.nodes];
	await esbuild.build({
		stdin: {
			contents: files
				.map((file) => `export { ${classOf(file)} } from './${sourceOf(file)}';`)
				.join('\n'),
			resolveDir: ROOT,
			loader: 'ts',
		},
		outfile: BUNDLE,
		bundle: true,
		packages: 'external',
		platform: 'node',
		format: 'cjs',
		target: 'es2022',
		logLevel: 'warning',
	});
	for (const file of await filesIn(DIST, '.js')) if (file !== BUNDLE) await fs.rm(file);
	for (const file of files.map((name) => path.join(ROOT, name))) {
		const name = classOf(file);
		const code = `"use strict";\nexports.${name} = require("${wayTo(file, BUNDLE)}").${name};\n`;
		await fs.writeFile(file, code);
	}
	await removeEmpty(DIST);
}

/** `dist/nodes/Parrot/Parrot.node.js` -> `Parrot`, the class that n8n wants from that file. */
const classOf = (file) => path.basename(file).split('.')[0];

/** `dist/nodes/Parrot/Parrot.node.js` -> `nodes/Parrot/Parrot.node` */
const sourceOf = (file) => file.replace(/^dist\//, '').replace(/\.js$/, '');

/** Folders in which nothing was left. */
async function removeEmpty(folder) {
	for (const entry of await fs.readdir(folder, { withFileTypes: true })) {
		if (!entry.isDirectory()) continue;
		const below = path.join(folder, entry.name);
		await removeEmpty(below);
		if ((await fs.readdir(below)).length === 0) await fs.rmdir(below);
	}
}

module.exports = { bundle };

const fs = require('node:fs/promises');
const path = require('node:path');
const esbuild = require('esbuild');
const {
	DIST,
	filesIn,
	isRelative,
	PROVIDED,
	REQUIRE,
	requiresOf,
	ROOT,
	wayTo,
} = require('./dist.js');

const VENDOR = path.join(DIST, 'vendor');

/**
 * n8n installs no dependencies for a verified package: each library that dist requires becomes one
 * file in dist/vendor, and the requires point there.
 */
async function vendor() {
	const bundled = new Map();
	for (const file of await filesIn(DIST, '.js')) {
		const code = await fs.readFile(file, 'utf8');
		const libraries = requiresOf(code).filter((name) => !isRelative(name) && !PROVIDED.has(name));
		for (const name of libraries.filter((library) => !bundled.has(library))) {
			bundled.set(name, await bundleLibrary(name));
		}
		if (libraries.length === 0) continue;
		const pointed = code.replace(REQUIRE, (whole, name) =>
			bundled.has(name) ? `require("${wayTo(file, bundled.get(name))}")` : whole,
		);
		await fs.writeFile(file, pointed);
	}
}

/** One library with all it needs as one file, with its licence beside it; gives the file's path. */
async function bundleLibrary(name) {
	const outfile = path.join(VENDOR, `${name.replace(/^@/, '').replaceAll('/', '-')}.js`);
	const { metafile } = await esbuild.build({
		stdin: {
			contents: `module.exports = require(${JSON.stringify(name)});`,
			resolveDir: ROOT,
		},
		outfile,
		bundle: true,
		platform: 'node',
		format: 'cjs',
		target: 'es2022',
		drop: ['console'],
		metafile: true,
		logLevel: 'warning',
	});
	const inputs = Object.keys(metafile.inputs).filter((input) => input !== '<stdin>');
	await copyLicences(new Set(inputs.map(packageOf)));
	return outfile;
}

/** `node_modules/@scope/name/lib/file.js` -> `node_modules/@scope/name` */
const packageOf = (input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)[0];

async function copyLicences(folders) {
	for (const folder of folders) {
		const licence = (await fs.readdir(folder)).find((name) =>
			/^licen[cs]e(\.md|\.txt)?$/i.test(name),
		);
		if (!licence) throw new Error(`${folder} is bundled, but has no licence file to pass on`);
		const { name } = JSON.parse(await fs.readFile(path.join(folder, 'package.json'), 'utf8'));
		const copy = `${name.replace(/^@/, '').replaceAll('/', '-')}.LICENSE.txt`;
		await fs.copyFile(path.join(folder, licence), path.join(VENDOR, copy));
	}
}

module.exports = { vendor };

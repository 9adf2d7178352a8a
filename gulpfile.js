/**
 * The build steps that `n8n-node build` (tsc, icons, output schemas) does not do. They work on its
 * `dist`: codex files, the libraries that run time needs, and a last look at what dist requires.
 */
const { existsSync } = require('node:fs');
const fs = require('node:fs/promises');
const path = require('node:path');
const esbuild = require('esbuild');
const { dest, series, src } = require('gulp');

const DIST = path.join(__dirname, 'dist');
const VENDOR = path.join(DIST, 'vendor');

/** What n8n provides, by its rules for community nodes. Everything else has to be in dist. */
const PROVIDED = new Set(['n8n-workflow', 'crypto', 'node:crypto']);

/** What of the compiled and copied files a user's n8n reads. */
const PUBLISHED = new Set(['nodes', 'credentials', 'icons']);

const REQUIRE = /\brequire\("([^"]+)"\)/g;

/** The files of dist, or of a folder in it, whose name ends with one of the given endings. */
async function filesIn(folder, ...endings) {
	const names = await fs.readdir(folder, { recursive: true });
	return names
		.filter((name) => endings.some((ending) => name.endsWith(ending)))
		.map((name) => path.join(folder, name));
}

const isRelative = (name) => name.startsWith('./') || name.startsWith('../');

const requiresOf = (code) => [...code.matchAll(REQUIRE)].map(([, name]) => name);

/** Codex files tell n8n's node panel where a node belongs and where its documentation is. */
function codex() {
	return src('nodes/**/*.node.json', { base: '.' }).pipe(dest('dist'));
}

/**
 * Types and source maps serve nobody who installs the package, nor do the pictures of the
 * documentation, which `n8n-node build` copies with the icons.
 */
async function prune() {
	for (const name of await fs.readdir(DIST)) {
		if (!PUBLISHED.has(name)) await fs.rm(path.join(DIST, name), { recursive: true });
	}
	const unused = await filesIn(DIST, '.d.ts', '.map', '.tsbuildinfo');
	await Promise.all(unused.map((file) => fs.rm(file)));
	for (const file of await filesIn(DIST, '.js')) {
		const code = await fs.readFile(file, 'utf8');
		await fs.writeFile(file, code.replace(/\n\/\/# sourceMappingURL=.*\n?$/, '\n'));
	}
}

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
			bundled.set(name, await bundle(name));
		}
		if (libraries.length === 0) continue;
		const pointed = code.replace(REQUIRE, (whole, name) =>
			bundled.has(name) ? `require("${relative(file, bundled.get(name))}")` : whole,
		);
		await fs.writeFile(file, pointed);
	}
}

const relative = (from, to) => {
	const way = path.relative(path.dirname(from), to).split(path.sep).join('/');
	return isRelative(way) ? way : `./${way}`;
};

/** One library with all it needs as one file, with its licence beside it; gives the file's path. */
async function bundle(name) {
	const outfile = path.join(VENDOR, `${name.replace(/^@/, '').replaceAll('/', '-')}.js`);
	const { metafile } = await esbuild.build({
		stdin: {
			contents: `module.exports = require(${JSON.stringify(name)});`,
			resolveDir: __dirname,
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

/** Fails when a file of dist requires what a user's n8n would not have. */
async function check() {
	const complaints = [];
	for (const file of await filesIn(DIST, '.js')) {
		for (const name of requiresOf(await fs.readFile(file, 'utf8'))) {
			if (PROVIDED.has(name) || (isRelative(name) && canRequire(file, name))) continue;
			complaints.push(`${path.relative(__dirname, file)} requires "${name}"`);
		}
	}
	if (complaints.length > 0) {
		throw new Error(
			`dist requires what an installed package does not have:\n${complaints.join('\n')}`,
		);
	}
}

const canRequire = (from, name) =>
	['', '.js', '.json', '/index.js'].some((ending) =>
		existsSync(path.join(path.dirname(from), name + ending)),
	);

/** The tests build again only when a source is newer than this. */
async function stamp() {
	await fs.mkdir(path.join(__dirname, '.cache'), { recursive: true });
	await fs.writeFile(path.join(__dirname, '.cache/built.txt'), `${new Date().toISOString()}\n`);
}

exports.default = series(codex, prune, vendor, check, stamp);

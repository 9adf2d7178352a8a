const fs = require('node:fs/promises');
const path = require('node:path');
const { dest, src } = require('gulp');
const { canRequire, DIST, filesIn, isRelative, PROVIDED, requiresOf, ROOT } = require('./dist.js');

/** What of the compiled and copied files a user's n8n reads. */
const PUBLISHED = new Set(['nodes', 'credentials', 'icons']);

/** Codex files tell n8n's node panel where a node belongs and where its documentation is. */
function codex() {
	return src('nodes/**/*.node.json', { base: '.', cwd: ROOT }).pipe(dest('dist', { cwd: ROOT }));
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

/** Fails when a file of dist requires what a user's n8n would not have. */
async function check() {
	const complaints = [];
	for (const file of await filesIn(DIST, '.js')) {
		for (const name of requiresOf(await fs.readFile(file, 'utf8'))) {
			if (PROVIDED.has(name) || (isRelative(name) && canRequire(file, name))) continue;
			complaints.push(`${path.relative(ROOT, file)} requires "${name}"`);
		}
	}
	if (complaints.length > 0) {
		throw new Error(
			`dist requires what an installed package does not have:\n${complaints.join('\n')}`,
		);
	}
}

/** The tests build again only when a source is newer than this. */
async function stamp() {
	await fs.mkdir(path.join(ROOT, '.cache'), { recursive: true });
	await fs.writeFile(path.join(ROOT, '.cache/built.txt'), `${new Date().toISOString()}\n`);
}

module.exports = { codex, prune, check, stamp };

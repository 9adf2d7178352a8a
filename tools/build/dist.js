/** What the steps of the build know of `dist`. */
const { existsSync } = require('node:fs');
const fs = require('node:fs/promises');
const path = require('node:path');

const ROOT = path.resolve(__dirname, '../..');
const DIST = path.join(ROOT, 'dist');

/** What n8n provides, by its rules for community nodes. Everything else has to be in dist. */
const PROVIDED = new Set(['n8n-workflow', 'crypto', 'node:crypto']);

const REQUIRE = /\brequire\("([^"]+)"\)/g;

/** The files of dist, or of a folder in it, whose name ends with one of the given endings. */
async function filesIn(folder, ...endings) {
	const names = await fs.readdir(folder, { recursive: true });
	return names
		.filter((name) => endings.some((ending) => name.endsWith(ending)))
		.map((name) => path.join(folder, name));
}

const isRelative = (name) => name.startsWith('./') || name.startsWith('../');

/** What compiled code requires, by the names that stand there. */
const requiresOf = (code) => [...code.matchAll(REQUIRE)].map(([, name]) => name);

/** How a file of dist names another one in a `require`. */
const wayTo = (from, to) => {
	const way = path.relative(path.dirname(from), to).split(path.sep).join('/');
	return isRelative(way) ? way : `./${way}`;
};

/** Whether a file of dist finds another one under a relative name. */
const canRequire = (from, name) =>
	['', '.js', '.json', '/index.js'].some((ending) =>
		existsSync(path.join(path.dirname(from), name + ending)),
	);

module.exports = {
	ROOT,
	DIST,
	PROVIDED,
	REQUIRE,
	filesIn,
	isRelative,
	requiresOf,
	wayTo,
	canRequire,
};

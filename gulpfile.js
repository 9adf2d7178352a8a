/**
 * The build steps that `n8n-node build` (tsc, icons, output schemas) does not do, and `gulp packages`,
 * which cuts a package for each gateway.
 */
const { series } = require('gulp');
const { check, codex, prune, stamp } = require('./tools/build/steps.js');
const { vendor } = require('./tools/build/vendor.js');

/** On the `dist` of `n8n-node build`: codex files, the libraries that run time needs, a last look. */
exports.default = series(codex, prune, vendor, check, stamp);

/** Writes each gateway's own package into `packages/`. */
exports.packages = async function packages() {
	const { tsImport } = await import('tsx/esm/api');
	const { cutAll } = await tsImport('./tools/packages/cut.mts', __filename);
	await cutAll();
};

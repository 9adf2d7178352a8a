/**
 * The build steps that `n8n-node build` (tsc, icons, output schemas) does not do: codex files, all code in
 * one file, the libraries that run time needs, and a last look at what dist requires.
 */
const { series } = require('gulp');
const { bundle } = require('./tools/build/bundle.js');
const { check, codex, prune } = require('./tools/build/steps.js');
const { vendor } = require('./tools/build/vendor.js');

exports.default = series(codex, prune, bundle, vendor, check);

import { cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { examplesOf } from './examples.mts';
import { type Gateway, GATEWAYS, packageName } from './gateways.mts';
import { formatPages, writeLockfile } from './finish.mts';
import { manifestOf, readManifest } from './manifest.mts';
import { pagesOf } from './pages.mts';
import { rewrittenCodex } from './codex.mts';
import { dataFilesOf, iconsOf, sourcesOf } from './sources.mts';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Where the packages are written. */
export const PACKAGES = path.join(ROOT, 'packages');

/** Files that every package has as they are here: how it is built, linted, formatted and published. */
const COMMON = [
	'.github/workflows/publish-package.yml',
	'.npmrc',
	'.prettierrc.js',
	'LICENSE.md',
	'eslint.config.mjs',
	'examples/contacts.csv',
	'tools/build/bundle.js',
	'tools/build/dist.js',
	'tools/build/steps.js',
	'tools/build/vendor.js',
	'tsconfig.json',
];

/** Files that stand in `template/` and become a package's own. */
const OWN = { 'gulpfile.js': 'gulpfile.js', gitignore: '.gitignore' };

/**
 * Writes the source of a gateway's own package into a folder, whose earlier content goes; all but the
 * lockfile.
 *
 * @throws Error when the gateway needs another one's files
 */
export async function cutPackage(root: string, gateway: Gateway, folder: string): Promise<void> {
	const whole = await readManifest(root);
	const { files, libraries } = sourcesOf(root, whole, gateway);
	const own = manifestOf(whole, gateway, libraries);
	const data = dataFilesOf(root, gateway);
	const copied = [...files, ...data, ...iconsOf(root, files), ...COMMON];
	const examples = examplesOf(root, whole.name, gateway);
	const written = [...copied, ...examples.map(({ name }) => `examples/${name}`)];
	const pages = await pagesOf({ root, whole, own, gateway, examples, files: written });

	await rm(folder, { recursive: true, force: true });
	const put = async (file: string, text: string) => {
		const target = path.join(folder, file);
		await mkdir(path.dirname(target), { recursive: true });
		await writeFile(target, text);
	};
	for (const file of copied) await cp(path.join(root, file), path.join(folder, file));
	for (const [template, file] of Object.entries(OWN)) {
		await cp(path.join(root, 'tools/packages/template', template), path.join(folder, file));
	}
	for (const { name, text } of examples) await put(`examples/${name}`, text);
	for (const [page, text] of pages) await put(page, text);
	for (const [file, text] of await rewrittenCodex(root, data, own.name)) await put(file, text);
	await put('package.json', `${JSON.stringify(own, null, '\t')}\n`);
}

/**
 * Writes the packages of all gateways with their lockfiles into `packages/`, and nothing else stays there.
 * Gives their folders.
 */
export async function cutAll(root = ROOT, packages = PACKAGES): Promise<string[]> {
	await mkdir(packages, { recursive: true });
	const names = GATEWAYS.map(packageName);
	for (const name of await readdir(packages)) {
		if (!names.includes(name)) await rm(path.join(packages, name), { recursive: true });
	}
	for (const gateway of GATEWAYS) {
		const folder = path.join(packages, packageName(gateway));
		await cutPackage(root, gateway, folder);
		await formatPages(root, folder);
		await writeLockfile(root, folder);
		console.log(`packages/${packageName(gateway)}`);
	}
	return names.map((name) => path.join(packages, name));
}

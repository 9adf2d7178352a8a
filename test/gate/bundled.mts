import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The tests and npm's scripts are run from the repository's root. */
const ROOT = process.cwd();

/** What n8n provides, and what this package is built without. */
const PROVIDED = new Set(['n8n-workflow', 'crypto', 'node:crypto']);

const IMPORT = /^(?:import|export)\s(?!type\s)[\w\s{},*]*from '([^'.][^']*)'/gm;

/** A library that goes into the package, and what it needs itself. */
export interface Bundled {
	name: string;
	version: string;
	licence: string;
	/** Whether a licence file lies beside it, which has to be passed on. */
	hasLicenceFile: boolean;
}

function filesBelow(folder: string): string[] {
	return readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.ts'))
		.map((name) => path.join(ROOT, folder, name));
}

/** `@scope/name/deep` -> `@scope/name` */
const packageOf = (name: string) =>
	name
		.split('/')
		.slice(0, name.startsWith('@') ? 2 : 1)
		.join('/');

/** The libraries that the code imports, by name. */
export function importedLibraries(): string[] {
	const names = [...filesBelow('nodes'), ...filesBelow('credentials')].flatMap((file) =>
		[...readFileSync(file, 'utf8').matchAll(IMPORT)].map(([, name]) => name),
	);
	return [...new Set(names.filter((name) => !PROVIDED.has(name)).map(packageOf))].sort();
}

interface Manifest {
	version: string;
	license?: string;
	dependencies?: Record<string, string>;
}

/** Everything that is bundled: what is imported, and what that depends on. */
export function bundledLibraries(): Bundled[] {
	const found = new Map<string, Bundled>();
	const open = importedLibraries();
	for (let name = open.pop(); name !== undefined; name = open.pop()) {
		if (found.has(name)) continue;
		const folder = path.join(ROOT, 'node_modules', name);
		const manifest = JSON.parse(
			readFileSync(path.join(folder, 'package.json'), 'utf8'),
		) as Manifest;
		found.set(name, {
			name,
			version: manifest.version,
			licence: manifest.license ?? '',
			hasLicenceFile: readdirSync(folder).some((file) => /^licen[cs]e(\.md|\.txt)?$/i.test(file)),
		});
		open.push(...Object.keys(manifest.dependencies ?? {}));
	}
	return [...found.values()].sort((one, other) => one.name.localeCompare(other.name));
}

/** The versions that package.json asks for. */
export function pinned(): Record<string, string> {
	const file = path.join(ROOT, 'package.json');
	if (!existsSync(file)) return {};
	return (JSON.parse(readFileSync(file, 'utf8')) as { devDependencies: Record<string, string> })
		.devDependencies;
}

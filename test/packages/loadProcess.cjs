/**
 * In a process of its own, with n8n's libraries already there as in an n8n that starts: loads a built
 * package as n8n does and prints what that took, as JSON. Arguments: the package's folder, and where
 * n8n-core is installed.
 */
const { createRequire } = require('node:module');
const path = require('node:path');

const [folder, n8n] = process.argv.slice(2);
const fromN8n = createRequire(path.join(n8n, 'package.json'));
fromN8n('reflect-metadata');
fromN8n('n8n-workflow');
const { PackageDirectoryLoader } = fromN8n('n8n-core');

const { n8n: listed } = require(path.join(folder, 'package.json'));
const files = [...listed.credentials, ...listed.nodes].map((file) => path.join(folder, file));
const before = Object.keys(require.cache).length;

/** Milliseconds of the processor and of the clock that work takes. */
async function measured(work) {
	const cpu = process.cpuUsage();
	const began = performance.now();
	await work();
	const { user, system } = process.cpuUsage(cpu);
	return { cpuMs: (user + system) / 1_000, wallMs: performance.now() - began };
}

async function main() {
	const required = await measured(() => {
		for (const file of files) for (const Class of Object.values(require(file))) new Class();
	});
	const modules = Object.keys(require.cache).length - before;
	const loader = new PackageDirectoryLoader(folder);
	const n8nLoader = await measured(() => loader.loadAll());
	const types = loader.types.nodes.length + loader.types.credentials.length;
	process.stdout.write(JSON.stringify({ required, n8nLoader, modules, types }));
}

main();

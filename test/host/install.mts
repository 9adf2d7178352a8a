import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { runNpm } from './command.mts';
import { withLock } from './lock.mts';
import { cache, root } from './paths.mts';
import { step } from './progress.mts';

/** An installed n8n: the Node that runs it, the folder of that Node's program, n8n's own script. */
export interface Host {
	node: string;
	nodeFolder: string;
	n8n: string;
}

const NODE_MAJOR = 24;
const manifest = path.join(root, 'test/host/lock');

/**
 * Gives n8n 2.41.1 and a Node 24, installed from npm on first use (2.3 GB, some minutes) into
 * `.cache/n8n-2.41.1`, or the folder that `N8N_HOST_CACHE` names. What an interrupted installation
 * left is replaced; of several processes one installs and the others wait.
 */
export async function installHost(): Promise<Host> {
	const folder = path.resolve(process.env.N8N_HOST_CACHE ?? path.join(cache, 'n8n-2.41.1'));
	if (!(await isInstalled(folder))) {
		await withLock(`${folder}.lock`, async () => {
			if (!(await isInstalled(folder))) await install(folder);
		});
	}
	const node = findNode(folder);
	return {
		node,
		nodeFolder: path.dirname(node),
		n8n: path.join(folder, 'node_modules/n8n/bin/n8n'),
	};
}

const stampOf = (folder: string) => path.join(folder, 'installed.txt');

async function isInstalled(folder: string): Promise<boolean> {
	const stamp = await readFile(stampOf(folder), 'utf8').catch(() => undefined);
	return stamp !== undefined && stamp === (await fingerprint());
}

/** Changes with the lockfile and the platform: an installation for another one is not ours. */
async function fingerprint(): Promise<string> {
	const lockfile = await readFile(path.join(manifest, 'package-lock.json'));
	const hash = createHash('sha256').update(lockfile).digest('hex');
	return `${hash} ${process.platform} ${process.arch}\n`;
}

async function install(folder: string): Promise<void> {
	await mkdir(folder, { recursive: true });
	await rm(stampOf(folder), { force: true });
	for (const name of ['package.json', 'package-lock.json']) {
		await cp(path.join(manifest, name), path.join(folder, name));
	}
	const packages = await packagesOf(folder);
	await step(
		'Installing n8n 2.41.1 from npm (once, 2.3 GB)',
		() =>
			runNpm(['ci', '--legacy-peer-deps', '--ignore-scripts', '--no-audit', '--no-fund'], {
				cwd: folder,
			}),
		() =>
			`${packages.filter((at) => existsSync(path.join(folder, at, 'package.json'))).length} of ${packages.length} packages`,
	);
	await step("Building n8n's database driver", () => rebuildSqlite(folder));
	await writeFile(stampOf(folder), await fingerprint());
}

async function packagesOf(folder: string): Promise<string[]> {
	const lockfile = await readFile(path.join(folder, 'package-lock.json'), 'utf8');
	const { packages } = JSON.parse(lockfile) as { packages: Record<string, { optional?: boolean }> };
	return Object.keys(packages).filter((at) => at !== '' && !packages[at].optional);
}

/** `sqlite3` is the one native module that has to be built for the Node that runs it. */
async function rebuildSqlite(folder: string): Promise<void> {
	const node = findNode(folder);
	const home = path.dirname(path.dirname(node));
	const env: NodeJS.ProcessEnv = {
		...process.env,
		PATH: [path.dirname(node), process.env.PATH].join(path.delimiter),
	};
	if (existsSync(path.join(home, 'include/node'))) env.npm_config_nodedir = home;
	else delete env.npm_config_nodedir;
	const args = ['rebuild', 'sqlite3', '--foreground-scripts', '--ignore-scripts=false'];
	await runNpm(args, { cwd: folder, env }, node);
}

/** The Node that the lockfile brought, or where npm has none for this platform, the running one. */
function findNode(folder: string): string {
	const platform = process.platform === 'win32' ? 'win' : process.platform;
	const home = path.join(folder, 'node_modules', `node-${platform}-${process.arch}`);
	const program = path.join(home, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
	if (existsSync(program)) return program;
	if (Number(process.versions.node.split('.')[0]) >= NODE_MAJOR) return process.execPath;
	throw new Error(
		`n8n 2.41.1 needs Node ${NODE_MAJOR} or newer, this is ${process.version}, and npm has no ` +
			`ready Node for ${process.platform} ${process.arch}. Install Node ${NODE_MAJOR} and run this again.`,
	);
}

import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { runNpm } from './command.mts';
import { withLock } from './lock.mts';
import { step } from './progress.mts';
import { chosenVersion, type Version } from './versions.mts';

/** An installed n8n: the Node that runs it, the folder of that Node's program, n8n's own script. */
export interface Host {
	/** Of n8n, e.g. `2.41.1`. */
	version: string;
	node: string;
	nodeFolder: string;
	n8n: string;
}

const NODE_MAJOR = 24;

/** A version without a lockfile is installed as npm's registry stood on this day. */
const REGISTRY_OF = '2026-09-25';

/**
 * Gives the chosen n8n and the Node it needs, installed from npm on first use (2.3 GB, some minutes)
 * into the version's folder (`chosenVersion`). What an interrupted installation left is replaced; of
 * several processes one installs and the others wait.
 */
export async function installHost(): Promise<Host> {
	const version = chosenVersion();
	const { folder } = version;
	if (!(await isInstalled(version))) {
		await withLock(`${folder}.lock`, async () => {
			if (!(await isInstalled(version))) await install(version);
		});
	}
	const node = findNode(version);
	return {
		version: version.name,
		node,
		nodeFolder: path.dirname(node),
		n8n: path.join(folder, 'node_modules/n8n/bin/n8n'),
	};
}

const stampOf = (folder: string) => path.join(folder, 'installed.txt');

async function isInstalled(version: Version): Promise<boolean> {
	const stamp = await readFile(stampOf(version.folder), 'utf8').catch(() => undefined);
	return stamp !== undefined && stamp === (await fingerprint(version));
}

const filesOf = ({ hasLockfile }: Version) =>
	hasLockfile ? ['package.json', 'package-lock.json'] : ['package.json'];

/** Changes with the lockfile and the platform: an installation for another one is not ours. */
async function fingerprint(version: Version): Promise<string> {
	const [decisive] = filesOf(version).slice(-1);
	const content = await readFile(path.join(version.manifest, decisive));
	const hash = createHash('sha256').update(content).digest('hex');
	return `${hash} ${process.platform} ${process.arch}\n`;
}

async function install(version: Version): Promise<void> {
	const { name, folder, manifest, hasLockfile } = version;
	await mkdir(folder, { recursive: true });
	await rm(stampOf(folder), { force: true });
	for (const file of filesOf(version)) {
		await cp(path.join(manifest, file), path.join(folder, file));
	}
	const packages = hasLockfile ? await packagesOf(folder) : [];
	const how = hasLockfile ? ['ci'] : ['install', `--before=${REGISTRY_OF}`];
	await step(
		`Installing n8n ${name} from npm (once, 2.3 GB)`,
		() =>
			runNpm([...how, '--legacy-peer-deps', '--ignore-scripts', '--no-audit', '--no-fund'], {
				cwd: folder,
			}),
		() => (hasLockfile ? progressOf(folder, packages) : ''),
	);
	await step("Building n8n's database driver", () => rebuildSqlite(version));
	await writeFile(stampOf(folder), await fingerprint(version));
}

function progressOf(folder: string, packages: readonly string[]): string {
	const there = packages.filter((at) => existsSync(path.join(folder, at, 'package.json')));
	return `${there.length} of ${packages.length} packages`;
}

async function packagesOf(folder: string): Promise<string[]> {
	const lockfile = await readFile(path.join(folder, 'package-lock.json'), 'utf8');
	const { packages } = JSON.parse(lockfile) as { packages: Record<string, { optional?: boolean }> };
	return Object.keys(packages).filter((at) => at !== '' && !packages[at].optional);
}

/** `sqlite3` is the one native module that has to be built for the Node that runs it. */
async function rebuildSqlite(version: Version): Promise<void> {
	const node = findNode(version);
	const home = path.dirname(path.dirname(node));
	const env: NodeJS.ProcessEnv = {
		...process.env,
		PATH: [path.dirname(node), process.env.PATH].join(path.delimiter),
	};
	if (existsSync(path.join(home, 'include/node'))) env.npm_config_nodedir = home;
	else delete env.npm_config_nodedir;
	const args = ['rebuild', 'sqlite3', '--foreground-scripts', '--ignore-scripts=false'];
	await runNpm(args, { cwd: version.folder, env }, node);
}

/** The Node that came with it, or where npm has none for this platform, the running one. */
function findNode({ name, folder }: Version): string {
	const platform = process.platform === 'win32' ? 'win' : process.platform;
	const home = path.join(folder, 'node_modules', `node-${platform}-${process.arch}`);
	const program = path.join(home, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
	if (existsSync(program)) return program;
	if (Number(process.versions.node.split('.')[0]) >= NODE_MAJOR) return process.execPath;
	throw new Error(
		`n8n ${name} needs Node ${NODE_MAJOR} or newer, this is ${process.version}, and npm has no ` +
			`ready Node for ${process.platform} ${process.arch}. Install Node ${NODE_MAJOR} and run this again.`,
	);
}

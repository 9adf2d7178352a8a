import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile } from 'node:fs/promises';
import path from 'node:path';

import { root } from './paths.mts';
import { until } from './until.mts';

/** One process of n8n and what it started. */
export interface Server {
	process: ChildProcess;
	/** Ends it at once (SIGKILL), as a power cut would. */
	kill(): Promise<void>;
	/** Asks it to end (SIGTERM) and waits until it did. */
	stop(): Promise<void>;
	/** Everything it printed so far. */
	logs(): Promise<string>;
}

const READY_WITHIN = 180_000;
const STOP_WITHIN = 30_000;

/**
 * Starts a process of n8n (`start`, `worker` or `webhook`) in a process group of its own, so that its
 * task runner ends with it.
 */
export async function launch(
	node: string,
	script: string,
	userFolder: string,
	env: NodeJS.ProcessEnv,
	command: readonly string[] = ['start'],
): Promise<Server> {
	const logFile = path.join(userFolder, 'n8n.log');
	const log = await open(logFile, 'w');
	const guard = path.join(root, 'test/host/endWithParent.cjs');
	const child = spawn(node, ['--require', guard, script, ...command], {
		cwd: userFolder,
		env,
		detached: true,
		stdio: ['ignore', log.fd, log.fd, 'ipc'],
	});
	const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
	await once(child, 'spawn');
	await log.close();
	// n8n alone is no reason for this process to stay; when it goes, the guard ends n8n.
	child.unref();
	child.channel?.unref();
	const kill = async () => {
		signalGroup(child, 'SIGKILL');
		child.ref();
		await exited;
	};
	const stop = async () => {
		const killer = setTimeout(() => signalGroup(child, 'SIGKILL'), STOP_WITHIN);
		child.kill('SIGTERM');
		child.ref();
		await exited;
		clearTimeout(killer);
		signalGroup(child, 'SIGKILL'); // a task runner that outlived its n8n
	};
	return { process: child, kill, stop, logs: () => readFile(logFile, 'utf8') };
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
	if (child.pid === undefined) return;
	try {
		if (process.platform === 'win32') child.kill(signal);
		else process.kill(-child.pid, signal);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
	}
}

/** Waits until `isReady` says so. Throws with n8n's own words when it ended before that. */
export async function ready(
	server: Server,
	url: string,
	isReady: (url: string) => Promise<boolean>,
): Promise<void> {
	await until(
		async () => {
			if (server.process.exitCode !== null || server.process.signalCode !== null) {
				throw new Error(`n8n ended while starting:\n${await server.logs()}`);
			}
			return (await isReady(url)) ? true : undefined;
		},
		{ what: `n8n to start at ${url}`, timeout: READY_WITHIN, every: 100 },
	);
}

/** Whether a process says that its database is ready; `/healthz` answers before that. */
export async function isHealthy(url: string): Promise<boolean> {
	try {
		return (await fetch(`${url}/healthz/readiness`)).ok;
	} catch {
		return false;
	}
}

/** Whether n8n's main process is ready for requests, its editor's among them. */
export async function servesEditor(url: string): Promise<boolean> {
	try {
		const settings = await fetch(`${url}/rest/settings`);
		const isJson = !!settings.headers.get('content-type')?.includes('application/json');
		return isJson && (await isHealthy(url));
	} catch {
		return false;
	}
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { N8nClient } from './client.mts';
import { environment, type Place } from './environment.mts';
import { installHost } from './install.mts';
import { installPackage } from './installPackage.mts';
import { root } from './paths.mts';
import { freePorts } from './ports.mts';
import { until } from './until.mts';

/** What to start. Without a package n8n starts with what its user folder has. */
export interface StartOptions {
	/** Made by `packTarball()`; installed as n8n installs a community package. */
	packageTarball?: string;
	/** Added to n8n's environment. */
	env?: Record<string, string>;
	/** n8n's data, kept by `stop()`. Without it a temporary folder, which `stop()` removes. */
	userFolder?: string;
	/** The port of an earlier start, so that webhook addresses stay the same after a restart. */
	port?: number;
}

/** A running n8n whose owner is set up and logged in. */
export interface N8n {
	url: string;
	port: number;
	userFolder: string;
	client: N8nClient;
	/** Asks n8n to end (SIGTERM), waits until it did, and removes its temporary folder. */
	stop(): Promise<void>;
	/** Ends n8n at once (SIGKILL), as a power cut would; its data stays. */
	kill(): Promise<void>;
	/** Everything n8n printed so far. */
	logs(): Promise<string>;
}

const ATTEMPTS = 3;
const READY_WITHIN = 120_000;
const STOP_WITHIN = 30_000;

/**
 * Starts the chosen n8n (2.41.1 by default) on free ports of 127.0.0.1 (installs it first where it is missing) and gives it
 * when it is ready for requests, after about ten seconds. Throws with n8n's own words when it ends
 * before that.
 */
export async function startN8n(options: StartOptions = {}): Promise<N8n> {
	const host = await installHost();
	const userFolder = options.userFolder ?? (await mkdtemp(path.join(tmpdir(), 'n8n-host-')));
	if (options.packageTarball) await installPackage(options.packageTarball, userFolder);
	for (let attempt = 1; ; attempt++) {
		const [freePort, brokerPort] = await freePorts(2);
		const place = { port: options.port ?? freePort, brokerPort, userFolder };
		const server = await launch(host.node, host.n8n, place, {
			...environment(host, place),
			...options.env,
		});
		try {
			return await whenReady(server, place, options.userFolder === undefined);
		} catch (error) {
			await server.kill();
			const portTaken = /EADDRINUSE|port \d+ is already in use/i.test(await server.logs());
			if (!portTaken || attempt === ATTEMPTS) throw error;
		}
	}
}

interface Server {
	process: ChildProcess;
	kill(): Promise<void>;
	stop(): Promise<void>;
	logs(): Promise<string>;
}

/** n8n in a process group of its own, so that its task runner ends with it. */
async function launch(
	node: string,
	script: string,
	{ userFolder }: Place,
	env: NodeJS.ProcessEnv,
): Promise<Server> {
	const logFile = path.join(userFolder, 'n8n.log');
	const log = await open(logFile, 'w');
	const guard = path.join(root, 'test/host/endWithParent.cjs');
	const child = spawn(node, ['--require', guard, script, 'start'], {
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

async function whenReady(server: Server, place: Place, temporary: boolean): Promise<N8n> {
	const url = `http://127.0.0.1:${place.port}`;
	await until(
		async () => {
			if (server.process.exitCode !== null || server.process.signalCode !== null) {
				throw new Error(`n8n ended while starting:\n${await server.logs()}`);
			}
			return (await isReady(url)) ? true : undefined;
		},
		{ what: `n8n to start at ${url}`, timeout: READY_WITHIN, every: 100 },
	);
	const client = new N8nClient(url);
	await client.logIn();
	return {
		url,
		port: place.port,
		userFolder: place.userFolder,
		client,
		kill: server.kill,
		logs: server.logs,
		stop: async () => {
			await server.stop();
			if (temporary) await rm(place.userFolder, { recursive: true, force: true });
		},
	};
}

/** `/healthz` answers before the database is ready; these two together do not. */
async function isReady(url: string): Promise<boolean> {
	try {
		const readiness = await fetch(`${url}/healthz/readiness`);
		const settings = await fetch(`${url}/rest/settings`);
		return readiness.ok && !!settings.headers.get('content-type')?.includes('application/json');
	} catch {
		return false;
	}
}

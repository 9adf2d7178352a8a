import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { N8nClient } from './client.mts';
import { environment, type Place } from './environment.mts';
import { installHost } from './install.mts';
import { installPackage } from './installPackage.mts';
import { freePorts } from './ports.mts';
import { launch, ready, type Server, servesEditor } from './server.mts';

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
	/** Of the process itself, without the task runner that it starts. */
	pid: number;
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
		const server = await launch(host.node, host.n8n, userFolder, {
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

async function whenReady(server: Server, place: Place, temporary: boolean): Promise<N8n> {
	const url = `http://127.0.0.1:${place.port}`;
	await ready(server, url, servesEditor);
	const client = new N8nClient(url);
	await client.logIn();
	return {
		url,
		port: place.port,
		pid: server.process.pid as number,
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

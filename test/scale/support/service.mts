import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

import { root } from '../../host/paths.mts';
import { freePorts } from '../../host/ports.mts';

/** A program that serves until it is ended; it ends with this process, whatever becomes of it. */
export interface Service {
	/** Whether it has ended, by itself or because it was told to. */
	hasEnded(): boolean;
	/** Sends a signal and waits until the program has ended. */
	end(signal: NodeJS.Signals): Promise<void>;
}

const guard = path.join(root, 'test/scale/support/guard.cjs');

/** Starts a program in a folder. */
export async function startService(
	program: string,
	args: readonly string[],
	cwd: string,
): Promise<Service> {
	const child = fork(guard, [program, ...args], {
		cwd,
		stdio: 'ignore',
		detached: true,
		// Not those of this process, such as a file of settings that is not in that folder.
		execArgv: [],
	});
	const exited = once(child, 'exit');
	await once(child, 'spawn');
	// The service alone is no reason for this process to stay.
	child.unref();
	child.channel?.unref();
	let ended = false;
	void exited.then(() => (ended = true));
	return {
		hasEnded: () => ended,
		end: async (signal) => {
			if (ended) return;
			child.ref();
			child.send(signal);
			await exited;
		},
	};
}

const ATTEMPTS = 3;

/**
 * Starts a program on a free port, and on another one where somebody else took that in the meantime.
 *
 * @param start starts it on a port, and throws when it ended before it was ready
 * @returns the port
 */
export async function onFreePort(start: (port: number) => Promise<void>): Promise<number> {
	for (let attempt = 1; ; attempt++) {
		const [port] = await freePorts(1);
		const failure = await start(port).then(
			() => undefined,
			(thrown: unknown) => thrown,
		);
		if (!failure) return port;
		if (attempt === ATTEMPTS) throw failure;
	}
}

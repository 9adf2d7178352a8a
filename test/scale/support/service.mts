import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

import { root } from '../../host/paths.mts';

/** A program that serves until it is ended; it ends with this process, whatever becomes of it. */
export interface Service {
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
	const child = fork(guard, [program, ...args], { cwd, stdio: 'ignore', detached: true });
	const exited = once(child, 'exit');
	await once(child, 'spawn');
	// The service alone is no reason for this process to stay.
	child.unref();
	child.channel?.unref();
	return {
		end: async (signal) => {
			child.ref();
			child.send(signal);
			await exited;
		},
	};
}

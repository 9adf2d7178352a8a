import { mkdir, open, readFile, rm, rmdir, stat, utimes } from 'node:fs/promises';
import path from 'node:path';

import { say } from './progress.mts';
import { until } from './until.mts';

const HEARTBEAT = 5_000;
const ABANDONED_AFTER = 60_000;
const LONGEST_WAIT = 30 * 60_000;

/**
 * Does `work` while no other process on this machine does work under the same lock file. A lock
 * whose owner died is taken over: its process is gone, or it stopped renewing the file's time.
 */
export async function withLock<T>(file: string, work: () => Promise<T>): Promise<T> {
	await mkdir(path.dirname(file), { recursive: true });
	let told = false;
	await until(
		async () => {
			if (await take(file)) return true;
			if (await isAbandoned(file)) {
				await removeAbandoned(file);
			} else if (!told) {
				say(`Waiting for another process that holds ${file}`);
				told = true;
			}
			return undefined;
		},
		{ what: `the lock ${file}`, timeout: LONGEST_WAIT, every: 300 },
	);
	const heartbeat = setInterval(() => {
		const now = new Date();
		utimes(file, now, now).catch(() => undefined);
	}, HEARTBEAT);
	try {
		return await work();
	} finally {
		clearInterval(heartbeat);
		await rm(file, { force: true });
	}
}

async function take(file: string): Promise<boolean> {
	try {
		const handle = await open(file, 'wx');
		await handle.writeFile(String(process.pid));
		await handle.close();
		return true;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
		throw error;
	}
}

/** One remover at a time, who looks again: or it could remove the lock of one who just took over. */
async function removeAbandoned(file: string): Promise<void> {
	const removing = `${file}.removing`;
	try {
		await mkdir(removing);
	} catch {
		return;
	}
	try {
		if (await isAbandoned(file)) await rm(file, { force: true });
	} finally {
		await rmdir(removing);
	}
}

async function isAbandoned(file: string): Promise<boolean> {
	try {
		const [owner, { mtimeMs }] = await Promise.all([readFile(file, 'utf8'), stat(file)]);
		if (Date.now() - mtimeMs > ABANDONED_AFTER) return true;
		return owner !== '' && !isAlive(Number(owner));
	} catch {
		return false; // released in this very moment
	}
}

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { startN8n, type N8n } from '../host/n8n.mts';
import { packTarball } from '../host/pack.mts';
import { cache } from '../host/paths.mts';

const folder = path.resolve(process.env.N8N_HOST_CACHE ?? path.join(cache, 'n8n-2.41.1'));

/** Whether an n8n is installed here; it takes too long to do so for a measurement. */
export const hasN8n = existsSync(path.join(folder, 'installed.txt'));

/** Milliseconds of a tick, in which Linux counts processor time. */
const TICK_MS = 10;

/** Processor time of a process so far, in ms; `undefined` where the system does not tell. */
export async function cpuMs(pid: number): Promise<number | undefined> {
	const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
	// Behind the name, which may hold blanks: fields 14 and 15 of all.
	const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
	return fields && (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

/** Does something in a whole n8n with this package, which is stopped afterwards. */
export async function inRealN8n<T>(work: (n8n: N8n) => Promise<T>): Promise<T> {
	const n8n = await startN8n({ packageTarball: await packTarball() });
	try {
		return await work(n8n);
	} finally {
		await n8n.stop();
	}
}

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { withLock } from '../../host/lock.mts';

describe('withLock', () => {
	let folder: string;
	let file: string;

	beforeEach(async () => {
		folder = await mkdtemp(path.join(tmpdir(), 'lock-test-'));
		file = path.join(folder, 'below/a.lock');
		jest.spyOn(process.stderr, 'write').mockReturnValue(true);
	});

	afterEach(async () => {
		jest.restoreAllMocks();
		await rm(folder, { recursive: true });
	});

	test('lets one work at a time and leaves nothing behind', async () => {
		let working = 0;
		let most = 0;
		const work = async () => {
			most = Math.max(most, ++working);
			await new Promise(setImmediate);
			working--;
		};
		await Promise.all([1, 2, 3].map(() => withLock(file, work)));
		expect(most).toBe(1);
		expect(existsSync(file)).toBe(false);
	});

	test('is released when the work fails', async () => {
		const failing = withLock(file, () => Promise.reject(new Error('no disk space')));
		await expect(failing).rejects.toThrow('no disk space');
		await expect(withLock(file, () => Promise.resolve('done'))).resolves.toBe('done');
	});

	test('takes over from a process that is gone', async () => {
		await withLock(file, () => Promise.resolve());
		const { pid } = spawnSync(process.execPath, ['--version']);
		await writeFile(file, String(pid));
		await expect(withLock(file, () => Promise.resolve('done'))).resolves.toBe('done');
	});

	test('takes over when the owner has not been heard of for a minute', async () => {
		await withLock(file, () => Promise.resolve());
		await writeFile(file, String(process.pid));
		const then = new Date(Date.now() - 61_000);
		await utimes(file, then, then);
		await expect(withLock(file, () => Promise.resolve('done'))).resolves.toBe('done');
	});
});

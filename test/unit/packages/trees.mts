import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Does work in a temporary folder, with these files in it, and removes it. */
export async function inTree<Result>(
	files: Readonly<Record<string, string>>,
	work: (root: string) => Result | Promise<Result>,
): Promise<Result> {
	const root = await mkdtemp(path.join(tmpdir(), 'packages-test-'));
	try {
		for (const [file, text] of Object.entries(files)) {
			await mkdir(path.dirname(path.join(root, file)), { recursive: true });
			await writeFile(path.join(root, file), text);
		}
		return await work(root);
	} finally {
		await rm(root, { recursive: true, force: true });
	}
}

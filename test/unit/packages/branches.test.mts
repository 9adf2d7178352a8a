import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Push, pushBranch } from '../../../tools/packages/branches.mts';
import { inTree } from './trees.mts';

/** A package's source and its branch, with git itself and a repository beside this one for GitHub's. */

const AUTHOR = { GIT_AUTHOR_NAME: 'Polly', GIT_AUTHOR_EMAIL: 'polly@example.com' };
const COMMITTER = { GIT_COMMITTER_NAME: 'Polly', GIT_COMMITTER_EMAIL: 'polly@example.com' };
const env = { ...process.env };

beforeAll(() => Object.assign(process.env, AUTHOR, COMMITTER));
afterAll(() => {
	for (const name of Object.keys({ ...AUTHOR, ...COMMITTER })) {
		if (env[name] === undefined) delete process.env[name];
		else process.env[name] = env[name];
	}
});

interface Stage {
	push(more?: Partial<Push>): ReturnType<typeof pushBranch>;
	/** Git's words about the repository that is pushed to. */
	remote(...args: string[]): string;
	write(file: string, text: string): void;
	remove(file: string): void;
	/** Git's words about the repository that is pushed from. */
	local(...args: string[]): string;
}

const FILES = {
	'repository/README.md': 'all birds',
	'repository/.gitignore': '/packages/\n',
	'repository/packages/parrot/package.json': '{"name":"parrot"}',
	'repository/packages/parrot/.gitignore': 'node_modules/\ndist/\n',
	'repository/packages/parrot/.github/workflows/publish.yml': 'first',
	'repository/packages/parrot/node_modules/seed/index.js': '',
	'repository/packages/parrot/dist/index.js': '',
};

async function onStage(work: (stage: Stage) => void): Promise<void> {
	await inTree(FILES, (root) => {
		const git = (folder: string, args: string[]) =>
			execFileSync('git', args, { cwd: path.join(root, folder) })
				.toString()
				.trim();
		mkdirSync(path.join(root, 'remote'));
		git('remote', ['init', '--quiet', '--bare']);
		git('repository', ['init', '--quiet']);
		git('repository', ['remote', 'add', 'origin', path.join(root, 'remote')]);
		git('repository', ['add', '.']);
		git('repository', ['commit', '--quiet', '-m', 'All birds']);
		const folder = path.join(root, 'repository/packages/parrot');
		work({
			push: (more) =>
				pushBranch({
					root: path.join(root, 'repository'),
					remote: 'origin',
					folder,
					branch: 'package/parrot',
					message: 'Version 1',
					withWorkflows: false,
					...more,
				}),
			remote: (...args) => git('remote', args),
			local: (...args) => git('repository', args),
			write: (file, text) => writeFileSync(path.join(folder, file), text),
			remove: (file) => rmSync(path.join(folder, file)),
		});
	});
}

test('the branch holds the source alone, at its root, where the scanner looks for it', async () => {
	await onStage(({ push, remote, local }) => {
		const { commit, isNew } = push();
		expect(isNew).toBe(true);
		expect(remote('rev-parse', 'package/parrot')).toBe(commit);
		expect(remote('ls-tree', '-r', '--name-only', commit).split('\n')).toEqual([
			'.github/workflows/publish.yml',
			'.gitignore',
			'package.json',
		]);
		expect(remote('log', '--format=%s', commit)).toBe('Version 1');
		expect(local('status', '--porcelain')).toBe('');
	});
});

test('each version follows the one before, and what is pushed twice is one commit', async () => {
	await onStage(({ push, remote, write }) => {
		const first = push();
		expect(push()).toEqual({ ...first, isNew: false });
		write('package.json', '{"name":"parrot","version":"2"}');
		const second = push({ message: 'Version 2' });
		expect(remote('log', '--format=%s', second.commit).split('\n')).toEqual([
			'Version 2',
			'Version 1',
		]);
		expect(remote('rev-parse', `${second.commit}^`)).toBe(first.commit);
		expect(remote('show', `${second.commit}:package.json`)).toContain('"2"');
	});
});

test('a file that is gone goes from the branch, too', async () => {
	await onStage(({ push, remote, write, remove }) => {
		write('old.md', 'old');
		expect(remote('ls-tree', '--name-only', push().commit)).toContain('old.md');
		remove('old.md');
		expect(remote('ls-tree', '--name-only', push().commit)).not.toContain('old.md');
	});
});

test('workflows on the branch stay as a person pushed them, unless a person pushes others', async () => {
	await onStage(({ push, remote, write }) => {
		push();
		write('.github/workflows/publish.yml', 'second');
		write('package.json', '{"name":"parrot","version":"2"}');
		const kept = push();
		expect(kept).toMatchObject({ isNew: true, keptWorkflows: true });
		const workflow = '.github/workflows/publish.yml';
		expect(remote('show', `${kept.commit}:${workflow}`)).toBe('first');
		expect(remote('show', `${kept.commit}:package.json`)).toContain('"2"');
		const changed = push({ withWorkflows: true });
		expect(changed).toMatchObject({ isNew: true, keptWorkflows: false });
		expect(remote('show', `${changed.commit}:${workflow}`)).toBe('second');
	});
});

test('what git refuses is told in its words', async () => {
	await onStage(({ push }) => {
		expect(() => push({ remote: 'nowhere' })).toThrow('nowhere');
	});
});

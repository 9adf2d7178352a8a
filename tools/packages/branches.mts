import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A package's source, and the branch it goes to. */
export interface Push {
	/** The repository that is pushed from; what it calls the other one. */
	root: string;
	remote: string;
	/** Where the package's source lies. */
	folder: string;
	branch: string;
	message: string;
	/**
	 * Whether the branch gets this source's workflows too. GitHub lets no workflow change workflows, so they
	 * are a person's to push; otherwise the branch keeps those it has.
	 */
	withWorkflows: boolean;
}

/** What became of it. */
export interface Pushed {
	/** The branch's commit: the new one, or the one that has this very source already. */
	commit: string;
	isNew: boolean;
	/** Whether the branch kept workflows that differ from those of the source. */
	keptWorkflows: boolean;
}

const WORKFLOWS = '.github';

/**
 * Makes a package's source the next commit of its branch, and pushes it. Earlier commits stay, because npm
 * attests the commit of each version and n8n's scanner fetches it there. Files that the source's own
 * `.gitignore` names stay out. The repository's files and index are not touched.
 *
 * @throws Error with git's words, when a push is refused, for example
 */
export function pushBranch(push: Push): Pushed {
	const { root, remote, folder, branch, message, withWorkflows } = push;
	const scratch = mkdtempSync(path.join(tmpdir(), 'push-'));
	const gitDirectory = execFileSync('git', ['rev-parse', '--absolute-git-dir'], { cwd: root })
		.toString()
		.trim();
	const git = (...args: string[]) =>
		execFileSync('git', args, {
			cwd: folder,
			env: {
				...process.env,
				GIT_DIR: gitDirectory,
				GIT_WORK_TREE: folder,
				GIT_INDEX_FILE: path.join(scratch, 'index'),
			},
			stdio: ['ignore', 'pipe', 'pipe'],
		})
			.toString()
			.trim();

	try {
		const parent = tipOf(git, remote, branch);
		git('add', '--all', '.');
		const own = git('write-tree');
		const keeps = parent !== undefined && !withWorkflows && has(git, parent, WORKFLOWS);
		if (keeps) {
			if (existsSync(path.join(folder, WORKFLOWS)))
				git('rm', '-r', '--cached', '--quiet', WORKFLOWS);
			git('read-tree', `--prefix=${WORKFLOWS}/`, `${parent}:${WORKFLOWS}`);
		}
		const tree = git('write-tree');
		const keptWorkflows = keeps && tree !== own;
		if (parent && git('rev-parse', `${parent}^{tree}`) === tree) {
			return { commit: parent, isNew: false, keptWorkflows };
		}
		const parents = parent ? ['-p', parent] : [];
		const commit = git('commit-tree', tree, ...parents, '-m', message);
		git('push', '--quiet', remote, `${commit}:refs/heads/${branch}`);
		return { commit, isNew: true, keptWorkflows };
	} finally {
		rmSync(scratch, { recursive: true, force: true });
	}
}

type Git = (...args: string[]) => string;

/** The branch's last commit at the other repository, fetched; `undefined` where there is no such branch. */
function tipOf(git: Git, remote: string, branch: string): string | undefined {
	const ref = `refs/heads/${branch}`;
	if (git('ls-remote', remote, ref) === '') return undefined;
	git('fetch', '--quiet', '--depth=1', remote, ref);
	return git('rev-parse', 'FETCH_HEAD');
}

const has = (git: Git, commit: string, file: string) => git('ls-tree', commit, file) !== '';

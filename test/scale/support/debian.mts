import { accessSync, constants, readdirSync } from 'node:fs';
import { userInfo } from 'node:os';
import path from 'node:path';

const DEBIAN = '/usr/lib/postgresql';

function isExecutable(file: string): boolean {
	try {
		accessSync(file, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

/** Where Debian puts PostgreSQL's programs, the newest version first. */
function postgresFolders(): string[] {
	try {
		const versions = readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a));
		return versions.map((version) => path.join(DEBIAN, version, 'bin'));
	} catch {
		return [];
	}
}

/**
 * The path of a program of Redis or PostgreSQL, in `PATH` or where Debian has it. Throws with the
 * command that installs what is missing.
 */
export function findProgram(name: string): string {
	const folders = (process.env.PATH ?? '').split(path.delimiter);
	const found = [...folders, ...postgresFolders()]
		.map((folder) => path.join(folder, name))
		.find(isExecutable);
	if (found) return found;
	throw new Error(
		`The tests of n8n's queue mode need ${name}, which is not installed. On Debian and Ubuntu: ` +
			'apt-get install redis-server postgresql. The tests start both by themselves, on this machine only.',
	);
}

/** Whether this process is root, as which PostgreSQL does not run. */
export const isRoot = () => userInfo().uid === 0;

/** A command as it has to be run for PostgreSQL: as its own system user where we are root. */
export const asPostgres = (program: string, args: readonly string[]): [string, string[]] =>
	isRoot() ? ['runuser', ['-u', 'postgres', '--', program, ...args]] : [program, [...args]];

import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { runCommand } from '../../host/command.mts';
import { freePorts } from '../../host/ports.mts';
import { asPostgres, findProgram, isRoot } from './debian.mts';

/** A PostgreSQL of this test alone, on this machine only. */
export interface Postgres {
	port: number;
	/** The superuser; nobody is asked for a password. */
	user: string;
	database: string;
	/** The rows that a query gives, each a list of its columns. */
	query(sql: string): Promise<string[][]>;
	/** Ends it at once, as when its machine fails; `resume` starts it again with all that was committed. */
	interrupt(): Promise<void>;
	resume(): Promise<void>;
	stop(): Promise<void>;
}

const USER = 'n8n';
const DATABASE = 'n8n';
const COLUMNS = '\u001f';

/** Who runs PostgreSQL: its folder has to be theirs. */
async function idOf(flag: '-u' | '-g'): Promise<number> {
	return Number(await runCommand('id', [flag, 'postgres']));
}

const run = async (program: string, args: readonly string[], cwd: string) =>
	await runCommand(...asPostgres(findProgram(program), args), { cwd });

/** Starts PostgreSQL in a temporary folder, which `stop()` removes. */
export async function startPostgres(): Promise<Postgres> {
	const folder = await mkdtemp(path.join(tmpdir(), 'scale-postgres-'));
	if (isRoot()) await chown(folder, await idOf('-u'), await idOf('-g'));
	const data = path.join(folder, 'data');
	const [port] = await freePorts(1);
	await run('initdb', ['-D', data, '-U', USER, '-A', 'trust', '-E', 'UTF8', '--no-sync'], folder);
	const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=300`;
	const start = async () => {
		const log = path.join(folder, 'log');
		await run('pg_ctl', ['-D', data, '-l', log, '-w', '-o', options, 'start'], folder);
	};
	const end = async (mode: 'fast' | 'immediate') => {
		await run('pg_ctl', ['-D', data, '-w', '-m', mode, 'stop'], folder);
	};
	await start();
	const at = ['-h', '127.0.0.1', '-p', String(port), '-U', USER];
	await run('createdb', [...at, DATABASE], folder);
	return {
		port,
		user: USER,
		database: DATABASE,
		query: async (sql) => {
			const args = [...at, '-d', DATABASE, '-A', '-t', '-F', COLUMNS, '-c', sql];
			const rows = (await run('psql', args, folder)).split('\n');
			return rows.filter((row) => row !== '').map((row) => row.split(COLUMNS));
		},
		interrupt: () => end('immediate'),
		resume: start,
		stop: async () => {
			await end('fast');
			await rm(folder, { recursive: true, force: true });
		},
	};
}
